import '@motcua/procedure-testing/vitest';
import { openTestWard, playToEnd } from '@motcua/procedure-testing';
import { buildPackage } from '@motcua/procedure-tools/build';
import { describe, expect, it } from 'vitest';

import { elderly, examined, letter, numbered, ordinary, paid, pays, refusal } from './samples.ts';

/** Filed on a Monday; the Tuesday is a holiday. */
const pkg = await buildPackage(new URL('..', import.meta.url).pathname);
const open = (now: string) => openTestWard(pkg, { now: `2026-11-23T${now}:00+07:00` });

const staffForms = { examination: examined, decision: numbered, payment: paid };
const old = { ...examined, confirmedGroup: 'elderlyOtherPension' } as const;

describe('in a ward', () => {
	it('is decided and paid out, free of charge', async () => {
		const dossier = await playToEnd(await open('09:00').file({ answers: ordinary }), { staffForms });
		expect(dossier.state).toMatchObject({ status: 'returned', outcome: 'granted', payment: { status: 'none' } });
		expect(dossier.path.at(-1)).toBe('confirmPayout confirmed');
		await expect(dossier).toBeIdempotent();
	});

	it('comes back from the bank, and is paid in cash when the family says nothing', async () => {
		const dossier = await playToEnd(await open('09:00').file({ answers: elderly }), {
			staffForms: { ...staffForms, examination: old },
			outcomes: { payOut: ['accountRejected', 'paid'] },
			silentCitizen: true,
		});
		expect(dossier.path).toContain('chooseAgain cash');
		expect(dossier.state).toMatchObject({ status: 'returned', outcome: 'granted' });
	});

	it('is refused in writing when social insurance pays more', async () => {
		const dossier = await playToEnd(await open('09:00').file({ answers: elderly }), {
			staffForms: {
				...staffForms,
				examination: old,
				insuranceLetter: letter,
				insuranceAnswer: pays(23_400_000),
				refusal,
			},
			outcomes: { examine: ['askInsurance', 'eligible'] },
		});
		expect(dossier.state).toMatchObject({ status: 'returned', outcome: 'refused' });
	});
});
