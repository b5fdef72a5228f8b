import type { RunAct } from '@motcua/server/views';
import { Alert, Button, Dialog, ErrorState, notify, type Problem, problemOf, Skeleton, useI18n } from '@motcua/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { RunFacts } from './run-facts.tsx';
import { useText } from './texts.ts';

const EVERY_MS = 3_000;

/** One run of the record, with what may be done. Nothing here hurts: a run that is begun again has its effects once. */
export function RunDialog(props: {
	readonly runId: string;
	readonly onClose: () => void;
	/** Something was done, and the list knows. */
	readonly onActed: () => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { may } = useSession();
	const client = useQueryClient();
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const [busy, setBusy] = createSignal<RunAct | null>(null);
	const run = useQuery(() => ({
		...queries.platform.jobs.run({ runId: props.runId }),
		refetchInterval: EVERY_MS,
		reconcile: 'id',
	}));
	const act = async (what: RunAct): Promise<void> => {
		setBusy(what);
		setProblem(null);
		try {
			await api.platform.jobs[what].mutate({ runId: props.runId });
			notify({ tone: 'good', title: t(`run.done.${what}`) });
			props.onClose();
			await client.invalidateQueries({ queryKey: queries.platform.jobs.key() });
			props.onActed();
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(null);
		}
	};
	/** By name: an answer that says the same leaves the buttons, and focus on them, as they are. */
	const free = (): readonly RunAct[] =>
		may('jobs.manage')
			? (run.data?.acts ?? []).flatMap(({ act: what, refusal }) => (refusal === null ? [what] : []))
			: [];
	return (
		<Dialog
			open
			size="lg"
			title={t('run.title', { step: localised(run.data?.step) || '…' })}
			onClose={props.onClose}
			footer={
				<>
					<Button onClick={() => props.onClose()}>{t('job.close')}</Button>
					<For each={free()}>
						{(what) => (
							<Button variant="primary" busy={busy() === what} onClick={() => act(what)}>
								{t(`run.acts.${what}`)}
							</Button>
						)}
					</For>
				</>
			}
		>
			<div class="grid grid-cols-[minmax(0,1fr)] gap-5">
				<Show when={problem()}>
					{(found) => (
						<Alert tone="bad" role="alert" title={localised(found().message)}>
							{localised(found().advice)}
						</Alert>
					)}
				</Show>
				<Switch fallback={<Skeleton lines={6} />}>
					<Match when={run.data}>{(data) => <RunFacts run={data()} />}</Match>
					<Match when={run.error}>
						<ErrorState error={run.error} onRetry={() => run.refetch()} />
					</Match>
				</Switch>
			</div>
		</Dialog>
	);
}
