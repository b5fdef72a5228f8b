import type { RunDetail, RunState } from '@motcua/server/views';
import { Badge, KeyValueList, Link, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useDuration } from './duration.ts';
import { useMoment } from './moment.ts';
import { useText } from './texts.ts';

const TONES = { pending: 'info', running: 'accent', done: 'good', failed: 'bad', cancelled: 'plain' } as const;

/** How a run stands in the record. */
export function RunStateBadge(props: { readonly state: RunState }): JSX.Element {
	const t = useText();
	return <Badge tone={TONES[props.state]}>{t(`runStates.${props.state}`)}</Badge>;
}

const known = [
	'retryable',
	'bug',
	'cpuLimit',
	'wallLimit',
	'memoryLimit',
	'denied',
	'hostCrash',
	'broken',
	'stopped',
] as const;

/** The class of a failure in words; one that is not known here shows its code. */
export function useFailureName(): (failure: string) => string {
	const t = useText();
	return (failure) => {
		const name = known.find((one) => one === failure);
		return name ? t(`run.failures.${name}`) : failure;
	};
}

/** A run as the record has it: what it is for, how it stands, what went wrong, what it logged. */
export function RunFacts(props: { readonly run: RunDetail }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const moment = useMoment();
	const duration = useDuration();
	const failureName = useFailureName();
	const run = () => props.run;
	const cost = (): string | null => {
		const { cpuMs, wallMs } = run();
		return cpuMs === null || wallMs === null
			? null
			: t('run.costText', { cpu: duration(cpuMs), wall: duration(wallMs) });
	};
	const fact = (key: 'created' | 'finished' | 'runAt' | 'cost' | 'failure', value: string | null) =>
		value === null ? [] : [{ key, label: t(`run.${key}`), value }];
	/** Whether anything waits for a run that failed: of one that was done again, the reason why it is over. */
	const standing = (): string | undefined => {
		const again = run().acts.find(({ act }) => act === 'runAgain');
		return again && (again.refusal === null ? t('run.waits') : localised(again.refusal));
	};
	const holder = () => {
		const { leaseOwner, leaseUntil } = run();
		const value = leaseOwner && t('run.holderUntil', { name: leaseOwner, until: moment(leaseUntil) });
		return value ? [{ key: 'holder', label: t('run.holder'), value: <span class="break-all">{value}</span> }] : [];
	};
	return (
		<div class="grid grid-cols-[minmax(0,1fr)] gap-3">
			<p>
				<RunStateBadge state={run().state} /> {t(`run.verdict.${run().state}`)}
			</p>
			<Show when={run().state === 'failed' && standing()}>{(reason) => <p>{reason()}</p>}</Show>
			<Show when={run().message}>{(message) => <Message text={message()} />}</Show>
			<KeyValueList
				dense
				items={[
					{
						key: 'dossier',
						label: t('run.dossier'),
						value: (
							<Link href={`/admin/ho-so/${run().dossier.id}`} class="tabular">
								{run().dossier.code}
							</Link>
						),
					},
					{ key: 'step', label: t('run.step'), value: localised(run().step) },
					{
						key: 'attempt',
						label: t('run.attempt'),
						value: t('runs.ofMax', { n: run().attempt, max: run().maxAttempts }),
					},
					...fact('failure', run().failure && failureName(run().failure ?? '')),
					...fact('runAt', run().state === 'pending' ? moment(run().runAt) : null),
					...holder(),
					...fact('created', moment(run().createdAt)),
					...fact('finished', run().finishedAt && moment(run().finishedAt)),
					...fact('cost', cost()),
				]}
			/>
			<Lines title={t('run.log')} none={t('run.noLog')} lines={run().log} />
			<Show when={run().stack}>{(stack) => <Folded title={t('run.stack')} text={stack()} />}</Show>
		</div>
	);
}

/** What went wrong, as it was said: words without a blank are long. */
export function Message(props: { readonly text: string }): JSX.Element {
	return <p class="rounded-md bg-bad-soft px-3 py-2 wrap-anywhere whitespace-pre-wrap text-bad">{props.text}</p>;
}

/** Lines of a log, oldest first. */
export function Lines(props: {
	readonly title: string;
	readonly none: string;
	readonly lines: readonly string[];
}): JSX.Element {
	return (
		<section aria-label={props.title}>
			<h3 class="mb-1 text-sm font-semibold text-muted">{props.title}</h3>
			<Show when={props.lines.length > 0} fallback={<p class="text-sm text-muted">{props.none}</p>}>
				<ol class="max-h-56 overflow-y-auto rounded-md bg-sunken px-3 py-2 font-mono text-sm" tabindex="0">
					<For each={props.lines}>{(line) => <li class="wrap-anywhere whitespace-pre-wrap">{line}</li>}</For>
				</ol>
			</Show>
		</section>
	);
}

/** Long technical text that few need. */
export function Folded(props: { readonly title: string; readonly text: string }): JSX.Element {
	return (
		<details>
			<summary class="flex min-h-11 cursor-pointer items-center text-sm text-accent-ink">{props.title}</summary>
			<pre class="max-h-72 overflow-auto rounded-md bg-sunken px-3 py-2 text-sm" tabindex="0">
				{props.text}
			</pre>
		</details>
	);
}
