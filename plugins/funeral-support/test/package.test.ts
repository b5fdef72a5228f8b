import { parseFormDefinition } from '@motcua/forms/schema';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { runFixture } from '@motcua/procedure-sdk/testing';
import { checkPackage } from '@motcua/procedure-tools';
import { buildPackage } from '@motcua/procedure-tools/build';
import { beforeAll, describe, expect, it } from 'vitest';
import handlers from '../src/handlers.ts';
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

describe('the package', () => {
	let pkg: ProcedurePackage;
	beforeAll(async () => {
		pkg = await buildPackage(new URL('..', import.meta.url).pathname);
	});

	it('is sound: nothing found by the check of the author and the ward', () => {
		expect(checkPackage(pkg)).toEqual([]);
	});

	it('holds its fixtures, an end of each kind among them', async () => {
		expect(pkg.fixtures.map((fixture) => fixture.name.split(':')[0])).toEqual(
			expect.arrayContaining(['resolved', 'refused']),
		);
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

describe('the limit and the amounts', () => {
	it('are five working days that never stand still: social insurance is asked inside them', () => {
		expect(procedure.manifest.timeLimit).toMatchObject({ amount: 5, unit: 'working-days' });
		const pausing = procedure.flow.steps.filter((step) => step.kind === 'human' && step.pausesClock !== undefined);
		expect(pausing).toEqual([]);
	});

	it('are paid to the citizen: no fee, and every amount a benefit that is labelled unverified', () => {
		const { fee } = procedure.manifest;
		expect(fee.kind).toBe('free');
		const amounts = Object.values(fee.amounts ?? {});
		expect(amounts).toHaveLength(3);
		expect(amounts.filter((amount) => !amount.benefit || !amount.label.vi.includes('chưa đối chiếu'))).toEqual([]);
	});
});
