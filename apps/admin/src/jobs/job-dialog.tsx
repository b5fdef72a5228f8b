import type { JobAct, JobDetail } from '@motcua/server/views';
import {
	Alert,
	Button,
	ConfirmDialog,
	Dialog,
	KeyValueList,
	notify,
	type Problem,
	problemOf,
	Skeleton,
	useI18n,
} from '@motcua/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { useMoment } from './moment.ts';
import { Folded, Lines, Message, RunFacts } from './run-facts.tsx';
import { useText } from './texts.ts';

const EVERY_MS = 3_000;

/** One job beside what the record says about it, with what may be done. */
export function JobDialog(props: {
	readonly queue: string;
	readonly id: string;
	readonly onClose: () => void;
	/** Something was done, and the list knows. */
	readonly onActed: () => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { may } = useSession();
	const client = useQueryClient();
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const [busy, setBusy] = createSignal<JobAct | null>(null);
	const [removing, setRemoving] = createSignal(false);
	const job = useQuery(() => ({
		...queries.platform.jobs.get({ queue: props.queue, id: props.id }),
		refetchInterval: EVERY_MS,
		retry: false,
		reconcile: 'id',
	}));
	const act = async (what: JobAct): Promise<void> => {
		await api.platform.jobs[what].mutate({ queue: props.queue, id: props.id });
		notify({ tone: 'good', title: t(`job.done.${what}`) });
		if (what === 'remove') props.onClose();
		await client.invalidateQueries({ queryKey: queries.platform.jobs.key() });
		props.onActed();
	};
	const actAtOnce = async (what: JobAct): Promise<void> => {
		setBusy(what);
		setProblem(null);
		await act(what).catch((error) => setProblem(problemOf(error)));
		setBusy(null);
	};
	const offered = () => (may('jobs.manage') ? (job.data?.acts ?? []) : []);
	/** By name: an answer that says the same leaves the buttons, and focus on them, as they are. */
	const free = () => offered().flatMap(({ act: what, refusal }) => (refusal === null ? [what] : []));
	return (
		<Dialog
			open
			size="lg"
			title={t('job.title', { id: props.id })}
			onClose={props.onClose}
			footer={
				<>
					<Button onClick={() => props.onClose()}>{t('job.close')}</Button>
					<For each={free()}>
						{(what) => (
							<Button
								variant={what === 'remove' ? 'danger' : 'primary'}
								busy={busy() === what}
								onClick={() => (what === 'remove' ? setRemoving(true) : actAtOnce(what))}
							>
								{t(`job.acts.${what}`)}
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
					<Match when={job.error}>
						<Alert tone="info">
							{problemOf(job.error).kind === 'notFound' ? t('job.gone') : localised(problemOf(job.error).message)}
						</Alert>
					</Match>
					<Match when={job.data}>
						{(data) => (
							<>
								<JobFacts job={data()} />
								<For each={offered()}>
									{({ act: what, refusal }) => (
										<Show when={refusal}>
											{(reason) => (
												<p class="text-sm text-muted">
													{t('job.cannot', { act: t(`job.acts.${what}`), reason: localised(reason()) })}
												</p>
											)}
										</Show>
									)}
								</For>
							</>
						)}
					</Match>
				</Switch>
			</div>
			<ConfirmDialog
				open={removing()}
				danger
				title={t('job.removeTitle', { id: props.id })}
				confirmLabel={t('job.acts.remove')}
				onCancel={() => setRemoving(false)}
				onConfirm={() => act('remove')}
			>
				{t('job.removeText')}
			</ConfirmDialog>
		</Dialog>
	);
}

function JobFacts(props: { readonly job: JobDetail }): JSX.Element {
	const t = useText();
	const moment = useMoment();
	const job = () => props.job;
	const fact = (key: 'due' | 'started' | 'finished' | 'worker' | 'schedule', value: string | null) =>
		value === null ? [] : [{ key, label: t(`job.${key}`), value: <span class="break-all">{value}</span> }];
	const at = (instant: string | null): string | null => instant && moment(instant);
	return (
		<>
			<Show when={job().failure}>{(failure) => <Message text={failure()} />}</Show>
			<KeyValueList
				dense
				items={[
					{ key: 'queue', label: t('job.queue'), value: job().queue },
					{ key: 'state', label: t('job.state'), value: t(`states.${job().state}`) },
					{
						key: 'attempts',
						label: t('job.attempts'),
						value: t('runs.ofMax', { n: job().attemptsMade, max: job().attempts }),
					},
					{ key: 'enqueued', label: t('job.enqueued'), value: moment(job().enqueuedAt) },
					...fact('due', at(job().dueAt)),
					...fact('started', at(job().startedAt)),
					...fact('finished', at(job().finishedAt)),
					...fact('worker', job().worker),
					...fact('schedule', job().schedule),
					{
						key: 'payload',
						label: t('job.payload'),
						value: <code class="text-sm break-all">{JSON.stringify(job().payload)}</code>,
					},
				]}
			/>
			<section aria-label={t('job.truth')} class="rounded-lg border border-line p-4">
				<h3 class="mb-2 font-semibold">{t('job.truth')}</h3>
				<Show
					when={job().run}
					fallback={<p class="text-muted">{t(job().elsewhere ? 'jobs.elsewhere' : 'job.noTruth')}</p>}
				>
					{(run) => <RunFacts run={run()} />}
				</Show>
			</section>
			<Lines title={t('job.log')} none={t('job.noLog')} lines={job().logs} />
			<Show when={job().stack.length > 0}>
				<Folded title={t('job.stack')} text={job().stack.join('\n')} />
			</Show>
		</>
	);
}
