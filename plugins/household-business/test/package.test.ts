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
	'businessName',
	'businessAddress',
	'businessPhone',
	'industries',
	'capitalVnd',
	'ownerType',
	'ownerFullName',
	'ownerPersonalId',
	'householdMembers',
	'taxMethod',
	'startDate',
	'workerCount',
];

describe('the forms', () => {
	it('ask for everything that the declaration asks', () => {
		expect(procedure).toAskFor(DOMAIN_FIELDS);
	});
});

describe('the limit and the charge', () => {
	it('are three working days that never stand still, and an amount of the province', () => {
		expect(procedure.manifest.timeLimit).toMatchObject({ amount: 3, unit: 'working-days' });
		expect(procedure).toStopTheClockOnlyIn();
		expect(procedure.manifest.fee.kind).toBe('setByProvince');
	});
});
