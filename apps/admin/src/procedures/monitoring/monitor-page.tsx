import type { VersionMonitor } from '@motcua/server/views';
import { Button, Card, ErrorState, Field, KeyValueList, Select, Skeleton, useI18n } from '@motcua/ui';
import { useParams } from '@solidjs/router';
import { keepPreviousData, useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Switch } from 'solid-js';
import { queries } from '../../api.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { shortName } from '../short-name.ts';
import { ErrorsCard } from './errors-card.tsx';
import { LogsCard } from './logs-card.tsx';
import { PinnedCard } from './pinned-card.tsx';
import { CallsCard, FailuresCard, StepsCard } from './tables.tsx';
import { useText } from './texts.ts';

const HOURS = { hour: 1, day: 24, week: 168, month: 720 } as const;
type Window = keyof typeof HOURS;
const windows = Object.keys(HOURS) as Window[];

/** How one version of a procedure fares: runs, times, failures by who has to act, last errors, calls, logs, dossiers. */
export default function MonitorPage(): JSX.Element {
	const t = useText();
	const params = useParams<{ code: string; digest: string }>();
	const [chosen, setChosen] = createSignal<Window>('day');
	const [until, setUntil] = createSignal(Date.now());
	const query = () => ({
		code: params.code,
		digest: params.digest,
		from: new Date(until() - HOURS[chosen()] * 3_600_000).toISOString(),
		to: new Date(until()).toISOString(),
	});
	const monitor = useQuery(() => ({
		...queries.ward.monitoring.version(query()),
		placeholderData: keepPreviousData,
	}));
	const back = () => ({ href: `/admin/thu-tuc/${params.code}/phien-ban`, label: t('back') });
	return (
		<Switch fallback={<Skeleton lines={8} />}>
			<Match when={monitor.error}>
				<PageHead back={back()} title={t('numbers')} />
				<ErrorState error={monitor.error} onRetry={() => monitor.refetch()} />
			</Match>
			<Match when={monitor.data}>
				{(data) => (
					<>
						<Head data={data()} back={back()} />
						<div class="mb-5 flex flex-wrap items-end gap-3">
							<div class="min-w-48">
								<Field label={t('window')}>
									<Select
										value={chosen()}
										onValue={(value) => setChosen(value === '' ? 'day' : value)}
										options={windows.map((value) => ({ value, label: t(`windows.${value}`) }))}
										noEmpty
									/>
								</Field>
							</div>
							<Button busy={monitor.isFetching} onClick={() => setUntil(Date.now())}>
								{t('again')}
							</Button>
						</div>
						<div class="grid gap-5">
							<Numbers data={data()} />
							<StepsCard steps={data().steps} />
							<FailuresCard failures={data().failures} />
							<ErrorsCard errors={data().errors} />
							<CallsCard calls={data().calls} />
							<LogsCard query={query()} />
							<PinnedCard digest={params.digest} />
						</div>
					</>
				)}
			</Match>
		</Switch>
	);
}

function Head(props: {
	readonly data: VersionMonitor;
	readonly back: { readonly href: string; readonly label: string };
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<PageHead
			back={props.back}
			eyebrow={`${props.data.code} · ${shortName(localised(props.data.name))}`}
			title={t('title', { version: props.data.version })}
			lead={t('lead')}
		/>
	);
}

function Numbers(props: { readonly data: VersionMonitor }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	return (
		<Card title={t('numbers')}>
			<KeyValueList
				dense
				items={[
					...(['runs', 'done', 'failed', 'waiting'] as const).map((key) => ({
						key,
						label: t(key),
						value: format.number(props.data.totals[key]),
					})),
					{ key: 'open', label: t('open'), value: format.number(props.data.openDossiers) },
				]}
			/>
		</Card>
	);
}
