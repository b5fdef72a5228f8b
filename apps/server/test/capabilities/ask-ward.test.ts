/** One ward asks another of the same installation: by the step of the one, to the desk of the other. */
import { findStepRun, listAudit, loadDossier } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runStep } from '../../src/steps/run/run-step.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';
import { right, type Staged, stage } from './stage.ts';

let test: TestServices;
let asked: TestWard;
beforeEach(async () => {
	test = await startTestServices();
});
afterEach(() => test.close());

const asking = (ward: string, more = '') => `
	const inquiry = await use.askWard({ key: 'civilStatus', ward: '${ward}', question: { vi: 'Đã đăng ký kết hôn chưa?', en: 'Was a marriage registered?' },
		facts: [{ label: { vi: 'Họ tên', en: 'Name' }, value: answers.fullName }],
		choices: { yes: { vi: 'Đã đăng ký', en: 'Yes' }, no: { vi: 'Chưa đăng ký', en: 'No' } }, answerBy: '2026-11-20T17:00:00+07:00'${more} });
	if (inquiry.state === 'asked' && now < inquiry.answerBy) return wait(inquiry.answerBy, { vi: 'Chờ phường khác trả lời', en: 'Waiting for the other ward' });
	return done('free', { patch: { seen: inquiry } });`;
const rights = [right({ use: 'askWard' })];

/** A due step in one ward, and the ward that it asks; the first of an installation has the portal. */
async function together(body: string, capabilities: typeof rights, options = {}): Promise<Staged> {
	const staged = await stage(test, body, capabilities, options);
	asked = await createTestWard(test.services, { code: '00331' });
	return staged;
}

const desk = (role: keyof TestWard['people'] = 'specialist', ward = asked) =>
	callerFor(test.services, ward.people[role]).desk.inquiries;
const runAt = async ({ runId }: Staged) => (await findStepRun(test.services.db.read, runId))?.runAt;

describe('a ward that is asked', () => {
	it('sees the question with its facts, answers it once, and the step of the other goes on with the answer', async () => {
		const staged = await together(asking('00331'), rights);
		await staged.attempt();
		expect(await staged.look()).toMatchObject({ state: 'pending' });
		expect(await runAt(staged)).toBe('2026-11-20T10:00:00.000Z');
		expect(await desk().count()).toEqual({ open: 1 });
		const [question] = await desk().list({ state: 'asked' });
		expect(question).toMatchObject({
			askedBy: 'Phường Hạ Đình',
			dossierCode: staged.dossier.code,
			procedureName: { vi: 'Thủ tục thử' },
			question: { vi: 'Đã đăng ký kết hôn chưa?' },
			facts: [{ label: { vi: 'Họ tên', en: 'Name' }, value: 'Nguyễn Thị Hương' }],
			choices: [
				{ key: 'yes', label: { vi: 'Đã đăng ký', en: 'Yes' } },
				{ key: 'no', label: { vi: 'Chưa đăng ký', en: 'No' } },
			],
			isLate: false,
			answer: null,
		});
		if (!question) return expect.fail('no question');

		test.clock.advance({ hours: 2 });
		const answered = await desk().answer({ id: question.id, choice: 'no', note: 'Sổ năm 2015 không có.' });
		expect(answered.answer).toMatchObject({ choice: { en: 'No' }, by: 'Trần Thị specialist' });
		expect(await desk().count()).toEqual({ open: 0 });
		expect(await runAt(staged)).toBe(test.clock.now().toString({ smallestUnit: 'millisecond' }));
		await staged.attempt();
		expect(await staged.look()).toMatchObject({
			state: 'done',
			result: {
				seen: { state: 'answered', answer: { choice: 'no', note: 'Sổ năm 2015 không có.', ward: 'Phường Hạ Đình' } },
			},
		});
		expect((await desk().list({ state: 'answered' })).map(({ id }) => id)).toEqual([question.id]);
		const { items } = await listAudit(test.services.db.read, { wardId: asked.wardId, cursor: null });
		expect(items).toMatchObject([{ action: 'inquiry.answered', target: `inquiry:${question.id}` }]);
		expect(JSON.stringify(items)).not.toContain('Hương');
	});

	it('is not asked twice by a run that is repeated, nor by another run of the same dossier', async () => {
		const staged = await together(
			`${asking('00331').replace('return wait', "if (true) { const e = new Error('later'); e.name = 'RetryableError'; throw e } return wait")}`,
			rights,
		);
		await staged.attempt();
		test.clock.advance({ minutes: 5 });
		await staged.attempt();
		expect(await staged.look()).toMatchObject({ failure: 'retryable' });
		expect(await desk().count()).toEqual({ open: 1 });
		// The specialist of the asking ward lets the blocked step run again: that is another run.
		for (let attempt = 0; attempt < 4; attempt++) {
			test.clock.advance({ hours: 1 });
			await staged.attempt();
		}
		const blocked = await callerFor(test.services, staged.ward.people.specialist).desk.dossier.get({
			dossierId: staged.dossier.id,
		});
		expect(blocked.blocked).not.toBeNull();
		await callerFor(test.services, staged.ward.people.specialist).desk.dossier.retryStep({
			dossierId: blocked.id,
			expectedSeq: blocked.seq,
		});
		const loaded = await loadDossier(test.services.db.read, staged.ward.wardId, blocked.id);
		const again = loaded?.state.step?.stepRunId ?? '';
		expect(again).not.toBe(staged.runId);
		await runStep(test.services, again, 'test');
		expect(await desk().count()).toEqual({ open: 1 });
	});

	it('that answers while the step is still thinking is not waited for', async () => {
		const staged = await together(asking('00331'), rights);
		const { runner } = test.services;
		await staged.attempt({
			...test.services,
			runner: {
				close: () => runner.close(),
				async run(input) {
					const ran = await runner.run(input);
					const [question] = await desk().list({ state: 'asked' });
					if (question) await desk().answer({ id: question.id, choice: 'yes' });
					return ran;
				},
			},
		});
		expect(await staged.look()).toMatchObject({ state: 'pending' });
		expect(await runAt(staged)).not.toBe('2026-11-20T10:00:00.000Z');
		await staged.attempt();
		expect(await staged.look()).toMatchObject({ state: 'done', result: { seen: { answer: { choice: 'yes' } } } });
	});

	it('that never answers: the step comes back at its date and decides', async () => {
		const staged = await together(asking('00331'), rights);
		await staged.attempt();
		test.clock.set('2026-11-20T17:00:01+07:00');
		expect(await desk().list({ state: 'asked' })).toMatchObject([{ isLate: true }]);
		await staged.attempt();
		expect(await staged.look()).toMatchObject({ state: 'done', result: { seen: { state: 'asked', answer: null } } });
	});
});

describe('refusals', () => {
	it('another ward, a second answer, an answer that was not offered, a role that may not', async () => {
		const staged = await together(asking('00331'), rights);
		await staged.attempt();
		const [question] = await desk().list({ state: 'asked' });
		const id = question?.id ?? '';
		expect(await desk('specialist', staged.ward).list({ state: 'asked' })).toEqual([]);
		expect(await refusalOf(desk('specialist', staged.ward).answer({ id, choice: 'yes' }))).toMatchObject({
			code: 'inquiry.notFound',
		});
		expect(await refusalOf(desk().answer({ id, choice: 'maybe' }))).toMatchObject({
			code: 'inquiry.choice',
			field: 'choice',
		});
		expect(await refusalOf(desk('receptionist').answer({ id, choice: 'yes' }))).toMatchObject({
			code: 'permission.denied',
		});
		await desk('leader').answer({ id, choice: 'yes' });
		expect(await refusalOf(desk().answer({ id, choice: 'no' }))).toMatchObject({ code: 'inquiry.answered' });
	});

	it('a ward that does not use this installation is asked by letter: the step is told', async () => {
		const staged = await together(asking('99999'), rights);
		await staged.attempt();
		expect(await staged.look()).toMatchObject({ state: 'done', result: { seen: { state: 'outside', answer: null } } });
	});

	it('a ward does not ask itself', async () => {
		const staged = await together(asking('30001'), rights, { code: '30001' });
		await staged.attempt();
		expect(await staged.look()).toMatchObject({
			failure: 'bug',
			message: expect.stringContaining('does not ask itself'),
		});
	});
});
