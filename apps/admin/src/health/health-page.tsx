import { Badge, Button, Card, ErrorState, Skeleton, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { PageHead } from '../shell/page-head.tsx';
import { SchedulesCard } from './schedules-card.tsx';
import { useText } from './texts.ts';

const EVERY_MS = 30_000;

/** The parts of the installation, each with what to do when it is not well. */
export default function HealthPage(): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const health = useQuery(() => ({ ...queries.platform.health(), refetchInterval: EVERY_MS }));
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
				<Match when={health.error}>
					<ErrorState error={health.error} onRetry={() => health.refetch()} />
				</Match>
				<Match when={health.data}>
					{(data) => (
						<Card>
							<ul class="divide-y divide-line">
								<For each={data().checks}>
									{(check) => (
										<li class="flex flex-wrap items-start justify-between gap-2 py-3">
											<div class="min-w-0">
												<p class="font-medium">{localised(check.title)}</p>
												<Show when={check.advice}>
													{(advice) => <p class="text-sm text-muted">{localised(advice())}</p>}
												</Show>
											</div>
											<Badge tone={check.ok ? 'good' : 'warn'}>{t(check.ok ? 'ok' : 'bad')}</Badge>
										</li>
									)}
								</For>
							</ul>
						</Card>
					)}
				</Match>
			</Switch>
			<SchedulesCard />
		</>
	);
}
