import type { HealthView } from '@motcua/server/views';
import { Badge, Button, Card, ErrorState, Link, Skeleton, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { keepRows } from '../keep-rows.ts';
import { PageHead } from '../shell/page-head.tsx';
import { SchedulesCard } from './schedules-card.tsx';
import { useText } from './texts.ts';

const EVERY_MS = 30_000;

type Check = HealthView['checks'][number];

/** Where one does something about what a line says. */
const places: Readonly<Record<string, string>> = {
	jobs: '/admin/hang-doi',
	workers: '/admin/hang-doi',
	outbox: '/admin/hang-doi?muc=parked',
	calendar: '/admin/lich-lam-viec',
	procedures: '/admin/thu-tuc',
};

/** What calls for somebody stands first; the rest keeps its order. */
const worstFirst = (checks: readonly Check[]): readonly Check[] => [
	...checks.filter(({ ok }) => !ok),
	...checks.filter(({ ok }) => ok),
];

/** The parts of the installation, each with what to do when it is not well. */
export default function HealthPage(): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const health = useQuery(() => ({
		...queries.platform.health(),
		refetchInterval: EVERY_MS,
		...keepRows('id'),
	}));
	const verdict = (checks: readonly Check[]): string => {
		const bad = checks.filter(({ ok }) => !ok).length;
		return bad === 0 ? t('allWell') : t('notWell', { count: bad });
	};
	return (
		<>
			<PageHead
				title={t('title')}
				lead={
					health.data
						? t('lead', { version: health.data.version, at: format.dateTime(health.data.startedAt) })
						: undefined
				}
				actions={
					<Button busy={health.isFetching} onClick={() => health.refetch()}>
						{t('again')}
					</Button>
				}
			/>
			<Switch fallback={<Skeleton lines={8} />}>
				<Match when={health.data}>
					{(data) => (
						<Card title={verdict(data().checks)}>
							<Show when={health.error}>
								<ErrorState error={health.error} />
							</Show>
							<ul class="divide-y divide-line">
								<For each={worstFirst(data().checks)}>{(check) => <CheckLine check={check} />}</For>
							</ul>
						</Card>
					)}
				</Match>
				<Match when={health.error}>
					<ErrorState error={health.error} onRetry={() => health.refetch()} />
				</Match>
			</Switch>
			<SchedulesCard />
		</>
	);
}

function CheckLine(props: { readonly check: Check }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const place = () => (props.check.ok ? undefined : places[props.check.id]);
	return (
		<li class="flex items-start justify-between gap-3 py-3">
			<div class="min-w-0">
				<p class="font-medium">{localised(props.check.title)}</p>
				<Show when={props.check.advice}>
					{(advice) => <p class="text-sm wrap-anywhere text-muted">{localised(advice())}</p>}
				</Show>
				<Show when={place()}>
					{(href) => (
						<Link href={href()} class="text-sm" data-print="hide">
							{t('open')}
						</Link>
					)}
				</Show>
			</div>
			<span class="whitespace-nowrap">
				<Badge tone={props.check.ok ? 'good' : 'warn'}>{t(props.check.ok ? 'ok' : 'bad')}</Badge>
			</span>
		</li>
	);
}
