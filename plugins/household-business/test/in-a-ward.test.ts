import '@motcua/procedure-testing/vitest';
import { openTestWard, playToEnd } from '@motcua/procedure-testing';
import { buildPackage } from '@motcua/procedure-tools/build';
import { describe, expect, it } from 'vitest';

import { examined, household, numbered, refusal, shop } from './samples.ts';

/** Filed on a Monday; the Tuesday is a holiday. */
const pkg = await buildPackage(new URL('..', import.meta.url).pathname);
const open = (now: string) => openTestWard(pkg, { now: `2026-11-23T${now}:00+07:00` });

describe('in a ward', () => {
	it.each([
		['a shop', shop, '001185007788'],
		['a household', household, '079199000056'],
	])('%s is registered within three working days, for the charge of the ward', async (_, answers, businessCode) => {
		const filed = await open('09:00').file({ answers });
		const dossier = await playToEnd(filed, {
			staffForms: { examination: examined, numbering: { ...numbered, businessCode } },
		});
		expect(dossier.state).toMatchObject({ status: 'returned', outcome: 'granted', payment: { status: 'paid' } });
		await expect(dossier).toBeIdempotent();
	});

	it('three working days from a Monday before a holiday end on Friday', async () => {
		const dossier = await open('09:00').file({ answers: shop });
		await dossier.receive();
		const dueAt = Temporal.Instant.from(dossier.state.dueAt ?? '');
		expect(dueAt.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString()).toBe('2026-11-27');
	});

	it('a name that is taken is refused in writing', async () => {
		const dossier = await playToEnd(await open('09:00').file({ answers: shop }), {
			staffForms: { examination: { ...examined, nameSearch: 'taken', takenBy: 'Hộ kinh doanh số 40' }, refusal },
			outcomes: { examine: 'refuse' },
		});
		expect(dossier.state).toMatchObject({ status: 'returned', outcome: 'refused' });
	});
});
