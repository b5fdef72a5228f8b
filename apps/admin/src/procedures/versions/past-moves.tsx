import type { MoveView } from '@motcua/server/views';
import { Badge, Card, type Column, Link, Table, useI18n } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

export const moveTones = {
	planning: 'info',
	planned: 'warn',
	applying: 'info',
	applied: 'good',
	reverting: 'info',
	reverted: 'plain',
} as const;

/** Moves of dossiers so far, newest first. */
export function PastMoves(props: { readonly moves: readonly MoveView[] }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const columns: readonly Column<MoveView>[] = [
		{
			key: 'move',
			header: t('move.past'),
			primary: true,
			cell: (move) => (
				<Link href={`/admin/thu-tuc/${move.code}/chuyen/${move.id}`}>
					{t('move.row', { from: move.from.version, to: move.to.version })}
				</Link>
			),
		},
		{ key: 'kind', header: t('move.pastCol.kind'), wideOnly: true, cell: (move) => t(`move.kinds.${move.kind}`) },
		{
			key: 'state',
			header: t('move.pastCol.state'),
			cell: (move) => <Badge tone={moveTones[move.state]}>{t(`move.states.${move.state}`)}</Badge>,
		},
		{ key: 'moved', header: t('move.counts.moved'), align: 'end', cell: (move) => move.moved },
		{ key: 'at', header: t('reason'), wideOnly: true, cell: (move) => move.reason },
		{ key: 'when', header: t('move.pastCol.when'), cell: (move) => format.dateTime(move.plannedAt) },
	];
	return (
		<Card title={t('move.past')}>
			<Show when={props.moves.length > 0} fallback={<p class="text-muted">{t('move.pastNone')}</p>}>
				<Table caption={t('move.past')} rows={props.moves} rowKey={(move) => move.id} columns={columns} />
			</Show>
		</Card>
	);
}
