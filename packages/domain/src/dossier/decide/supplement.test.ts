import { describe, expect, it } from 'vitest';
import { local } from '../../../test/deadlines/clock.ts';
import { citizen, receptionist, specialist, system } from '../../../test/factories/people.ts';
import { complete, filed, paper, paying, pricing, received, submission } from '../../../test/factories/story.ts';
import { sameInBoth } from '../../localised.ts';
import type { DossierCommand } from '../commands.ts';

const ask: DossierCommand<'requestSupplement'> = {
	type: 'requestSupplement',
	supplementId: 's1',
	items: [{ text: sameInBoth('Bản sao bản án ly hôn có hiệu lực'), requirement: 'divorce' }],
	reason: sameInBoth('Bản đã nộp bị mờ.'),
};
const again = { ...ask, supplementId: 's2' };
const answer: DossierCommand<'answerSupplement'> = { type: 'answerSupplement', documents: [paper('d2', 'divorce')] };

describe('requestSupplement before acceptance', () => {
	it('waits for the citizen without a clock, with the ward’s time to answer', () => {
		const { dossier } = filed().does(receptionist, ask);
		expect(dossier).toMatchObject({
			status: 'supplementRequested',
			resumeStatus: 'registered',
			clockState: 'notStarted',
			supplements: [
				{
					id: 's1',
					phase: 'beforeAcceptance',
					respondBy: local('2026-11-23 17:00'),
					answeredAt: null,
					late: false,
					askedBy: { id: receptionist.id },
				},
			],
		});
	});

	it('goes back to the desk, which has its hours again; papers of the same requirement are replaced', () => {
		const story = filed().does(receptionist, ask).at('2026-11-04 09:00').does(citizen, answer);
		expect(story.dossier).toMatchObject({
			status: 'registered',
			resumeStatus: null,
			acceptanceDueAt: local('2026-11-05 09:00'),
			answers: submission.answers,
		});
		expect(story.dossier.documents.map((document) => document.id)).toEqual(['d2']);
		expect(story.dossier.supplements[0]?.answeredAt).toBe(local('2026-11-04 09:00'));
	});

	it('belongs to the desk', () => {
		expect(filed().refusal(specialist, ask)).toBe('actor.deskOnly');
		expect(filed().refusal(system, ask)).toBe('actor.notAllowed');
	});

	it('does not count against the one request after acceptance', () => {
		const story = filed().does(receptionist, ask).does(citizen, answer).does(receptionist, again).does(citizen, answer);
		story
			.does(receptionist, { type: 'receive', code: 'H29-261102-0001' })
			.does(specialist, { ...ask, supplementId: 's3' });
		expect(story.dossier.supplements.map((asked) => asked.phase)).toEqual([
			'beforeAcceptance',
			'beforeAcceptance',
			'afterAcceptance',
		]);
	});
});

describe('requestSupplement after acceptance', () => {
	const asked = (mode: 'restart' | 'pause') =>
		received({ supplementMode: mode }).at('2026-11-04 10:00').does(specialist, ask);

	it('stops the clock', () => {
		expect(asked('restart').dossier).toMatchObject({
			status: 'supplementRequested',
			resumeStatus: 'processing',
			clockState: 'paused',
			dueAt: local('2026-11-09 17:00'),
			step: { key: 'examine' },
		});
	});

	it('restarts the limit when the dossier is complete (example 18)', () => {
		const { dossier } = asked('restart').at('2026-11-12 09:00').does(citizen, answer);
		expect(dossier).toMatchObject({ status: 'processing', clockState: 'running', dueAt: local('2026-11-19 17:00') });
	});

	it('or counts on what was left (example 19)', () => {
		const { dossier } = asked('pause').at('2026-11-12 09:00').does(citizen, answer);
		expect(dossier).toMatchObject({ status: 'processing', clockState: 'running', dueAt: local('2026-11-18 17:00') });
	});

	it('may be asked once, unless the ward allows more', () => {
		const story = asked('restart').at('2026-11-05 09:00').does(citizen, answer);
		expect(story.refusal(specialist, again)).toBe('supplement.askedOnce');
		expect(story.refusalText(specialist, again)).toContain('10:00, 04/11/2026');
		story.with({ rules: { secondSupplement: true } }).does(specialist, again);
		expect(story.dossier.supplements).toHaveLength(2);
	});

	it('is marked late after three working days', () => {
		const story = received().at('2026-11-05 17:01').does(specialist, ask);
		expect(story.dossier.supplements[0]?.late).toBe(true);
		expect(received().at('2026-11-05 17:00').does(specialist, ask).dossier.supplements[0]?.late).toBe(false);
	});

	it('from status 2 leads back to status 2', () => {
		const story = filed().does(receptionist, { type: 'receive', code: 'H29-261102-0001', hold: true });
		story.does(receptionist, ask).at('2026-11-03 09:00').does(citizen, answer);
		expect(story.dossier).toMatchObject({ status: 'received', dueAt: local('2026-11-10 17:00') });
	});

	it('does not undo a lateness that was there before', () => {
		const story = received().at('2026-11-10 09:00').does(specialist, ask).at('2026-11-12 09:00').does(citizen, answer);
		expect(story.dossier.dueAt).toBe(local('2026-11-09 17:00'));
	});

	it('takes the place of a wait for another body, which goes on after the answer', () => {
		const story = received()
			.does(specialist, complete('examine', 'verify'))
			.at('2026-11-04 10:00')
			.does(specialist, ask);
		expect(story.dossier).toMatchObject({ subStatus: null, clockState: 'paused' });
		story.at('2026-11-06 09:00').does(citizen, answer);
		expect(story.dossier).toMatchObject({
			subStatus: 'waitingOtherBody',
			clockState: 'paused',
			step: { key: 'verify' },
		});
		expect(story.dossier.clock.map(({ type, cause }) => `${type}/${cause}`)).toEqual([
			'start/reception',
			'pause/otherBody',
			'resume/otherBody',
			'pause/supplement',
			'restart/supplement',
			'pause/otherBody',
		]);
	});

	it('gives an automatic step a new run, and drops its proposal and block', () => {
		const story = pricing();
		const first = story.runId;
		const reason = sameInBoth('Thiếu bản án.');
		story
			.does(system, { type: 'propose', step: 'price', stepRunId: first, kind: 'supplement', items: [reason], reason })
			.does(specialist, ask);
		expect(story.dossier.proposal).toBeNull();
		story.at('2026-11-05 09:00').does(citizen, answer);
		expect(story.runId).not.toBe(first);
		expect(story.runId).toBe(`${story.dossier.id}.${story.dossier.seq}`);
	});

	it('cannot be asked while a payment is waited for', () => {
		expect(paying().refusal(specialist, ask)).toBe('dossier.status');
	});
});

describe('a request', () => {
	it('names items, a reason and a time in the future', () => {
		expect(filed().refusal(receptionist, { ...ask, items: [] })).toBe('supplement.noItems');
		expect(filed().refusal(receptionist, { ...ask, items: [{ text: sameInBoth(' ') }] })).toBe('supplement.noItems');
		expect(filed().refusal(receptionist, { ...ask, reason: sameInBoth('') })).toBe('reason.required');
		expect(filed().refusal(receptionist, { ...ask, respondBy: local('2026-11-02 08:00') })).toBe('instant.notInFuture');
		expect(filed().refusal(receptionist, { ...ask, respondBy: 'mai' })).toBe('instant.notInFuture');
		const { supplements } = filed().does(receptionist, { ...ask, respondBy: '2026-11-10T17:00:00+07:00' }).dossier;
		expect(supplements[0]?.respondBy).toBe(local('2026-11-10 17:00'));
	});
	it('may have no time limit where the ward sets none', () => {
		const story = filed()
			.with({ rules: { supplementWorkingDays: 0 } })
			.does(receptionist, ask);
		expect(story.dossier.supplements[0]?.respondBy).toBeNull();
	});
});

describe('answerSupplement', () => {
	it('takes corrected answers as a whole', () => {
		const answers = { fullName: 'Nguyễn Văn Ân' };
		const story = filed().does(receptionist, ask).does(citizen, { type: 'answerSupplement', answers });
		expect(story.dossier.answers).toEqual(answers);
		expect(story.dossier.documents).toEqual(submission.documents);
	});
	it('must bring something; staff say in a note what was brought', () => {
		const story = filed().does(receptionist, ask);
		expect(story.refusal(citizen, { type: 'answerSupplement' })).toBe('supplement.empty');
		expect(story.refusal(receptionist, answer)).toBe('note.required');
		expect(story.refusal(system, answer)).toBe('actor.notAllowed');
		story.does(receptionist, { type: 'answerSupplement', note: 'Đã xuất trình bản chính tại quầy.' });
		expect(story.dossier.status).toBe('registered');
	});
	it('is taken after the time to answer as long as nobody stopped the dossier', () => {
		const story = filed().does(receptionist, ask).at('2026-12-20 09:00').does(citizen, answer);
		expect(story.dossier.status).toBe('registered');
	});
	it('needs a request', () => {
		expect(filed().refusal(citizen, answer)).toBe('dossier.status');
	});
});
