import { describe, expect, it } from 'vitest';
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
		const asked = JSON.stringify(procedure.forms.application);
		expect(DOMAIN_FIELDS.filter((key) => !asked.includes(`"key":"${key}"`))).toEqual([]);
	});
});

describe('the flow', () => {
	it('stops the clock in one step only, and says why and by which law', () => {
		const pausing = procedure.flow.steps.filter((step) => step.kind === 'human' && step.pausesClock !== undefined);
		expect(pausing.map((step) => step.key)).toEqual(['waitForOtherCommune']);
	});

	it('refuses only with a paper that a leader signed', () => {
		const refusing = procedure.flow.steps.filter(
			(step) => step.kind !== 'payment' && Object.values(step.outcomes).some((outcome) => outcome.to === 'refused'),
		);
		expect(refusing).toMatchObject([{ key: 'signRefusal', role: 'leader', act: 'sign' }]);
	});
});
