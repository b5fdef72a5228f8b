import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until `look` gives something true, and gives it. */
export const eventually = async <Value>(look: () => Promise<Value> | Value, ms = 8000): Promise<Value> => {
	const until = performance.now() + ms;
	for (;;) {
		const value = await look();
		if (value || performance.now() > until) return value;
		await sleep(10);
	}
};
