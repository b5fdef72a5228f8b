import { parseFormDefinition } from '@motcua/forms/schema';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { runFixture } from '@motcua/procedure-sdk/testing';
import { checkPackage } from '@motcua/procedure-tools';
import { buildPackage } from '@motcua/procedure-tools/build';
import { beforeAll, describe, expect, it } from 'vitest';
import handlers from '../src/handlers.ts';
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

describe('the package', () => {
	let pkg: ProcedurePackage;
	beforeAll(async () => {
		pkg = await buildPackage(new URL('..', import.meta.url).pathname);
	});

	it('is sound: nothing found by the check of the author and the ward', () => {
		expect(checkPackage(pkg)).toEqual([]);
	});

	it('holds its fixtures, each handler among them', async () => {
		expect(pkg.fixtures.length).toBeGreaterThanOrEqual(2);
		for (const fixture of pkg.fixtures)
			expect(await runFixture(procedure, handlers, fixture), fixture.name).toEqual([]);
	});

	it('has code small enough to start in a sandbox in no time', () => {
		expect(pkg.code?.length).toBeLessThan(60_000);
	});
});

describe('the forms', () => {
	it.each(Object.entries(procedure.forms))('%s is a valid definition', (_, definition) => {
		expect(parseFormDefinition(JSON.parse(JSON.stringify(definition)))).toMatchObject({ ok: true });
	});

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
