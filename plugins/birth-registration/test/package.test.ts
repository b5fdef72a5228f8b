import { describe, expect, it } from 'vitest';
import '@motcua/procedure-testing/vitest';
import procedure from '../src/procedure.ts';

const PERSON = ['FullName', 'BirthDate', 'Ethnicity', 'Nationality', 'PersonalId', 'Residence'];
/** Keys that the source of domain facts names for this procedure. */
const DOMAIN_FIELDS = [
	'requesterFullName',
	'requesterBirthDate',
	'requesterPersonalId',
	'requesterResidence',
	'requesterPhone',
	'requesterEmail',
	'relationToChild',
	'childFullName',
	'childBirthDate',
	'childBirthDateWords',
	'childGender',
	'childEthnicity',
	'childNationality',
	'birthPlace',
	'childHometown',
	...PERSON.map((fact) => `mother${fact}`),
	...PERSON.map((fact) => `father${fact}`),
	'marriageCertificateInfo',
	'birthCertificateNumber',
	'wantsCopies',
	'copyCount',
	'resultDelivery',
];

describe('the forms', () => {
	it('ask for everything that the declaration asks', () => {
		expect(procedure).toAskFor(DOMAIN_FIELDS);
	});
});

describe('the flow', () => {
	it('stops the clock in one step only, and says why and by which law', () => {
		expect(procedure).toStopTheClockOnlyIn('waitForOtherCommune');
	});

	it('refuses only with a paper that a leader signed', () => {
		expect(procedure).toRefuseOnlyInWriting();
	});
});
