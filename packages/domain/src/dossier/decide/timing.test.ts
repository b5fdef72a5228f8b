import { describe, expect, it } from 'vitest';
import { local } from '../../../test/deadlines/clock.ts';
import { citizen, leader, receptionist, specialist, system } from '../../../test/factories/people.ts';
import { complete, filed, pricing, received, resolved } from '../../../test/factories/story.ts';
import { shippedCalendar } from '../../deadlines/index.ts';
import { sameInBoth } from '../../localised.ts';
import type { DossierCommand } from '../commands.ts';

const pause: DossierCommand = { type: 'pauseClock', reason: 'Niêm yết công khai.', legalBasis: 'Luật Nuôi con nuôi' };
const resume: DossierCommand = { type: 'resumeClock', reason: 'Hết thời gian niêm yết.' };
const extend = (until: string): DossierCommand => ({
	type: 'extend',
	until,
	reason: 'Xác minh lâu.',
	document: '12/PXL',
});

describe('pauseClock and resumeClock', () => {
	it('stop the clock by law, and give the days back', () => {
		const story = received().at('2026-11-03 15:00').does(specialist, pause);
		expect(story.dossier).toMatchObject({ status: 'processing', subStatus: 'paused', clockState: 'paused' });
		story.at('2026-11-05 09:00').does(specialist, resume);
		expect(story.dossier).toMatchObject({ subStatus: null, clockState: 'running', dueAt: local('2026-11-11 17:00') });
	});
	it('are ended by leaving the step', () => {
		const story = received()
			.does(specialist, pause)
			.at('2026-11-03 09:00')
			.does(specialist, complete('examine', 'good'));
		expect(story.dossier).toMatchObject({ clockState: 'running', dueAt: local('2026-11-10 17:00') });
	});
	it('say why, and need a clock that runs or was paused by them', () => {
		expect(received().refusal(specialist, { ...pause, reason: '' } as DossierCommand)).toBe('reason.required');
		expect(received().refusal(specialist, { ...pause, legalBasis: '' } as DossierCommand)).toBe('reason.required');
		expect(received().does(specialist, pause).refusal(specialist, pause)).toBe('clock.notRunning');
		expect(pricing().refusal(specialist, pause)).toBe('clock.stepRunning');
		expect(received().refusal(specialist, resume)).toBe('clock.notPaused');
		expect(received().refusal(specialist, { type: 'resumeClock', reason: '' })).toBe('reason.required');
		expect(received().does(specialist, complete('examine', 'verify')).refusal(specialist, resume)).toBe(
			'clock.notPaused',
		);
		expect(received().refusal(citizen, pause)).toBe('actor.notAllowed');
	});
	it('are ended by the hand-over to the flow', () => {
		const story = filed()
			.does(receptionist, { type: 'receive', code: 'H29-261102-0001', hold: true })
			.does(specialist, pause);
		story.at('2026-11-03 09:00').does(receptionist, { type: 'enterStep' });
		expect(story.dossier).toMatchObject({ clockState: 'running', dueAt: local('2026-11-10 17:00') });
	});
	it('work in status 2 as well', () => {
		const story = filed()
			.does(receptionist, { type: 'receive', code: 'H29-261102-0001', hold: true })
			.does(specialist, pause);
		expect(story.does(specialist, resume).dossier).toMatchObject({ status: 'received', subStatus: null });
	});
});

describe('extend', () => {
	/** Due Friday 11/12/2026, 17:00, as in example 21. */
	const due = () => received({ timeLimit: { amount: 29, unit: 'working-days' } }).at('2026-11-02 08:00');

	it('moves the date once, with the apology by the end of the day before (example 21)', () => {
		const story = due();
		expect(story.dossier.dueAt).toBe(local('2026-12-14 17:00'));
		const example = received({ timeLimit: { amount: 28, unit: 'working-days' } });
		expect(example.dossier.dueAt).toBe(local('2026-12-11 17:00'));
		expect(example.at('2026-12-10 17:01').refusal(leader, extend('2026-12-18'))).toBe('extend.tooLate');
		example.at('2026-12-10 17:00').does(leader, extend('2026-12-18'));
		expect(example.dossier).toMatchObject({
			dueAt: local('2026-12-18 17:00'),
			extension: { from: local('2026-12-11 17:00'), to: local('2026-12-18 17:00'), reason: 'Xác minh lâu.' },
		});
		expect(example.refusal(leader, extend('2026-12-25'))).toBe('extend.once');
	});
	it('says by when it would have been possible', () => {
		expect(due().at('2026-12-12 09:00').refusalText(leader, extend('2026-12-18'))).toContain('17:00, 11/12/2026');
	});
	it('wants a later working day', () => {
		expect(due().refusal(leader, extend('18/12/2026'))).toBe('extend.date');
		expect(due().refusal(leader, extend('2026-02-31'))).toBe('extend.date');
		expect(due().refusal(leader, extend('2026-12-19'))).toBe('extend.dayOff');
		expect(due().refusalText(leader, extend('2026-12-19'))).toContain('21/12/2026');
		expect(due().refusal(leader, extend('2026-12-14'))).toBe('extend.notLater');
	});
	it('needs a reason and a running clock', () => {
		expect(due().refusal(leader, { type: 'extend', until: '2026-12-18', reason: '' })).toBe('reason.required');
		expect(due().does(specialist, pause).refusal(leader, extend('2026-12-18'))).toBe('extend.paused');
		expect(filed().refusal(leader, extend('2026-12-18'))).toBe('dossier.status');
		expect(resolved().refusal(leader, extend('2026-12-18'))).toBe('dossier.status');
	});
	it('is never possible for a same-day procedure', () => {
		const story = received({ timeLimit: { amount: 0, unit: 'same-day' } });
		expect(story.refusal(leader, extend('2026-11-03'))).toBe('extend.tooLate');
	});
});

describe('recomputeDueAt', () => {
	const storm = {
		...shippedCalendar,
		version: 'ward-2',
		closures: [{ from: '2026-11-05', until: '2026-11-06', reason: sameInBoth('Bão số 9'), document: 'QĐ 12/QĐ-UBND' }],
	};
	const recompute: DossierCommand = { type: 'recomputeDueAt', reason: 'Nghỉ tránh bão.' };

	it('counts an open dossier again and leaves a trace', () => {
		const story = received().with({ calendar: storm }).does(system, recompute);
		expect(story.dossier).toMatchObject({ dueAt: local('2026-11-11 17:00'), calendarVersion: 'ward-2' });
		expect(story.events.at(-1)?.data).toMatchObject({
			dueAt: { from: local('2026-11-09 17:00'), to: local('2026-11-11 17:00') },
		});
	});
	it('moves the desk’s own deadline of a new filing', () => {
		const story = filed().at('2026-11-02 08:00');
		const early = {
			...storm,
			closures: [{ ...storm.closures[0], from: '2026-11-03', until: '2026-11-04' }],
		} as typeof storm;
		story.with({ calendar: early }).does(system, recompute);
		expect(story.dossier).toMatchObject({ acceptanceDueAt: local('2026-11-05 08:00'), dueAt: null });
	});
	it('counts from the last answer to a supplement before acceptance', () => {
		const story = filed()
			.does(receptionist, {
				type: 'requestSupplement',
				supplementId: 's',
				items: [{ text: sameInBoth('Bản sao') }],
				reason: sameInBoth('Mờ'),
			})
			.at('2026-11-04 08:00')
			.does(citizen, { type: 'answerSupplement', answers: {} });
		story.with({ calendar: storm }).does(system, recompute);
		expect(story.dossier.acceptanceDueAt).toBe(local('2026-11-09 08:00'));
	});
	it('has no events when no date moves', () => {
		const story = received();
		const before = story.events.length;
		expect(story.does(system, recompute).events).toHaveLength(before);
	});
	it('needs a reason, and does not touch what is done', () => {
		expect(received().refusal(system, { type: 'recomputeDueAt', reason: ' ' })).toBe('reason.required');
		expect(resolved().refusal(system, recompute)).toBe('dossier.status');
	});
});
