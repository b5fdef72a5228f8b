import { describe, expect, it } from 'vitest';
import '@motcua/procedure-testing/vitest';
import procedure from '../src/procedure.ts';

/** Keys that the source of domain facts names for this procedure. */
const DOMAIN_FIELDS = [
	'requesterFullName',
	'requesterBirthDate',
	'requesterPersonalId',
	'requesterResidence',
	'requesterPhone',
	'requesterEmail',
	'relationToSubject',
	'eventType',
	'subjectFullName',
	'subjectBirthDate',
	'subjectPersonalId',
	'spouseFullName',
	'registeredAt',
	'registeredDate',
	'registerNumber',
	'copyCount',
];

describe('the forms', () => {
	it('ask for everything that the declaration asks', () => {
		expect(procedure).toAskFor(DOMAIN_FIELDS);
	});
});

describe('the flow', () => {
	it('takes the fee before anything is signed, by the copy', () => {
		const keys = procedure.flow.steps.map((step) => step.key);
		expect(keys.indexOf('collectFee')).toBeLessThan(keys.indexOf('sign'));
		expect(procedure.manifest.fee).toMatchObject({ per: 'copy', amounts: { extractCopy: { amountVnd: 8000 } } });
	});

	it('is due the same day, and stands still only while another register is asked', () => {
		expect(procedure.manifest.timeLimit).toMatchObject({ amount: 0, unit: 'same-day' });
		expect(procedure).toStopTheClockOnlyIn('waitForHolder');
	});
});
