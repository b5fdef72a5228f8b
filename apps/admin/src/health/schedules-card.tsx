import type { ScheduleView } from '@motcua/server/views';
import { Badge, Card, ErrorState, Skeleton, Table, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { keepRows } from '../keep-rows.ts';
import { useText } from './texts.ts';

/** Some work is done every minute. */
const EVERY_MS = 15_000;

type Standing = 'running' | 'failed' | 'waiting' | 'done';
const tones = { running: 'info', failed: 'warn', waiting: 'plain', done: 'good' } as const;

function standingOf({ running, failure, lastAt }: ScheduleView): Standing {
	if (running) return 'running';
	if (failure !== null) return 'failed';
	return lastAt === null ? 'waiting' : 'done';
}

/** What the installation does by itself: when it last did and will next, and why not. */
export function SchedulesCard(): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const schedules = useQuery(() => ({
		...queries.platform.schedules(),
		refetchInterval: EVERY_MS,
		...keepRows('name'),
	}));
	const moment = (at: string | null): string => (at === null ? t('never') : format.dateTime(at));
	return (
		<Card title={t('schedules')} class="mt-4">
			<Switch fallback={<Skeleton lines={6} />}>
				<Match when={schedules.data}>
					{(rows) => (
						<Table
							caption={t('schedules')}
							rows={rows()}
							rowKey={({ name }) => name}
							columns={[
								{ key: 'title', header: t('work'), primary: true, cell: (row) => localised(row.title) },
								{ key: 'last', header: t('last'), cell: (row) => moment(row.lastAt) },
								{ key: 'next', header: t('next'), cell: (row) => moment(row.nextAt) },
								{
									key: 'standing',
									header: t('standing'),
									cell: (row) => (
										<span class="inline-block max-w-md text-left">
											<Badge tone={tones[standingOf(row)]}>{t(standingOf(row))}</Badge>
											<Show when={row.found}>
												{(found) => <span class="mt-1 block text-sm text-muted">{localised(found())}</span>}
											</Show>
											<Show when={row.failure}>
												{(failure) => <span class="mt-1 block text-sm text-muted">{failure()}</span>}
											</Show>
										</span>
									),
								},
							]}
						/>
					)}
				</Match>
				<Match when={schedules.error}>
					<ErrorState error={schedules.error} onRetry={() => schedules.refetch()} />
				</Match>
			</Switch>
		</Card>
	);
}
