import { describe, expect, it } from 'vitest';
import '@motcua/procedure-testing/vitest';
import procedure from '../src/procedure.ts';

/** Keys that the source of domain facts names for this procedure; the time of death is two fields here. */
const DOMAIN_FIELDS = [
	'requesterFullName',
	'requesterBirthDate',
	'requesterPersonalId',
	'requesterResidence',
	'requesterPhone',
	'requesterEmail',
	'relationToDeceased',
	'deceasedFullName',
	'deceasedBirthDate',
	'deceasedGender',
	'deceasedEthnicity',
	'deceasedNationality',
	'deceasedPersonalId',
	'deceasedLastResidence',
	'deathDate',
	'deathTime',
	'deathPlace',
	'deathCause',
	'deathNotice',
	'wantsCopies',
	'copyCount',
	'resultDelivery',
];

describe('the forms', () => {
	it('ask for everything that the declaration asks', () => {
		expect(procedure).toAskFor(DOMAIN_FIELDS);
	});
});

describe('the limit', () => {
	it('is the same day, and stands still in one step only', () => {
		expect(procedure.manifest.timeLimit).toMatchObject({ amount: 0, unit: 'same-day' });
		expect(procedure).toStopTheClockOnlyIn('waitForOtherCommune');
	});
});
