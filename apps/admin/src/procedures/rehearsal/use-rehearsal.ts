import type { RehearsalAct, RehearsalView } from '@motcua/server/views';
import { type Problem, problemOf } from '@motcua/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal } from 'solid-js';
import { api, queries } from '../../api.ts';

/** Plays acts of one rehearsal and puts the fresh view on the page. */
export function useRehearsal(view: () => RehearsalView) {
	const client = useQueryClient();
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);

	const take = (fresh: RehearsalView): RehearsalView => {
		client.setQueryData(queries.ward.rehearsals.get({ id: fresh.id }).queryKey, fresh);
		void client.invalidateQueries({ queryKey: queries.ward.rehearsals.list.key() });
		return fresh;
	};
	/** Throws what the server refuses: for dialogs that show it themselves. */
	const play = async (act: RehearsalAct): Promise<RehearsalView> => {
		const { id, acts } = view();
		return take(await api.ward.rehearsals.act.mutate({ id, played: acts.length, act }));
	};
	const quietly = async (work: () => Promise<unknown>): Promise<boolean> => {
		setBusy(true);
		setProblem(null);
		try {
			await work();
			return true;
		} catch (error) {
			setProblem(problemOf(error));
			return false;
		} finally {
			setBusy(false);
		}
	};
	return {
		play,
		/** Plays, keeps what went wrong for the page to say; whether it was played. */
		tryPlay: (act: RehearsalAct): Promise<boolean> => quietly(() => play(act)),
		takeBack: (): Promise<boolean> =>
			quietly(async () => {
				const { id, acts } = view();
				take(await api.ward.rehearsals.takeBack.mutate({ id, played: acts.length }));
			}),
		busy,
		problem,
	};
}
export type Rehearsing = ReturnType<typeof useRehearsal>;

const day = new Intl.DateTimeFormat('en-CA', {
	timeZone: 'Asia/Ho_Chi_Minh',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
});
/** ISO date of an instant where the ward is. */
export const dayOf = (iso: string): string => day.format(new Date(iso));
