import { Card, ErrorState, Link, useI18n } from '@motcua/ui';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../../api.ts';
import { PageHead } from '../../shell/page-head.tsx';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { shortName } from '../short-name.ts';
import { BeginCard } from './begin-card.tsx';
import { KeptCard } from './kept-card.tsx';
import { useText } from './texts.ts';

/** Rehearsals of one procedure: begin one, replay the kept ones, go on with one that is under way. */
export default function RehearsalsPage(): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const params = useParams<{ code: string }>();
	const start = useQuery(() => queries.ward.rehearsals.list({ code: params.code }));
	const back = () => ({ href: `/admin/thu-tuc/${params.code}`, label: t('back') });
	return (
		<Switch fallback={<PageSkeleton />}>
			<Match when={start.data}>
				{(data) => (
					<>
						<PageHead
							back={back()}
							eyebrow={`${data().code} · ${shortName(localised(data().name))} · ${t('version', { version: data().version })}`}
							title={t('title')}
							lead={t('lead')}
						/>
						<div class="grid gap-5 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
							<div class="grid min-w-0 gap-5">
								<KeptCard start={data()} />
								<Card title={t('loose.title')}>
									<Show
										when={data().rehearsals.some(({ kept }) => !kept)}
										fallback={<p class="text-muted">{t('loose.none')}</p>}
									>
										<ul class="divide-y divide-line">
											<For each={data().rehearsals.filter(({ kept }) => !kept)}>
												{(row) => (
													<li class="py-3 first:pt-0 last:pb-0">
														<Link href={`/admin/thu-tuc/${data().code}/dien-tap/${row.id}`}>
															{t('loose.open')}: {row.name}
														</Link>
														<span class="block text-sm text-muted">
															{localised(row.end)} · {t('acts', { count: row.acts })} · {row.createdBy},{' '}
															{format.dateTime(row.createdAt)}
														</span>
													</li>
												)}
											</For>
										</ul>
									</Show>
								</Card>
							</div>
							<BeginCard start={data()} />
						</div>
					</>
				)}
			</Match>
			<Match when={start.error}>
				<PageHead title={t('title')} back={back()} />
				<ErrorState error={start.error} onRetry={() => start.refetch()} />
			</Match>
		</Switch>
	);
}
