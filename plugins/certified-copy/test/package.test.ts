import { readFileSync } from 'node:fs';
import { createDocumentRenderer } from '@motcua/documents';
import { runHandler } from '@motcua/procedure-sdk/testing';
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
		const asked = JSON.stringify(procedure.forms.application);
		expect(DOMAIN_FIELDS.filter((key) => !asked.includes(`"key":"${key}"`))).toEqual([]);
	});
});

describe('the attestation', () => {
	it('renders without a warning, one block per original', async () => {
		const fixture = JSON.parse(
			readFileSync(new URL('../fixtures/001-resolved-two-papers.json', import.meta.url), 'utf8'),
		);
		const run = await runHandler(procedure, handlers, 'writeAttestation', fixture);
		const intent =
			run.ok && run.result.kind === 'done' ? run.result.intents?.find((one) => one.kind === 'renderResult') : undefined;
		const renderer = createDocumentRenderer();
		const template = readFileSync(new URL('../templates/attestation.typ', import.meta.url), 'utf8');
		const document = await renderer.render({
			template: 'templates/attestation.typ',
			files: { 'templates/attestation.typ': template },
			data: intent?.data,
		});
		await renderer.close();
		expect(document).toMatchObject({ pages: 1, warnings: [] });
	});
});
