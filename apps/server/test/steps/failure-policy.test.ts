import { describe, expect, it } from 'vitest';
import { judgeFailure } from '../../src/steps/run/failure-policy.ts';

const first = { attempt: 1, maxAttempts: 5 };
const again = { attempt: 2, maxAttempts: 5 };

describe('an attempt that failed', () => {
	it('on the limit of the clock, because the machine stood still, gets one more', () => {
		const stoodStill = { failure: 'wallLimit', cpuMs: 3, wallMs: 6_000 } as const;
		expect(judgeFailure(stoodStill, first)).toEqual({ kind: 'retry', afterMs: 2_000 });
		expect(judgeFailure(stoodStill, again)).toMatchObject({ kind: 'block', owner: 'administrator' });
		expect(judgeFailure(stoodStill, { attempt: 1, maxAttempts: 1 })).toMatchObject({ kind: 'block' });
	});

	it('on the limit of the clock while it computed blocks at once', () => {
		const busy = { failure: 'wallLimit', cpuMs: 3_000, wallMs: 6_000 } as const;
		expect(judgeFailure(busy, first)).toMatchObject({ kind: 'block', owner: 'administrator' });
	});

	it.each(['bug', 'cpuLimit', 'memoryLimit', 'denied'] as const)('with %s blocks at once', (failure) => {
		expect(judgeFailure({ failure, cpuMs: 1, wallMs: 10 }, first)).toMatchObject({ kind: 'block' });
	});

	it.each(['retryable', 'hostCrash'] as const)(
		'with %s gets all its attempts, further and further apart',
		(failure) => {
			const failed = { failure, cpuMs: 1, wallMs: 10 };
			const verdicts = [1, 2, 3, 4].map((attempt) => judgeFailure(failed, { attempt, maxAttempts: 5 }));
			expect(verdicts.map((verdict) => verdict.kind === 'retry' && verdict.afterMs)).toEqual([
				2_000, 8_000, 32_000, 128_000,
			]);
			expect(judgeFailure(failed, { attempt: 5, maxAttempts: 5 })).toMatchObject({ kind: 'block' });
		},
	);
});
