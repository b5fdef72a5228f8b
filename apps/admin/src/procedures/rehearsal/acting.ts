import type { DeskDossier, RehearsalAct, RehearsalView } from '@motcua/server/views';
import type { ActingElsewhere, DossierApi } from '../../dossier/acts/use-act.ts';
import { dayOf, type Rehearsing } from './use-rehearsal.ts';

/**
 * The desk's own dialogs, played on the stage: what the staff app would send to the server becomes an act of the
 * rehearsal. So staff rehearse with the very dialogs that they will work with.
 */
export function actingOnStage(view: () => RehearsalView, { play }: Rehearsing): ActingElsewhere {
	const done = async (act: RehearsalAct): Promise<DeskDossier> => {
		const { dossier } = await play(act);
		if (!dossier) throw new Error('an act on a dossier left none behind');
		return dossier;
	};
	const notPlayed = { mutate: (): Promise<DeskDossier> => Promise.reject(new Error('not part of a rehearsal')) };
	const given = (note: string | undefined) => (note === undefined ? {} : { note });
	const api: DossierApi = {
		receive: { mutate: () => done({ kind: 'receive' }) },
		reject: { mutate: ({ reason }) => done({ kind: 'reject', reason }) },
		requestSupplement: {
			mutate: ({ items, reason, respondBy }) =>
				done({
					kind: 'requestSupplement',
					items: [...items],
					reason,
					...(respondBy === undefined ? {} : { respondBy }),
				}),
		},
		completeStep: {
			mutate: ({ step, outcome, note, answers }) =>
				done({ kind: 'completeStep', step, outcome, ...given(note), ...(answers ? { answers } : {}) }),
		},
		retryStep: { mutate: () => done({ kind: 'retryStep' }) },
		acceptRefusal: { mutate: ({ reason }) => done({ kind: 'acceptRefusal', reason }) },
		collectPayment: { mutate: () => done({ kind: 'collectPayment' }) },
		returnResult: { mutate: ({ receivedBy }) => done({ kind: 'returnResult', receivedBy }) },
		extend: { mutate: ({ newDueOn, reason }) => done({ kind: 'extend', newDueOn, reason }) },
		stop: { mutate: ({ kind, reason }) => done({ kind: 'stop', because: kind, reason }) },
		withdraw: { mutate: ({ reason }) => done({ kind: 'withdraw', reason }) },
		reopen: { mutate: ({ reason }) => done({ kind: 'reopen', reason }) },
		// Played with dialogs of the rehearsal's own: there are no uploads and no other people here.
		sign: notPlayed,
		answerSupplement: notPlayed,
		assign: notPlayed,
		claim: notPlayed,
		digitise: notPlayed,
		addNote: notPlayed,
	};
	return { api, today: () => dayOf(view().now) };
}
