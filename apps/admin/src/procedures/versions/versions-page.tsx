import type { ProcedureVersions } from '@motcua/server/views';
import { Card, ErrorState, Skeleton, useI18n } from '@motcua/ui';
import { useParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { For, type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../../api.ts';
import { useSession } from '../../session/session.tsx';
import { PageHead } from '../../shell/page-head.tsx';
import { shortName } from '../short-name.ts';
import { PastMoves } from './past-moves.tsx';
import { PlanMoveCard } from './plan-move-card.tsx';
import { useText } from './texts.ts';
import { VersionCard } from './version-card.tsx';

/** All versions of a procedure: which is before citizens, which still have dossiers, what is wrong with them. */
export default function VersionsPage(): JSX.Element {
	const t = useText();
	const params = useParams<{ code: string }>();
	const versions = useQuery(() => queries.ward.versions.list({ code: params.code }));
	return (
		<Switch fallback={<Skeleton lines={8} />}>
			<Match when={versions.error}>
				<PageHead
					back={{ href: `/admin/thu-tuc/${params.code}`, label: t('back', { code: params.code }) }}
					title={t('title')}
				/>
				<ErrorState error={versions.error} onRetry={() => versions.refetch()} />
			</Match>
			<Match when={versions.data}>{(data) => <Versions data={data()} />}</Match>
		</Switch>
	);
}

function Versions(props: { readonly data: ProcedureVersions }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { may } = useSession();
	const client = useQueryClient();
	const take = (fresh: ProcedureVersions): void => {
		client.setQueryData(queries.ward.versions.list({ code: fresh.code }).queryKey, fresh);
		void client.invalidateQueries({ queryKey: queries.ward.versions.alarms().queryKey });
		void client.invalidateQueries({ queryKey: queries.ward.procedures.key() });
	};
	return (
		<>
			<PageHead
				back={{ href: `/admin/thu-tuc/${props.data.code}`, label: t('back', { code: props.data.code }) }}
				eyebrow={shortName(localised(props.data.name))}
				title={t('title')}
				lead={t('lead')}
			/>
			<div class="grid gap-5">
				<ul class="grid gap-4" aria-label={t('versions')}>
					<For each={props.data.versions}>
						{(version) => (
							<li>
								<VersionCard code={props.data.code} version={version} onChanged={take} />
							</li>
						)}
					</For>
				</ul>
				<Show when={may('procedures.migrate')}>
					<PlanMoveCard data={props.data} />
				</Show>
				<PastMoves moves={props.data.moves} />
				<HistoryCard data={props.data} />
			</div>
		</>
	);
}

function HistoryCard(props: { readonly data: ProcedureVersions }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	return (
		<Card title={t('history')}>
			<Show when={props.data.history.length > 0} fallback={<p class="text-muted">{t('historyNone')}</p>}>
				<ol class="grid gap-1">
					<For each={props.data.history}>
						{(entry) => (
							<li>
								<span class="tabular">{format.dateTime(entry.at)}</span>{' '}
								<strong>{entry.version === null ? t('unpublished') : t('version', { version: entry.version })}</strong>{' '}
								<span class="text-muted">{entry.by}</span>
							</li>
						)}
					</For>
				</ol>
			</Show>
			<p class="mt-3 text-muted">{t('drafts', { count: props.data.draftDays })}</p>
		</Card>
	);
}
