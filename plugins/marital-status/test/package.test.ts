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
	'subjectFullName',
	'subjectBirthDate',
	'subjectGender',
	'subjectEthnicity',
	'subjectNationality',
	'subjectPersonalId',
	'periodFrom',
	'periodTo',
	'maritalStatus',
	'purpose',
	'futureSpouse',
	'lostCertificateReason',
];

describe('the forms', () => {
	it('ask for everything that the declaration asks', () => {
		expect(procedure).toAskFor(DOMAIN_FIELDS);
	});
});

describe('the flow', () => {
	it('stops the clock in one step only, and says why and by which law', () => {
		expect(procedure).toStopTheClockOnlyIn('waitForOtherWard');
		const waiting = procedure.flow.steps.find((step) => step.key === 'waitForOtherWard');
		expect(waiting).toMatchObject({ pausesClock: { legalBasis: expect.stringContaining('123/2015/NĐ-CP') } });
	});

	it('takes the silence of the citizen for a yes after one working day', () => {
		const confirm = procedure.flow.steps.find((step) => step.key === 'confirmDraft');
		expect(confirm).toMatchObject({
			kind: 'citizen',
			timeout: { amount: 1, unit: 'working-days', outcome: 'accepted' },
		});
	});

	it('refuses only with a paper that a leader signed', () => {
		expect(procedure).toRefuseOnlyInWriting();
	});
});
