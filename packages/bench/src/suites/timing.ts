/** Milliseconds that an act takes. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await act();
	return performance.now() - started;
}

/** What an act measured, so many times, in order. */
export async function repeat(times: number, act: (index: number) => Promise<number>): Promise<readonly number[]> {
	const all: number[] = [];
	for (let index = 0; index < times; index++) all.push(await act(index));
	return all;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** @param share 0.95 for the 95th percentile */
export const percentile = (values: readonly number[], share: number): number =>
	values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
