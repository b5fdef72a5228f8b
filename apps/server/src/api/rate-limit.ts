import { UserError } from './errors.ts';

/** Calls per address and minute. Filing is generous because a whole residential area may sit behind one address. */
export const rateClasses = { read: 600, write: 120, secret: 20 } as const;
export type RateClass = keyof typeof rateClasses;

export interface RateLimiter {
	/** Counts one call. Throws `rate.limited` (429) when the address has used up its minute. */
	take(rate: RateClass, address: string): void;
}

const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 50_000;

/** Fixed one-minute windows in memory: one process, and losing the counts on restart harms nobody. */
export function createRateLimiter(now: () => number, scale = 1): RateLimiter {
	let windowStart = 0;
	const counts = new Map<string, number>();
	return {
		take(rate, address) {
			const at = now();
			if (at - windowStart >= WINDOW_MS || counts.size > MOST_ADDRESSES) {
				counts.clear();
				windowStart = at;
			}
			const key = `${rate} ${address}`;
			const count = (counts.get(key) ?? 0) + 1;
			counts.set(key, count);
			if (count > rateClasses[rate] * scale)
				throw new UserError('TOO_MANY_REQUESTS', 'rate.limited', {
					vi: 'Quá nhiều yêu cầu trong một phút từ địa chỉ mạng này. Vui lòng chờ một phút rồi thử lại.',
					en: 'Too many requests in one minute from this network address. Please wait a minute and try again.',
				});
		},
	};
}
