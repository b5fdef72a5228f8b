import '@motcua/procedure-testing/vitest';
import { openTestWard, playToEnd } from '@motcua/procedure-testing';
import { buildPackage } from '@motcua/procedure-tools/build';
import { describe, expect, it } from 'vitest';

import { examined, ordinary, refusal, registration } from './samples.ts';

/** Filed on a Monday; the Tuesday is a holiday. */
const pkg = await buildPackage(new URL('..', import.meta.url).pathname);
const open = (now: string) => openTestWard(pkg, { now: `2026-11-23T${now}:00+07:00` });

const staffForms = { examination: examined, registration, refusal };

describe('in a ward', () => {
	it.each([
		['14:59', '2026-11-23T17:00'],
		['15:01', '2026-11-25T17:00'],
	])('received at %s it is due %s', async (now, due) => {
		const dossier = await open(now).file({ answers: ordinary });
		await dossier.receive();
		const dueAt = Temporal.Instant.from(dossier.state.dueAt ?? '');
		expect(dueAt.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDateTime().toString().slice(0, 16)).toBe(due);
	});

	it('is registered and handed over, whether the citizen confirms the draft or says nothing', async () => {
		for (const silentCitizen of [false, true]) {
			const dossier = await playToEnd(await open('09:00').file({ answers: ordinary }), { staffForms, silentCitizen });
			expect(dossier.state).toMatchObject({ status: 'returned', outcome: 'granted' });
			await expect(dossier).toBeIdempotent();
		}
	});

	it('is refused in writing', async () => {
		const outcomes = { examine: 'refuse' };
		const dossier = await playToEnd(await open('09:00').file({ answers: ordinary }), { staffForms, outcomes });
		expect(dossier.state).toMatchObject({ status: 'returned', outcome: 'refused' });
	});
});
