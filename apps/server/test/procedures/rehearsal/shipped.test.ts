import { join } from 'node:path';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { buildPackage } from '@motcua/procedure-tools/build';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installOnly } from '../../../src/testing/installing.ts';
import { rehearsing } from '../../../src/testing/rehearsing.ts';
import { startTestServices, type TestServices } from '../../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../../src/testing/test-ward.ts';
import type { RehearsalAct, RehearsalView } from '../../../src/views.ts';
import { callingProcedure, right } from '../../capabilities/stage.ts';

const PLUGINS = join(import.meta.dirname, '../../../../../plugins');
const DAY_MS = 86_400_000;

/** What an ordinary office does next, with what the sample says that staff found; null at an end. */
function nextAct({ choices, tracked }: RehearsalView, found: Readonly<Record<string, unknown>>): RehearsalAct | null {
	const { question } = tracked ?? {};
	if (question) return { kind: 'answerStep', step: question.step, outcome: question.outcomes[0]?.outcome ?? '' };
	const has = (kind: string) => choices.find(({ action }) => action.kind === kind)?.action;
	if (has('receive')) return { kind: 'receive' };
	if (has('collectPayment')) return { kind: 'collectPayment' };
	const signing = has('sign');
	if (signing?.kind === 'sign') return { kind: 'sign', step: signing.step, outcome: signing.outcome };
	const step = has('completeStep');
	if (step?.kind === 'completeStep') {
		const outcome = step.outcomes.find(({ tone }) => tone === 'primary')?.outcome ?? '';
		const fields = step.form?.sections.flatMap((section) => section.fields.map(({ key }) => key)) ?? [];
		const answers = Object.fromEntries(Object.entries(found).filter(([key]) => fields.includes(key)));
		return { kind: 'completeStep', step: step.step, outcome, ...(step.form ? { answers } : {}) };
	}
	return has('returnResult') ? { kind: 'returnResult', receivedBy: 'Trần Thị Bích Ngọc' } : null;
}

describe.each([
	['certified-copy', 26_000],
	['marital-status', null],
])('a rehearsal of %s', { timeout: 120_000 }, (folder, feeVnd) => {
	let test: TestServices;
	let ward: TestWard;
	let source: ProcedurePackage;
	let kept: RehearsalView;

	beforeAll(async () => {
		test = await startTestServices();
		source = await buildPackage(join(PLUGINS, folder));
		ward = await createTestWard(test.services, { source });
	}, 120_000);
	afterAll(() => test.close());
	const code = () => source.manifest.code;

	it('goes from the sample’s form over a supplement to the result in the citizen’s hand, in seconds', async () => {
		const sample = source.fixtures.find(({ name }) => name.startsWith('resolved'));
		if (!sample) return expect.fail('expected a sample that is resolved');
		const { start, act, api } = rehearsing(test, ward, code());
		const began = performance.now();
		let view = await start('Bổ sung rồi trả kết quả', new Date(sample.now).toISOString());
		const papers = (sample.papers ?? []).map(({ requirement, pages }) => ({
			requirement,
			given: 'upload' as const,
			pages: pages ?? 1,
		}));
		const delivery = { method: 'counter' as const };
		view = await act(view, { kind: 'file', channel: 'online', answers: sample.answers, papers, delivery });
		expect(view.dossier?.findings).toEqual([]);
		view = await act(view, { kind: 'requestSupplement', items: ['Bản chụp rõ hơn'], reason: 'Ảnh mờ' });
		view = await act(view, { kind: 'wait', until: new Date(Date.parse(view.now) + 2 * DAY_MS).toISOString() });
		view = await act(view, { kind: 'answerSupplement', answers: sample.answers, papers });
		for (let next = nextAct(view, sample.result ?? {}); next; next = nextAct(view, sample.result ?? {}))
			view = await act(view, next);

		expect(view.dossier).toMatchObject({ status: 'returned', outcome: 'granted', blocked: null });
		expect(view.faults).toEqual([]);
		expect(view.results.length).toBeGreaterThan(0);
		if (feeVnd !== null) expect(view.dossier?.payment).toMatchObject({ status: 'paid', amountVnd: feeVnd });
		expect(view.dossier?.supplements).toHaveLength(1);
		expect(view.messages.some(({ body }) => body.includes('Bản chụp rõ hơn'))).toBe(true);
		expect(performance.now() - began).toBeLessThan(30_000);
		await api.keep({ id: view.id, name: 'Bổ sung rồi trả kết quả' });
		kept = view;
	});

	it('ends the same way when it is played again, and elsewhere where the package changed', async () => {
		const { rehearsals } = callerFor(test.services, ward.people.administrator).ward;
		expect((await rehearsals.replay({ id: kept.id })).differences).toEqual([]);
		const timeLimit = { amount: 9, unit: 'working-days' as const };
		const slower = { ...source, manifest: { ...source.manifest, version: '1.9.0', timeLimit } };
		const digest = await installOnly(test.services, ward.wardId, slower);
		const { differences, version } = await rehearsals.replay({ id: kept.id, digest });
		expect(version).toBe('1.9.0');
		expect(differences.map(({ what }) => what.en)).toEqual(['Due date']);
	});
});

describe('a step that asks another machine', () => {
	it('is told what the person who plays said, and nothing leaves the stage', async () => {
		const test = await startTestServices();
		try {
			const body = `const a = await use.http({ method: 'GET', url: 'https://api.example.vn/people/1?q=2' });
				return done('free', { patch: { seen: [a.status, JSON.parse(a.body).name] } });`;
			const hosts = ['api.example.vn'];
			const source = await callingProcedure(body, [right({ use: 'http', hosts, methods: ['GET'] })]);
			const ward = await createTestWard(test.services, { source });
			const { act, play } = rehearsing(test, ward);
			const filing: RehearsalAct = {
				kind: 'file',
				channel: 'online',
				answers: { fullName: 'Nguyễn Thị Hương', phone: '0912345678', copies: 1, mood: 'fine' },
				papers: [],
				delivery: { method: 'counter' },
			};
			const silent = await play([filing, { kind: 'receive' }]);
			expect(silent.asked).toEqual([{ method: 'GET', url: 'https://api.example.vn/people/1', answered: false }]);
			expect(silent.dossier?.step?.key).toBe('price');

			const url = 'https://api.example.vn/people/';
			const told = await act(silent, { kind: 'answerOutside', url, status: 200, body: '{"name":"Hương"}' });
			const again = told.choices.some(({ action }) => action.kind === 'retryStep')
				? await act(told, { kind: 'retryStep' })
				: await act(told, { kind: 'wait', until: told.moments.find(({ passed }) => !passed)?.skipTo ?? '' });
			expect(again.asked.at(-1)?.answered).toBe(true);
			expect(again.dossier?.step?.key).toBe('examine');
		} finally {
			await test.close();
		}
	});
});
