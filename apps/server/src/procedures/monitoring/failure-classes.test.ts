import type { StepFailureClass } from '@motcua/procedure-sdk';
import { describe, expect, it } from 'vitest';
import { authorsFaults, judgeFailure } from '../../steps/run/failure-policy.ts';
import { type FailureSide, failureText } from './failure-classes.ts';

/** Every class that a run can end with, and whose it is. The compiler asks for a line when the contract gets a new one. */
const sides: Readonly<Record<StepFailureClass, FailureSide>> = {
	retryable: 'outside',
	bug: 'author',
	cpuLimit: 'author',
	wallLimit: 'author',
	memoryLimit: 'author',
	hostCrash: 'machine',
	denied: 'administrator',
};
const classes = Object.keys(sides) as StepFailureClass[];

describe('the ways for a run not to end well', () => {
	it.each(classes)('%s has words of its own, in both languages, and a side', (failure) => {
		const { title, advice, side } = failureText(failure);
		expect(side).toBe(sides[failure]);
		for (const text of [title.vi, title.en, advice.vi, advice.en]) expect(text.length).toBeGreaterThan(10);
		expect(title.vi).not.toBe(failure);
	});

	it('are told apart: no two of them share a title, nor the reason that staff read', () => {
		const titles = [...classes, 'stopped', 'broken', 'needInput', 'refuse'].map((one) => failureText(one).title.vi);
		expect(new Set(titles).size).toBe(titles.length);
		const reasons = classes.map((failure) => {
			const verdict = judgeFailure({ failure, cpuMs: 1, wallMs: 1 }, { attempt: 5, maxAttempts: 5 });
			return verdict.kind === 'block' ? verdict.reason.vi : 'tried again';
		});
		expect(new Set(reasons).size).toBe(classes.length);
	});

	it('count towards the breaker exactly when they are the author’s', () => {
		for (const failure of classes) expect(authorsFaults.has(failure)).toBe(sides[failure] === 'author');
	});

	it('show their code when nobody has written words for them', () => {
		expect(failureText('somethingNew').title.vi).toBe('somethingNew');
	});
});
