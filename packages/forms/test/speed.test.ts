import { describe, expect, it } from 'vitest';
import { compileForm, evaluate } from '../src/index.ts';
import { everyFieldForm, findValidAnswers } from '../src/testing/index.ts';
import { formOf, label, TODAY } from './factories.ts';

/** Microseconds per call in the quickest of several batches: a busy machine does not count. */
function microseconds(work: () => void): number {
	let best = Number.POSITIVE_INFINITY;
	for (let batch = 0; batch < 12; batch += 1) {
		const began = performance.now();
		for (let call = 0; call < 500; call += 1) work();
		best = Math.min(best, ((performance.now() - began) / 500) * 1_000);
	}
	return best;
}

const base = { label: label('Mục'), required: true } as const;
const options = ['a', 'b', 'c'].map((value) => ({ value, label: label(value) }));
const fifteenFields = formOf([
	{ ...base, key: 'fullName', type: 'personName' },
	{ ...base, key: 'birthDate', type: 'date', partial: true, max: 'today' },
	{ ...base, key: 'identity', type: 'identityNumber' },
	{ ...base, key: 'residence', type: 'address' },
	{ ...base, key: 'phone', type: 'phone' },
	{ ...base, key: 'email', type: 'email', required: false },
	{ ...base, key: 'relation', type: 'choice', options },
	{ ...base, key: 'childName', type: 'personName' },
	{ ...base, key: 'childBirthDate', type: 'date', max: 'today' },
	{ ...base, key: 'words', type: 'text', computed: 'birthDateWords(childBirthDate)' },
	{ ...base, key: 'late', type: 'boolean', required: false, computed: 'daysBetween(childBirthDate, today) > 60' },
	{ ...base, key: 'reason', type: 'text', visibleWhen: 'late' },
	{ ...base, key: 'wantsCopies', type: 'boolean', required: false },
	{ ...base, key: 'copies', type: 'number', min: 1, visibleWhen: 'wantsCopies' },
	{ ...base, key: 'note', type: 'text', required: false },
]);

describe('evaluation is quick enough for the hot path of a submission', () => {
	// The target is 60 µs (20 on the machine this was written on); twice that leaves slow machines in peace.
	it('a form of 15 fields takes at most 120 µs', () => {
		const answers = findValidAnswers(fifteenFields, { seed: 3 });
		const form = compileForm(fifteenFields);
		const time = microseconds(() => evaluate(form, answers, { today: TODAY }));
		expect(time).toBeLessThan(120);
	});

	it('a form of thirty with rows takes at most 200 µs', () => {
		const answers = findValidAnswers(everyFieldForm, { seed: 3 });
		const form = compileForm(everyFieldForm);
		const time = microseconds(() => evaluate(form, answers, { today: TODAY }));
		expect(time).toBeLessThan(200);
	});
});
