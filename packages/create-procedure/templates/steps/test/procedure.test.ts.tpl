import { readFileSync } from 'node:fs';
import { openTestWard, playToEnd } from '@motcua/procedure-testing';
import { papersOf } from '@motcua/procedure-testing/vitest';
import { buildPackage } from '@motcua/procedure-tools/build';
import { describe, expect, it } from 'vitest';
import procedure from '../src/procedure.ts';

const pkg = await buildPackage(new URL('..', import.meta.url).pathname);
const { answers, result } = JSON.parse(
	readFileSync(new URL('../fixtures/001-two-copies.json', import.meta.url), 'utf8'),
);
const staffForms = { examine: result };
const { expectPages } = papersOf(procedure);

describe('a dossier', () => {
	it('is examined, priced, signed, paid and handed over', async () => {
		const dossier = await playToEnd(await openTestWard(pkg).file({ answers }), { staffForms });
		expect(dossier.path).toEqual(['examine sound', 'prepare prepared', 'sign signed', 'collectFee paid']);
		expect(dossier.state).toMatchObject({ outcome: 'granted', payment: { amountVnd: 16_000, status: 'paid' } });
		await expectPages(dossier.rendered.at(-1)?.data ?? null);
		await expect(dossier).toBeIdempotent();
	});
	it('costs what the ward has set', async () => {
		const ward = openTestWard(pkg, { settings: { perCopy: 5000 } });
		const dossier = await playToEnd(await ward.file({ answers }), { staffForms });
		expect(dossier.state.payment.amountVnd).toBe(10_000);
	});
	it('is refused with a note', async () => {
		const script = { outcomes: { examine: 'refused' }, staffForms };
		const dossier = await playToEnd(await openTestWard(pkg).file({ answers }), script);
		expect(dossier.state.outcome).toBe('refused');
	});
});
