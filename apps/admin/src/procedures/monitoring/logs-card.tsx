import { Button, Card, ErrorState, Link, Skeleton, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { type Inputs, queries } from '../../api.ts';
import { useText } from './texts.ts';

/** What the newest runs wrote, by dossier. Fetched when somebody wants to see it: it may be long. */
export function LogsCard(props: { readonly query: Inputs['ward']['monitoring']['logs'] }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const [shown, setShown] = createSignal(false);
	const logs = useQuery(() => ({ ...queries.ward.monitoring.logs(props.query), enabled: shown() }));
	return (
		<Card title={t('logs')}>
			<p class="mb-3 text-muted">{t('logsHelp')}</p>
			<Show when={shown()} fallback={<Button onClick={() => setShown(true)}>{t('logsShow')}</Button>}>
				<Switch fallback={<Skeleton lines={4} />}>
					<Match when={logs.error}>
						<ErrorState error={logs.error} onRetry={() => logs.refetch()} />
					</Match>
					<Match when={logs.data?.length === 0}>
						<p class="text-muted">{t('logsNone')}</p>
					</Match>
					<Match when={logs.data}>
						{(list) => (
							<ul class="divide-y divide-line">
								<For each={list()}>
									{(dossier) => (
										<li class="py-3">
											<Link href={`/admin/ho-so/${dossier.dossierId}`}>{dossier.dossierCode}</Link>
											<ul class="mt-1 grid gap-2">
												<For each={dossier.runs}>
													{(run) => (
														<li>
															<p class="text-sm text-muted">
																{format.dateTime(run.at)} · {localised(run.step)} · {localised(run.outcome)}
																<Show when={run.wallMs !== null}>
																	{' '}
																	· {t('ms', { count: format.number(run.wallMs) })}
																</Show>
															</p>
															<Show
																when={run.lines.length > 0}
																fallback={<p class="text-sm text-muted">{t('noLines')}</p>}
															>
																<pre class="text-sm break-words whitespace-pre-wrap">
																	{run.lines.map((line) => `${line.level} ${line.message}`).join('\n')}
																</pre>
															</Show>
														</li>
													)}
												</For>
											</ul>
										</li>
									)}
								</For>
							</ul>
						)}
					</Match>
				</Switch>
			</Show>
		</Card>
	);
}
