import { readFileSync } from 'node:fs';
import { doneBy, runHandler } from '@motcua/procedure-sdk/testing';
import { papersOf } from '@motcua/procedure-testing/vitest';
import { describe, expect, it } from 'vitest';
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
	'documentName',
	'documentNumber',
	'issuer',
	'pageCount',
	'copyCount',
	'wantsElectronicCopy',
];

describe('the forms', () => {
	it('ask for everything that the register and the fee need', () => {
		expect(procedure).toAskFor(DOMAIN_FIELDS);
	});
});

describe('the attestation', () => {
	const { expectPages } = papersOf(procedure);

	it('renders without a warning, one block per original', async () => {
		const fixture = JSON.parse(
			readFileSync(new URL('../fixtures/001-resolved-two-papers.json', import.meta.url), 'utf8'),
		);
		const run = await runHandler(procedure, handlers, 'writeAttestation', fixture);
		await expectPages(doneBy(run).paper);
	});
});
