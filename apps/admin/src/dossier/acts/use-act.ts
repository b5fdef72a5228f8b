import type { DeskDossier } from '@motcua/server/views';
import { notify, type Problem, problemOf } from '@motcua/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { createContext, createSignal, useContext } from 'solid-js';
import { api, queries } from '../../api.ts';
import { useText } from './texts.ts';

type Calls = typeof api.desk.dossier;
/** The calls that acts make. */
export type DossierApi = {
	readonly [K in Exclude<keyof Calls, 'get' | 'assignees' | 'fileAtCounter' | 'signPreview'>]: {
		readonly mutate: (input: Parameters<Calls[K]['mutate']>[0]) => Promise<DeskDossier>;
	};
};

/** Where acts go when not to the server's desk: a rehearsal plays them on its own stage. */
export interface ActingElsewhere {
	readonly api: DossierApi;
	/** Today's ISO date there. */
	readonly today: () => string;
}
export const ActingContext = createContext<ActingElsewhere>();
export interface Target {
	readonly dossierId: string;
	readonly expectedSeq: number;
}

const [underWay, setUnderWay] = createSignal(0);
/** Whether an act of this window is on its way: what the server tells meanwhile is likely about itself. */
export const isActing = (): boolean => underWay() > 0;

/** Automatic steps follow an act within seconds: their news is part of its outcome and nothing to be told of. */
const AFTERMATH_MS = 10_000;
let actedAt = Number.NEGATIVE_INFINITY;
/** Whether an act of this window is so fresh that changes are likely its consequences. */
export const actedLately = (): boolean => performance.now() - actedAt < AFTERMATH_MS;

/**
 * Does acts on the dossier that is shown: names the state that was seen, puts the fresh dossier on the page, and keeps
 * what went wrong for the dialog to say. When somebody else was faster the dossier is loaded again.
 */
export function useAct(dossier: () => DeskDossier) {
	const t = useText();
	const client = useQueryClient();
	const elsewhere = useContext(ActingContext);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);

	const run = async (
		call: (api: DossierApi, target: Target) => Promise<DeskDossier>,
		done?: string,
	): Promise<boolean> => {
		setBusy(true);
		setUnderWay((count) => count + 1);
		setProblem(null);
		try {
			const { id, seq } = dossier();
			const fresh = await call(elsewhere?.api ?? api.desk.dossier, { dossierId: id, expectedSeq: seq });
			if (!elsewhere) {
				client.setQueryData(queries.desk.dossier.get({ dossierId: id }).queryKey, fresh);
				void client.invalidateQueries({ queryKey: queries.desk.worklist.key() });
			}
			notify({ tone: 'good', title: done ?? t('done') });
			return true;
		} catch (error) {
			const found = problemOf(error);
			setProblem(found);
			if (found.kind === 'stale') void client.invalidateQueries({ queryKey: queries.desk.dossier.get.key() });
			return false;
		} finally {
			setBusy(false);
			actedAt = performance.now();
			setUnderWay((count) => count - 1);
		}
	};
	return { run, busy, problem, forget: () => setProblem(null) };
}

export type Act = ReturnType<typeof useAct>;
