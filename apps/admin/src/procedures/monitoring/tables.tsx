import type { VersionMonitor } from '@motcua/server/views';
import { Badge, Card, type Column, Table, useI18n } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

type Step = VersionMonitor['steps'][number];
type Failure = VersionMonitor['failures'][number];
type Call = VersionMonitor['calls'][number];

const tones = {
	citizen: 'plain',
	staff: 'plain',
	outside: 'info',
	author: 'bad',
	machine: 'bad',
	administrator: 'warn',
} as const;

/** Runs and times of each step. */
export function StepsCard(props: { readonly steps: readonly Step[] }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const ms = (value: number | null): string =>
		value === null ? t('unknown') : t('ms', { count: format.number(value) });
	const columns: readonly Column<Step>[] = [
		{ key: 'step', header: t('col.step'), primary: true, cell: (one) => localised(one.name) },
		{ key: 'runs', header: t('col.runs'), align: 'end', cell: (one) => format.number(one.runs) },
		{ key: 'failed', header: t('col.failed'), align: 'end', cell: (one) => format.number(one.failed) },
		{
			key: 'attempts',
			header: t('col.attempts'),
			align: 'end',
			wideOnly: true,
			cell: (one) => format.number(one.attempts),
		},
		{ key: 'p50', header: t('col.p50'), align: 'end', cell: (one) => ms(one.p50Ms) },
		{ key: 'p95', header: t('col.p95'), align: 'end', cell: (one) => ms(one.p95Ms) },
		{ key: 'cpu', header: t('col.cpu'), align: 'end', cell: (one) => ms(one.maxCpuMs) },
		{
			key: 'memory',
			header: t('col.memory'),
			align: 'end',
			cell: (one) => (one.maxMemoryKb === null ? t('unknown') : format.bytes(one.maxMemoryKb * 1024)),
		},
	];
	return (
		<Card title={t('steps')}>
			<Show when={props.steps.length > 0} fallback={<p class="text-muted">{t('stepsNone')}</p>}>
				<Table caption={t('steps')} rows={props.steps} rowKey={(one) => one.step} columns={columns} />
			</Show>
		</Card>
	);
}

/** Failures by class, each with who has to act. */
export function FailuresCard(props: { readonly failures: readonly Failure[] }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const columns: readonly Column<Failure>[] = [
		{ key: 'failure', header: t('col.failure'), primary: true, cell: (one) => localised(one.title) },
		{ key: 'runs', header: t('col.runs'), align: 'end', cell: (one) => format.number(one.runs) },
		{
			key: 'advice',
			header: t('col.advice'),
			cell: (one) => (
				<>
					<Badge tone={tones[one.side]}>{t(`sides.${one.side}`)}</Badge> {localised(one.advice)}
				</>
			),
		},
	];
	return (
		<Card title={t('failures')}>
			<Show when={props.failures.length > 0} fallback={<p class="text-muted">{t('failuresNone')}</p>}>
				<Table caption={t('failures')} rows={props.failures} rowKey={(one) => one.failure} columns={columns} />
			</Show>
		</Card>
	);
}

/** What the code asked of the world outside its sandbox. */
export function CallsCard(props: { readonly calls: readonly Call[] }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const columns: readonly Column<Call>[] = [
		{ key: 'capability', header: t('col.capability'), primary: true, cell: (one) => <code>{one.capability}</code> },
		{ key: 'calls', header: t('col.calls'), align: 'end', cell: (one) => format.number(one.calls) },
		{ key: 'failed', header: t('col.failed'), align: 'end', cell: (one) => format.number(one.failed) },
		{ key: 'open', header: t('col.open'), align: 'end', wideOnly: true, cell: (one) => format.number(one.open) },
		{ key: 'bytes', header: t('col.bytes'), align: 'end', cell: (one) => format.bytes(one.bytes) },
		{
			key: 'slowest',
			header: t('col.slowest'),
			align: 'end',
			cell: (one) => (one.maxMs === null ? t('unknown') : t('ms', { count: format.number(one.maxMs) })),
		},
	];
	return (
		<Card title={t('calls')}>
			<Show when={props.calls.length > 0} fallback={<p class="text-muted">{t('callsNone')}</p>}>
				<Table caption={t('calls')} rows={props.calls} rowKey={(one) => one.capability} columns={columns} />
			</Show>
		</Card>
	);
}
