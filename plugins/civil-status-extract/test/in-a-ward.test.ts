import '@motcua/procedure-testing/vitest';
import { openTestWard, playToEnd } from '@motcua/procedure-testing';
import { buildPackage } from '@motcua/procedure-tools/build';
import { describe, expect, it } from 'vitest';

import { birth, birthEntry, issued, marriage, marriageEntry, posted, refusal } from './samples.ts';

/** Filed on a Monday; the Tuesday is a holiday. */
const pkg = await buildPackage(new URL('..', import.meta.url).pathname);
const open = (now: string) => openTestWard(pkg, { now: `2026-11-23T${now}:00+07:00` });

const staffForms = { issue: issued, dispatch: posted, refusal };

describe('in a ward', () => {
	it.each([
		['birth', birth, birthEntry, 24_000],
		['marriage, by post', marriage, marriageEntry, 8000],
	])('an entry of a %s is copied, for its fee', async (_, answers, entry, amountVnd) => {
		const filed = await open('09:00').file({ answers });
		const dossier = await playToEnd(filed, { staffForms: { ...staffForms, entry } });
		expect(dossier.state).toMatchObject({
			status: 'returned',
			outcome: 'granted',
			payment: { status: 'paid', amountVnd },
		});
		await expect(dossier).toBeIdempotent();
	});

	it('what no register knows is refused in writing, and nothing is due', async () => {
		const dossier = await playToEnd(await open('09:00').file({ answers: birth }), {
			staffForms: { ...staffForms, entry: { searchResult: 'notFound' } },
			outcomes: { searchRegister: 'notFound' },
		});
		expect(dossier.state).toMatchObject({ status: 'returned', outcome: 'refused', payment: { status: 'none' } });
	});
});
