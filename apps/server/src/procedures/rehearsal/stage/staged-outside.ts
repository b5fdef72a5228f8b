import type { Outside } from '../../../capabilities/outside/outside.ts';
import { SendError } from '../../../capabilities/outside/send.ts';

/** A request that a step would have sent to another machine. */
export interface AskedOutside {
	readonly method: string;
	/** Without its query: that may hold what people wrote. */
	readonly url: string;
	readonly answered: boolean;
}

/** What the other machine says in this rehearsal, for every address that begins so. */
export interface OutsideAnswer {
	readonly url: string;
	readonly status: number;
	/** JSON or any text. */
	readonly body: string;
}

/** The way to other machines on a stage: it leads nowhere. */
export interface StagedOutside extends Outside {
	readonly asked: readonly AskedOutside[];
	/** From now on addresses that begin so are answered; the newest answer counts. */
	answer(given: OutsideAnswer): void;
}

/**
 * A rehearsal sends nothing to anybody. Steps are told what the person who plays has said that the other machine answers;
 * where nobody has said anything it is out of reach, as it may be one day in earnest. Which sources are connected, and under
 * which secrets, is as in earnest.
 */
export function stagedOutside(real: Outside): StagedOutside {
	const asked: AskedOutside[] = [];
	const answers: OutsideAnswer[] = [];
	return {
		asked,
		answer: (given) => void answers.unshift(given),
		connections: () => real.connections(),
		secret: (name) => real.secret(name),
		async send({ method, url, mayReach }) {
			if (!mayReach(url)) throw new SendError('host', `${url.host} is not granted`);
			const known = answers.find((one) => url.href.startsWith(one.url));
			asked.push({ method, url: `${url.origin}${url.pathname}`, answered: known !== undefined });
			if (!known)
				throw new SendError('unreachable', `${url.host} is not asked in a rehearsal, and no answer was given for it`);
			return { status: known.status, body: known.body, contentType: 'application/json' };
		},
	};
}
