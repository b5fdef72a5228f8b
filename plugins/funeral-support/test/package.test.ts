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
	'deceasedFullName',
	'deceasedBirthDate',
	'deceasedPersonalId',
	'deceasedGroup',
	'deathDate',
	'funeralOrganizer',
	'relation',
	'bankAccount',
];

describe('the forms', () => {
	it('ask for everything that the declaration asks', () => {
		expect(procedure).toAskFor(DOMAIN_FIELDS);
	});
});

describe('the limit and the amounts', () => {
	it('are five working days that never stand still: social insurance is asked inside them', () => {
		expect(procedure.manifest.timeLimit).toMatchObject({ amount: 5, unit: 'working-days' });
		expect(procedure).toStopTheClockOnlyIn();
	});

	it('are paid to the citizen: no fee, and every amount a benefit that is labelled unverified', () => {
		const { fee } = procedure.manifest;
		expect(fee.kind).toBe('free');
		const amounts = Object.values(fee.amounts ?? {});
		expect(amounts).toHaveLength(3);
		expect(amounts.filter((amount) => !amount.benefit || !amount.label.vi.includes('chưa đối chiếu'))).toEqual([]);
	});
});
