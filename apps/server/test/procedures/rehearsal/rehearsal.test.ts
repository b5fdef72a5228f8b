import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/testing/refusal.ts';
import { filingAct, ordinaryWay, rehearsing } from '../../../src/testing/rehearsing.ts';
import { startTestServices, type TestServices } from '../../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../../src/testing/test-ward.ts';

const CODE = '9.000001';

describe('a rehearsal', () => {
	let test: TestServices;
	let ward: TestWard;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
	});
	afterAll(() => test.close());
	const stage = () => rehearsing(test, ward);

	it('plays a dossier from the form to the hand-over, with everything that people would see', async () => {
		const view = await stage().play(ordinaryWay);
		expect(view.dossier).toMatchObject({ status: 'returned', outcome: 'granted', chain: { ok: true } });
		expect(view.tracked?.statusText.vi).toBe(view.dossier?.statusText.vi);
		expect(view.dossier?.payment).toMatchObject({ status: 'paid', amountVnd: 4000 });
		expect(view.messages.map(({ subject }) => subject)).toEqual(
			expect.arrayContaining([expect.stringContaining('đã được tiếp nhận'), expect.stringContaining('đã có kết quả')]),
		);
		expect(view.messages[0]?.body).toContain('Nguyễn Thị Hương');
		expect(view.results).toHaveLength(1);
		expect(view.choices).toEqual([]);
	});

	it('touches nothing of the ward: no row, no number, no letter, no file, no queue', async () => {
		const { db } = test.services;
		const count = async () => {
			const [row] = await db.read.all<readonly number[]>(sql`
				SELECT (SELECT count(*) FROM dossier) + (SELECT count(*) FROM dossier_event) + (SELECT count(*) FROM step_run)
				+ (SELECT count(*) FROM outbox) + (SELECT count(*) FROM notification) + (SELECT count(*) FROM upload)
				+ (SELECT count(*) FROM file) + (SELECT count(*) FROM number_series) + (SELECT count(*) FROM counter) AS n`);
			return row;
		};
		const files = () => readdir(join(test.dataDir, 'files'));
		const before = [await count(), await files()];
		const notices: unknown[] = [];
		const stop = new AbortController();
		void (async () => {
			for await (const notice of test.services.changes.ofWard(ward.wardId, stop.signal)) notices.push(notice);
		})();
		await stage().play(ordinaryWay);
		await test.engine.idle();
		stop.abort();
		expect([await count(), await files()]).toEqual(before);
		expect(before[0]).toEqual([0]);
		expect(test.mailer.sent).toEqual([]);
		expect(notices).toEqual([]);
	});

	it('offers at each point what the roles of the ward may do, and who does it', async () => {
		const { start, act } = stage();
		const filed = await act(await start(), filingAct());
		expect(filed.choices.map(({ role, action }) => `${role} ${action.kind}`).sort()).toEqual([
			'receptionist receive',
			'receptionist reject',
			'receptionist requestSupplement',
			'receptionist withdraw',
		]);
		const received = await act(filed, { kind: 'receive' });
		expect(received.choices.find(({ action }) => action.kind === 'collectPayment')?.role).toBe('cashier');
	});

	it('asks for a supplement, lets the citizen answer it, and counts the time limit anew', async () => {
		const { play, act } = stage();
		const received = await play([filingAct(), { kind: 'receive' }, { kind: 'collectPayment' }]);
		const asked = await act(received, { kind: 'requestSupplement', items: ['Giấy chứng minh'], reason: 'Thiếu giấy' });
		expect(asked.dossier).toMatchObject({ status: 'supplementRequested', clock: { state: 'paused' } });
		expect(asked.moments.map(({ kind }) => kind)).toContain('supplementBy');
		const later = new Date(Date.parse(asked.now) + 3 * 86_400_000).toISOString();
		const waited = await act(asked, { kind: 'wait', until: later });
		const answered = await act(waited, {
			kind: 'answerSupplement',
			papers: [{ requirement: 'proof', given: 'upload', pages: 2 }],
		});
		expect(answered.dossier).toMatchObject({ status: 'processing', clock: { state: 'running' } });
		expect(Date.parse(answered.dossier?.clock.dueAt ?? '')).toBeGreaterThan(
			Date.parse(received.dossier?.clock.dueAt ?? ''),
		);
		const proof = answered.dossier?.documents.find(({ requirement }) => requirement === 'proof');
		expect(proof?.files.map(({ pages, mime }) => [pages, mime])).toEqual([[2, 'application/pdf']]);
		expect(answered.dossier?.clock.explanation.length).toBeGreaterThan(0);
	});

	it('moves its clock: a silent citizen is taken at the time-out, a missed date is overdue', async () => {
		const { play, act } = stage();
		const asked = await play(ordinaryWay.slice(0, 4));
		expect(asked.dossier?.step?.key).toBe('confirm');
		const timeout = asked.moments.find(({ kind }) => kind === 'answerBy');
		if (!timeout) return expect.fail('expected the time to answer among the moments');
		const silent = await act(asked, { kind: 'wait', until: timeout.skipTo });
		expect(silent.now).toBe(timeout.at);
		expect(silent.dossier?.step?.key).toBe('sign');
		const due = silent.moments.find(({ kind }) => kind === 'due');
		const late = await act(silent, { kind: 'wait', until: due?.skipTo ?? '' });
		expect(late.dossier?.clock.timing).toBe('overdue');
	});

	it('waits with a step that asked to be run later, and runs it at its time', async () => {
		const { play, act } = stage();
		const waiting = await play([filingAct({ mood: 'waits' }), { kind: 'receive' }]);
		expect(waiting.dossier?.step?.key).toBe('price');
		const work = waiting.moments.find(({ kind }) => kind === 'systemWork');
		expect(work?.passed).toBe(false);
		const woken = await act(waiting, { kind: 'wait', until: work?.skipTo ?? '' });
		expect(woken.now).toBe(work?.at);
	});

	it('shows why the sandbox gave no result, and lets the step run again', async () => {
		const view = await stage().play([filingAct({ mood: 'broken' }), { kind: 'receive' }]);
		expect(view.dossier?.blocked?.failure).toBe('bug');
		expect(view.faults).toMatchObject([{ step: 'price', failure: 'bug' }]);
		expect(view.faults[0]?.message).not.toBe('');
		expect(view.choices.map(({ action }) => action.kind)).toContain('retryStep');
	});

	it('refuses what the real use case would refuse, and stands as before', async () => {
		const { play, act, api } = stage();
		const view = await play([filingAct()]);
		expect(await refusalOf(act(view, { kind: 'returnResult', receivedBy: 'Ai đó' }))).toMatchObject({
			kind: 'UNPROCESSABLE_CONTENT',
		});
		expect(await refusalOf(act(view, filingAct()))).toMatchObject({ code: 'rehearsal.filed' });
		expect(await refusalOf(stage().play([filingAct({ copies: 0 })]))).toMatchObject({ code: 'form.invalid' });
		expect(await refusalOf(stage().play([{ kind: 'receive' }]))).toMatchObject({ code: 'rehearsal.notFiled' });
		const again = await api.get({ id: view.id });
		expect(again.acts).toHaveLength(1);
		expect(again.dossier?.status).toBe('registered');
	});

	it('takes an act back, and refuses one from a window that is behind', async () => {
		const { play, act, api } = stage();
		const view = await play([filingAct(), { kind: 'receive' }]);
		const back = await api.takeBack({ id: view.id, played: 2 });
		expect(back.dossier?.status).toBe('registered');
		expect(await refusalOf(act(view, { kind: 'collectPayment' }))).toMatchObject({ code: 'rehearsal.moved' });
	});

	it('is built again from its script when its stage was put away', async () => {
		const { play, api } = stage();
		const view = await play(ordinaryWay.slice(0, 3));
		// Six others push it out.
		for (let other = 0; other < 7; other++) await play([filingAct()]);
		const again = await api.get({ id: view.id });
		expect(again.dossier).toMatchObject({ status: view.dossier?.status, step: { key: 'examine' } });
		expect(again.now).toBe(view.now);
	});

	it('can be filed at the counter with papers that were shown', async () => {
		const view = await stage().play([
			{
				...filingAct({ copies: 12 }),
				channel: 'counter',
				papers: [
					{ requirement: 'proof', given: 'upload', pages: 3 },
					{ requirement: 'identityCard', given: 'shown', pages: 1 },
				],
			},
		]);
		expect(view.dossier?.channel).toBe('counter');
		expect(view.dossier?.documents.map(({ requirement, given }) => [requirement, given])).toEqual([
			['declaration', 'form'],
			['proof', 'upload'],
			['identityCard', 'shown'],
		]);
	});

	it('belongs to its ward alone', async () => {
		const view = await stage().play([filingAct()]);
		const other = await createTestWard(test.services, { code: '00335' });
		const api = callerFor(test.services, other.people.administrator).ward.rehearsals;
		expect(await refusalOf(api.get({ id: view.id }))).toMatchObject({ code: 'rehearsal.unknown' });
		expect(await refusalOf(api.remove({ id: view.id }))).toMatchObject({ code: 'rehearsal.unknown' });
		expect(await refusalOf(api.list({ code: '1.000000' }))).toMatchObject({ code: 'procedure.notInstalled' });
	});

	it('is kept by name, listed, renamed, and no longer changed; then deleted', async () => {
		const { play, api, act, start } = stage();
		const empty = await start();
		expect(await refusalOf(api.keep({ id: empty.id, name: 'Rỗng' }))).toMatchObject({ code: 'rehearsal.empty' });
		const view = await play(ordinaryWay);
		await api.keep({ id: view.id, name: 'Đủ giấy tờ' });
		await api.keep({ id: view.id, name: 'Đủ giấy tờ, trả tại quầy' });
		const [row] = (await api.list({ code: CODE })).rehearsals;
		expect(row).toMatchObject({
			name: 'Đủ giấy tờ, trả tại quầy',
			kept: true,
			version: '1.0.0',
			acts: 8,
			replay: null,
		});
		expect(row?.end.vi).toBe('Đã trả kết quả · 4.000 đ');
		expect(await refusalOf(act(view, { kind: 'receive' }))).toMatchObject({ code: 'rehearsal.kept' });
		expect(await api.replay({ id: view.id })).toMatchObject({ differences: [], version: '1.0.0' });
		await api.remove({ id: view.id });
		expect((await api.list({ code: CODE })).rehearsals.filter(({ kept }) => kept)).toEqual([]);
	});
});
