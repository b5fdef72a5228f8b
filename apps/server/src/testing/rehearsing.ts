import type { RehearsalAct, RehearsalView } from '../views.ts';
import { sampleAnswers } from './filing.ts';
import type { TestServices } from './test-services.ts';
import { callerFor, type TestWard } from './test-ward.ts';

/** Monday morning: nothing is due for hours. */
export const REHEARSAL_STARTS = '2026-03-02T01:30:00.000Z';

/** A filing of the sample procedure as an act. */
export const filingAct = (more: Readonly<Record<string, unknown>> = {}): Extract<RehearsalAct, { kind: 'file' }> => ({
	kind: 'file',
	channel: 'online',
	answers: sampleAnswers(more),
	papers: [],
	delivery: { method: 'counter' },
});

/** Plays rehearsals of a procedure through the API. */
export function rehearsing(
	{ services }: TestServices,
	ward: TestWard,
	code = '9.000001',
	role: keyof TestWard['people'] = 'administrator',
) {
	const api = callerFor(services, ward.people[role]).ward.rehearsals;
	const start = (name = 'Thử', startsAt = REHEARSAL_STARTS): Promise<RehearsalView> =>
		api.start({ code, name, startsAt });
	const act = (view: RehearsalView, next: RehearsalAct): Promise<RehearsalView> =>
		api.act({ id: view.id, played: view.acts.length, act: next });
	const play = async (acts: readonly RehearsalAct[], name = 'Thử'): Promise<RehearsalView> => {
		let view = await start(name);
		for (const next of acts) view = await act(view, next);
		return view;
	};
	return { api, start, act, play };
}

/** The ordinary way of the sample procedure from its filing to the hand-over. */
export const ordinaryWay: readonly RehearsalAct[] = [
	filingAct(),
	{ kind: 'receive' },
	{ kind: 'collectPayment' },
	{ kind: 'completeStep', step: 'examine', outcome: 'approve', answers: { opinion: 'Đủ điều kiện' } },
	{ kind: 'answerStep', step: 'confirm', outcome: 'yes' },
	{ kind: 'sign', step: 'sign', outcome: 'signed' },
	{ kind: 'completeStep', step: 'issue', outcome: 'issued' },
	{ kind: 'returnResult', receivedBy: 'Nguyễn Thị Hương' },
];
