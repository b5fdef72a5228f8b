import { describe, expect, it } from 'vitest';
import { flow } from '../../../test/factories/flow.ts';
import { administrator, citizen, specialist, system } from '../../../test/factories/people.ts';
import { complete, filed, paying, pricing, received, resolved, submission } from '../../../test/factories/story.ts';
import type { DossierCommand } from '../commands.ts';
import type { Flow } from '../context.ts';

const to = { ...submission.procedure, version: '1.1.0', digest: 'cd'.repeat(32) };
const move = (more: Partial<DossierCommand<'moveVersion'>> = {}): DossierCommand => ({
	type: 'moveVersion',
	moveId: 'm1',
	because: 'migration',
	to,
	flow,
	reason: 'Sửa mẫu tờ khai',
	...more,
});
const revert = (moveId = 'm1'): DossierCommand => ({ type: 'revertVersionMove', moveId, reason: 'Chọn nhầm' });
const without = (key: string): Flow => ({ ...flow, steps: flow.steps.filter((step) => step.key !== key) });
const handedTo = (role: 'unitHead' | 'specialist'): Flow => ({
	...flow,
	steps: flow.steps.map((step) => (step.key === 'examine' && step.kind === 'human' ? { ...step, role } : step)),
});

describe('moveVersion', () => {
	it('pins the dossier to the other version and leaves its dates alone', () => {
		const before = received().dossier;
		const { dossier, events } = received().does(administrator, move());
		expect(dossier.procedure).toEqual(to);
		expect(dossier).toMatchObject({ status: before.status, dueAt: before.dueAt, clock: before.clock });
		expect(events.at(-1)?.data).toMatchObject({ from: submission.procedure, to, because: 'migration' });
	});
	it('takes what the new form made of the answers, and its findings in place of the old form’s', () => {
		const finding = {
			path: 'spouse',
			code: 'required',
			severity: 'error',
			message: { vi: 'Thiếu', en: 'Missing' },
		} as const;
		const checked = { ...finding, path: 'fullName', severity: 'warning' } as const;
		const story = filed({ findings: [{ ...finding, path: 'old' }] });
		story.does(system, { type: 'recordCheck', check: 'completeness', findings: [checked] });
		const { dossier } = story.does(system, move({ answers: { fullName: 'An' }, findings: [finding] }));
		expect(dossier.answers).toEqual({ fullName: 'An' });
		expect(dossier.findings).toEqual([
			{ ...finding, source: 'form' },
			{ ...checked, source: 'completeness' },
		]);
	});
	it('hands the present step to whom the new flow names', () => {
		const { step } = received().does(administrator, move({ flow: handedTo('unitHead') })).dossier;
		expect(step).toMatchObject({ key: 'examine', role: 'unitHead', field: 'justice' });
	});
	it('waits for a step that runs, not for one that is blocked', () => {
		const story = pricing();
		expect(story.refusal(system, move())).toBe('version.stepRuns');
		const reason = { vi: 'Lỗi', en: 'Bug' };
		story.does(system, { type: 'block', step: 'price', failure: 'bug', reason, owner: 'administrator' });
		const { dossier } = story.does(system, move({ because: 'hotfix' })).does(specialist, { type: 'unblock' });
		expect(dossier).toMatchObject({ procedure: to, blocked: null, step: { key: 'price' } });
	});
	it('is refused where the dossier stands in a step that is not there, or is another kind of step', () => {
		expect(received().refusal(system, move({ flow: without('examine') }))).toBe('version.stepGone');
		const automatic: Flow = {
			...flow,
			steps: [
				...without('examine').steps,
				{ key: 'examine', kind: 'auto', name: { vi: 'Thẩm định', en: 'Examine' }, outcomes: {} },
			],
		};
		expect(received().refusal(system, move({ flow: automatic }))).toBe('version.stepChanged');
		expect(filed().does(system, move({ flow: without('examine') })).dossier.procedure).toEqual(to);
	});
	it('is refused to the same version, another procedure, without a reason, by a citizen, and when the result is ready', () => {
		expect(received().refusal(system, move({ to: submission.procedure }))).toBe('version.same');
		expect(received().refusal(system, move({ to: { ...to, code: '2.000815' } }))).toBe('version.otherProcedure');
		expect(received().refusal(system, move({ reason: ' ' }))).toBe('reason.required');
		expect(received().refusal(citizen, move())).toBe('actor.notAllowed');
		expect(resolved().refusal(system, move())).toBe('dossier.status');
	});
});

describe('revertVersionMove', () => {
	it('gives back version, answers, findings and worker', () => {
		const before = received().dossier;
		const story = received().does(
			system,
			move({ flow: handedTo('unitHead'), answers: { fullName: 'B' }, findings: [] }),
		);
		story.does(administrator, { type: 'addNote', text: 'Kiểm tra lại' });
		const { dossier } = story.does(administrator, revert());
		expect(dossier).toMatchObject({
			procedure: before.procedure,
			answers: before.answers,
			findings: before.findings,
			step: before.step,
			moved: null,
		});
	});
	it('is over once the dossier went on, and only for the move that it was part of', () => {
		const story = received().does(system, move());
		expect(story.refusal(system, revert('m2'))).toBe('version.notMoved');
		story.does(specialist, complete('examine', 'verify'));
		expect(story.refusal(system, revert())).toBe('version.notMoved');
		expect(received().refusal(system, revert())).toBe('version.notMoved');
	});
	it('can be followed by a payment on either version', () => {
		const story = paying().does(system, move());
		story.does(system, { type: 'recordPayment', amountVnd: 8_000, method: 'cash' });
		expect(story.dossier).toMatchObject({ procedure: to, moved: null, step: { key: 'sign' } });
	});
});
