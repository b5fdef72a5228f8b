import type { Services } from '../../services.ts';
import type { TrackedDossier } from '../../views.ts';
import { citizenActor } from '../core/actors.ts';
import { allows } from '../core/probe.ts';
import { receiptUrl } from '../filing/receipt-url.ts';
import { nextText, statusText } from '../texts/status-texts.ts';
import { citizenTimeline } from '../texts/timeline.ts';
import { clockView } from './clock-view.ts';
import { documentViews, fileView, paymentView, supplementView } from './parts.ts';
import { type ReadDossier, readForView } from './read-view.ts';

/** The dossier as the citizen sees it who holds the token. Downloads carry the token; it is theirs and short-lived. */
export async function trackedDossier(services: Services, trackToken: string): Promise<TrackedDossier> {
	const { wardId, dossierId } = services.trackTokens.open(trackToken);
	return trackedView(await readForView(services, wardId, dossierId), trackToken);
}

export function trackedView(read: ReadDossier, trackToken: string): TrackedDossier {
	const { state, events, procedure, ward, scans, now, today } = read;
	const { timeZone } = ward.calendar;
	const openSupplement = state.supplements.find((asked) => asked.answeredAt === null);
	const mayCorrect = state.status === 'supplementRequested' && openSupplement !== undefined;
	const resultsOut = state.status === 'resolved' || state.status === 'returned';
	return {
		dossierId: state.id,
		code: state.code ?? state.temporaryCode,
		temporaryCode: state.temporaryCode,
		seq: state.seq,
		status: state.status,
		statusText: statusText(state),
		nextText: nextText(state, timeZone),
		procedure: { code: state.procedure.code, name: state.procedure.name },
		requesterName: state.requester.fullName,
		submittedAt: state.submittedAt,
		receivedAt: state.receivedAt,
		clock: clockView(state, now, ward.calendar),
		timeline: citizenTimeline(events, { timeZone, stepName: procedure.stepName, office: ward.settings.serviceCentre }),
		documents: documentViews(state, procedure, scans, today),
		payment: paymentView(state),
		supplement: openSupplement ? supplementView(openSupplement) : null,
		form: mayCorrect ? procedure.application.definition : null,
		answers: mayCorrect ? state.answers : null,
		question: questionOf(read, trackToken),
		outcome: resultsOut ? state.outcome : null,
		results: resultsOut
			? state.resultFiles.map((file) => ({ ...fileView(file, scans), url: resultUrl(file.fileId, trackToken) }))
			: [],
		receiptUrl: receiptUrl(trackToken),
		canWithdraw: allows(read, citizenActor(state), { type: 'withdraw', reason: '…' }),
	};
}

/** A question of the flow, with the draft that it is about. */
function questionOf({ state, procedure }: ReadDossier, trackToken: string): TrackedDossier['question'] {
	const step = state.step && procedure.step(state.step.key);
	if (step?.kind !== 'citizen' || state.status !== 'processing' || !state.step) return null;
	const [draft] = state.resultFiles;
	return {
		step: step.key,
		text: step.question,
		outcomes: Object.entries(step.outcomes).map(([outcome, { label, needsNote = false }]) => ({
			outcome,
			label,
			needsNote,
		})),
		until: state.step.dueAt ?? state.step.enteredAt,
		draftUrl: draft ? resultUrl(draft.fileId, trackToken) : null,
	};
}

/** Whether the citizen may have a file of the result: when it is out, or as the draft that they are asked about. */
export const citizenMayRead = (read: ReadDossier, fileId: string): boolean => {
	const { state } = read;
	const shown = state.status === 'resolved' || state.status === 'returned' || questionOf(read, '') !== null;
	return shown && state.resultFiles.some((file) => file.fileId === fileId);
};

const resultUrl = (fileId: string, trackToken: string): string =>
	`/api/results/${fileId}?token=${encodeURIComponent(trackToken)}`;
