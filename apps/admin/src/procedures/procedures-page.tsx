import type { WardProcedure } from '@motcua/server/views';
import { Badge, type Column, EmptyState, ErrorState, Link, LinkButton, Skeleton, Table, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { type JSX, Match, Show, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { useText } from './texts.ts';

const tones = {
	available: 'plain',
	installed: 'warn',
	published: 'good',
	unpublished: 'plain',
	quarantined: 'bad',
} as const;

export function StateBadge(props: { readonly state: WardProcedure['state'] }): JSX.Element {
	const t = useText();
	return <Badge tone={tones[props.state]}>{t(`states.${props.state}`)}</Badge>;
}

/** Every procedure that the ward has, or could have. */
export default function ProceduresPage(): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const { may } = useSession();
	const procedures = useQuery(() => queries.ward.procedures.list());
	const columns: readonly Column<WardProcedure>[] = [
		{
			key: 'name',
			header: t('col.name'),
			primary: true,
			class: 'sm:max-w-96',
			cell: (one) => (
				<Link href={`/admin/thu-tuc/${one.code}`}>
					<span class="line-clamp-2">{localised(one.name)}</span>
					<span class="tabular text-sm text-muted">{one.code}</span>
				</Link>
			),
		},
		{ key: 'state', header: t('col.state'), cell: (one) => <StateBadge state={one.state} /> },
		{
			key: 'version',
			header: t('col.version'),
			cell: (one) => <span class="tabular">{one.installed?.version ?? one.availableVersion ?? '–'}</span>,
		},
		{ key: 'limit', header: t('col.limit'), wideOnly: true, cell: (one) => format.limit(one.timeLimit) },
		{ key: 'open', header: t('col.open'), align: 'end', cell: (one) => one.openDossiers },
	];
	return (
		<>
			<PageHead
				title={t('title')}
				lead={t('lead')}
				actions={
					<Show when={may('procedures.install')}>
						<LinkButton href="/admin/thu-tuc/cai-goi">{t('installPackage')}</LinkButton>
					</Show>
				}
			/>
			<Switch fallback={<Skeleton lines={6} />}>
				<Match when={procedures.error}>
					<ErrorState error={procedures.error} onRetry={() => procedures.refetch()} />
				</Match>
				<Match when={procedures.data?.length === 0}>
					<EmptyState title={t('none')}>{t('noneText')}</EmptyState>
				</Match>
				<Match when={procedures.data}>
					{(list) => <Table caption={t('caption')} rows={list()} rowKey={(one) => one.code} columns={columns} />}
				</Match>
			</Switch>
		</>
	);
}
