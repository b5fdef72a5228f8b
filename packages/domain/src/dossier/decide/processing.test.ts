import { describe, expect, it } from 'vitest';
import { citizen, clerk, leader, receptionist, specialist, staff, system } from '../../../test/factories/people.ts';
import {
	CODE,
	complete,
	FEE,
	file,
	filed,
	issuing,
	paying,
	pricing,
	received,
	signIt,
	signing,
} from '../../../test/factories/story.ts';
import { sameInBoth } from '../../localised.ts';
import type { DossierCommand } from '../commands.ts';

const reason = sameInBoth('Không kết nối được cơ sở dữ liệu.');
const fails: DossierCommand<'block'> = {
	type: 'block',
	step: 'price',
	failure: 'retryable',
	reason,
	owner: 'specialist',
};

describe('block and unblock', () => {
	it('keeps the dossier and its clock as they are, with an owner of the problem', () => {
		const story = pricing().does(system, fails);
		expect(story.dossier).toMatchObject({
			status: 'processing',
			clockState: 'running',
			blocked: { reason, failure: 'retryable', owner: 'specialist', stepRunId: story.runId },
		});
	});
	it('says the same failure once', () => {
		const story = pricing().does(system, fails);
		const before = story.events.length;
		expect(story.does(system, fails).events).toHaveLength(before);
	});
	it('runs again under a new id, and the old run counts no more', () => {
		const story = pricing().does(system, fails);
		const old = story.runId;
		story.does(specialist, { type: 'unblock', note: 'Đã có kết nối.' });
		expect(story.dossier.blocked).toBeNull();
		expect(story.runId).not.toBe(old);
		expect(story.refusal(system, complete('price', 'done', { stepRunId: old }))).toBe('step.staleRun');
		expect(story.refusal(system, { ...fails, stepRunId: old })).toBe('step.staleRun');
	});
	it('is the system’s to report, about automatic steps only', () => {
		expect(pricing().refusal(specialist, fails)).toBe('actor.notAllowed');
		expect(received().refusal(system, { ...fails, step: 'examine' })).toBe('step.notAutomatic');
		expect(pricing().refusal(system, { ...fails, step: 'pay' })).toBe('step.moved');
	});
	it('needs something to unblock', () => {
		expect(pricing().refusal(specialist, { type: 'unblock' })).toBe('step.notBlocked');
	});
});

describe('propose and refuseResult', () => {
	const proposal = (stepRunId: string, more: Partial<DossierCommand<'propose'>> = {}): DossierCommand => ({
		type: 'propose',
		step: 'price',
		stepRunId,
		kind: 'refuse',
		reason,
		legalBasis: 'Luật Hộ tịch, Điều 5',
		...more,
	});
	const proposed = () => {
		const story = pricing();
		return story.does(system, proposal(story.runId));
	};

	it('waits for a person: the step does nothing more', () => {
		const story = proposed();
		expect(story.dossier).toMatchObject({
			status: 'processing',
			proposal: { kind: 'refuse', step: 'price', legalBasis: 'Luật Hộ tịch, Điều 5', items: [] },
		});
		expect(story.refusal(system, complete('price', 'done', { stepRunId: story.runId }))).toBe('step.waitsForPerson');
	});
	it('is accepted by the professional unit with a reason: status 9, refused', () => {
		const story = proposed();
		expect(story.refusal(specialist, { type: 'refuseResult', reason: '' })).toBe('reason.required');
		expect(story.refusal(receptionist, { type: 'refuseResult', reason: 'x' })).toBe('actor.professionalOnly');
		story.does(specialist, { type: 'refuseResult', reason: 'Không đủ điều kiện.', resultFiles: [file('refusal')] });
		expect(story.dossier).toMatchObject({
			status: 'resolved',
			outcome: 'refused',
			proposal: null,
			resultFiles: [file('refusal')],
		});
	});
	it('is overruled by another outcome, or dropped by a new run', () => {
		expect(proposed().does(specialist, complete('price', 'done', { note: 'Đủ căn cứ.' })).dossier.step?.key).toBe(
			'sign',
		);
		expect(proposed().does(specialist, { type: 'unblock' }).dossier.proposal).toBeNull();
	});
	it('must say what it wants', () => {
		const story = pricing();
		expect(story.refusal(system, proposal(story.runId, { kind: 'supplement' }))).toBe('supplement.noItems');
		expect(story.refusal(system, proposal(story.runId, { reason: sameInBoth('') }))).toBe('reason.required');
		expect(story.refusal(system, proposal('other'))).toBe('step.staleRun');
		expect(story.refusal(system, proposal(story.runId, { step: 'pay' }))).toBe('step.moved');
	});
	it('is needed for a refusal outside of the flow', () => {
		expect(pricing().refusal(specialist, { type: 'refuseResult', reason: 'x' })).toBe('proposal.none');
	});
});

describe('attachResult', () => {
	it('keeps the drafted result without leaving the step', () => {
		const story = received().does(specialist, { type: 'attachResult', files: [file('draft')] });
		expect(story.dossier).toMatchObject({ resultFiles: [file('draft')], step: { key: 'examine' } });
		expect(story.refusal(specialist, { type: 'attachResult', files: [] })).toBe('result.noFiles');
	});
});

describe('assign', () => {
	const to = (id: string | null): DossierCommand => ({
		type: 'assign',
		assignee: id === null ? null : { id, name: id },
	});
	it('names who works on the step, until the step ends', () => {
		const story = received().does(specialist, to('tu'));
		expect(story.dossier.step?.assignee).toEqual({ id: 'tu', name: 'tu' });
		expect(story.does(specialist, complete('examine', 'good')).dossier.step?.assignee).toBeNull();
	});
	it('changes nothing when it is so already', () => {
		const story = received().does(specialist, to('tu'));
		const before = story.events.length;
		expect(story.does(specialist, to('tu')).events).toHaveLength(before);
		expect(story.does(specialist, to(null)).dossier.step?.assignee).toBeNull();
	});
	it('is for steps that staff work on', () => {
		expect(pricing().refusal(specialist, to('tu'))).toBe('step.notAssignable');
		expect(paying().does(system, to('thu')).dossier.step?.assignee?.id).toBe('thu');
	});
	it('needs a step', () => {
		const story = filed()
			.does(receptionist, { type: 'receive', code: CODE, hold: true })
			.does(receptionist, { type: 'setFee', lines: FEE })
			.does(receptionist, { type: 'requestPayment' });
		expect(story.refusal(receptionist, to('thu'))).toBe('step.none');
	});
});

describe('sign', () => {
	it('signs what was shown and goes on, in one act', () => {
		const story = issuing();
		expect(story.types(3)).toEqual(['signed', 'stepCompleted', 'stepEntered']);
		expect(story.dossier).toMatchObject({
			signature: { fileId: signIt.fileId, by: { id: leader.id, name: leader.name }, method: 'account' },
			signedAt: story.now,
			step: { key: 'issue' },
		});
	});
	it('puts a digitally signed file in the place of the one shown', () => {
		const signedFile = file('signed');
		const story = signing().does(leader, { ...signIt, method: 'digital', signedFile });
		expect(story.dossier).toMatchObject({ resultFiles: [signedFile], signature: { fileId: signedFile.fileId } });
		expect(story.does(clerk, complete('issue', 'issue')).dossier.status).toBe('resolved');
	});
	it('refuses a result that changed after it was shown, and files that are not the result', () => {
		expect(signing().refusal(leader, { ...signIt, shownHash: file('older').fileId })).toBe('sign.changedSinceShown');
		const replaced = signing().does(system, { type: 'attachResult', files: [file('newer')] });
		expect(replaced.refusal(leader, signIt)).toBe('sign.unknownFile');
		const none = received().does(specialist, complete('examine', 'council'));
		none.does(staff('Minh', 'centerDirector'), complete('council', 'done'));
		expect(none.refusal(leader, signIt)).toBe('result.noFiles');
	});
	it('is for the role of a signing step, and its outcomes', () => {
		expect(signing().refusal(specialist, signIt)).toBe('step.wrongRole');
		expect(signing().refusal(citizen, signIt)).toBe('actor.notAllowed');
		expect(signing().refusal(leader, { ...signIt, outcome: 'x' })).toBe('outcome.unknown');
		expect(received().refusal(specialist, { ...signIt, step: 'examine' })).toBe('sign.notASigningStep');
		expect(received().refusal(leader, signIt)).toBe('step.moved');
	});
	it('cannot be gone round, but the step can send back with a note', () => {
		expect(signing().refusal(leader, complete('sign', 'sign'))).toBe('sign.required');
		expect(signing().refusal(leader, complete('sign', 'back'))).toBe('note.required');
		expect(signing().does(leader, complete('sign', 'back', { note: 'Sai ngày.' })).dossier.step?.key).toBe('examine');
	});
	it('keeps apart who received and examined, and who signs, where the ward says so', () => {
		const all = staff('Một', 'receptionist', 'specialist', 'leader');
		const story = filed().does(all, { type: 'receive', code: CODE }).does(all, complete('examine', 'good'));
		story.does(
			system,
			complete('price', 'done', { stepRunId: story.runId, feeLines: [], resultFiles: [file('result')] }),
		);
		story.with({ rules: { separateSigner: true } });
		expect(story.refusal(all, signIt)).toBe('sign.separateSigner');
		expect(story.does(leader, signIt).dossier.signature?.by.id).toBe(leader.id);
	});
	it('is for the professional unit when it ends the dossier', () => {
		const story = signing();
		const steps = story.flow.steps.map((step) =>
			step.key === 'sign' && step.kind === 'human'
				? { ...step, role: 'centerDirector' as const, outcomes: { sign: { to: 'resolved', label: sameInBoth('Ký') } } }
				: step,
		);
		story.with({ flow: { ...story.flow, steps } });
		const director = staff('Minh', 'centerDirector');
		expect(story.refusal(director, signIt)).toBe('actor.professionalOnly');
		expect(story.does(staff('Minh', 'centerDirector', 'leader'), signIt).dossier.status).toBe('resolved');
	});
	it('holds over what is handed over', () => {
		const story = issuing();
		const other = complete('issue', 'issue', { resultFiles: [file('other')] });
		expect(story.refusal(clerk, other)).toBe('sign.resultChanged');
		story.does(clerk, complete('issue', 'issue', { resultFiles: [file('result'), file('copy')] }));
		expect(story.dossier.status).toBe('resolved');
	});
});
