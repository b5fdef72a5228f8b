import type { StuckKind } from '@motcua/server/views';
import { Button, Card, type Column, ConfirmDialog, notify, Table, useI18n } from '@motcua/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, queries } from '../api.ts';
import { useSession } from '../session/session.tsx';
import { createLiveRows } from './live-rows.ts';
import { useMoment } from './moment.ts';
import { useFailureName } from './run-facts.tsx';
import { useText } from './texts.ts';

const EVERY_MS = 5_000;
const keyOf = ({ kind: { procedureCode, step, failure } }: StuckKind): string => `${procedureCode} ${step} ${failure}`;
type Row = StuckKind & { readonly key: string };

/** Dossiers that stand still, by what they have in common: a cause that is mended once lets all of them go on. */
export function StuckCard(props: { readonly onActed: () => void }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const client = useQueryClient();
	const [asking, setAsking] = createSignal<StuckKind | null>(null);
	const [begun, setBegun] = createSignal(0);
	const kinds = useQuery(() => ({ ...queries.platform.jobs.stuck(), refetchInterval: EVERY_MS }));
	const live = createLiveRows<Row>(
		() => ({ list: '', rows: kinds.data?.map((kind) => ({ ...kind, key: keyOf(kind) })) }),
		'key',
	);
	/** The server begins so many at a time; those that fail again at once are not begun a second time. */
	const runAll = async ({ kind, dossiers }: StuckKind): Promise<void> => {
		let sum = 0;
		let refused = 0;
		for (let left = true; left && sum < dossiers; ) {
			const answer = await api.platform.jobs.runAllAgain.mutate({ ...kind });
			sum += answer.done;
			refused += answer.refused;
			setBegun(sum);
			left = answer.left && answer.done > 0;
		}
		setAsking(null);
		notify({
			tone: sum > 0 ? 'good' : 'info',
			title: t('stuck.done', { count: format.number(sum) }),
			...(refused > 0 && { text: t('stuck.refused', { count: format.number(refused) }) }),
		});
		await client.invalidateQueries({ queryKey: queries.platform.jobs.key() });
		live.release();
		props.onActed();
	};
	const ask = (kind: StuckKind): void => {
		setBegun(0);
		setAsking(kind);
	};
	return (
		<Show when={live.rows.length > 0}>
			<Card title={t('stuck.title')} class="mb-5">
				<div
					onPointerEnter={({ pointerType }) => pointerType === 'mouse' && live.hold(true)}
					onPointerLeave={({ pointerType }) => pointerType === 'mouse' && live.hold(false)}
				>
					<StuckTable rows={live.rows} onAsk={ask} />
				</div>
				<p class="mt-3 text-sm text-muted">{t('stuck.hint')}</p>
			</Card>
			<ConfirmDialog
				open={asking() !== null}
				title={t('stuck.allTitle', {
					count: format.number(asking()?.dossiers ?? 0),
					step: localised(asking()?.title) ?? '',
				})}
				confirmLabel={t('stuck.all')}
				onCancel={() => setAsking(null)}
				onConfirm={async () => {
					const kind = asking();
					if (kind) await runAll(kind);
				}}
			>
				<p>{t('stuck.allText')}</p>
				<Show when={begun() > 0}>
					<p role="status">{t('stuck.done', { count: format.number(begun()) })}</p>
				</Show>
			</ConfirmDialog>
		</Show>
	);
}

function StuckTable(props: { readonly rows: readonly Row[]; readonly onAsk: (kind: StuckKind) => void }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const { may } = useSession();
	const moment = useMoment();
	const failureName = useFailureName();
	const columns = (): readonly Column<Row>[] => [
		{
			key: 'step',
			header: t('stuck.step'),
			primary: true,
			cell: (row) => (
				<>
					{localised(row.title)}
					<span class="block text-sm font-normal text-muted">{row.kind.procedureCode}</span>
				</>
			),
		},
		{
			key: 'failure',
			header: t('stuck.cause'),
			class: 'sm:max-w-96',
			cell: (row) => (
				<>
					{failureName(row.kind.failure ?? '–')}
					<span class="line-clamp-2 text-sm wrap-anywhere text-muted">{row.message}</span>
				</>
			),
		},
		{
			key: 'dossiers',
			header: t('stuck.dossiers'),
			align: 'end',
			cell: (row) => <span class="font-semibold text-bad">{format.number(row.dossiers)}</span>,
		},
		{
			key: 'at',
			header: t('stuck.at'),
			cell: (row) => (
				<span class="tabular">
					{moment(row.firstAt)}
					<Show when={row.dossiers > 1}> – {moment(row.lastAt)}</Show>
				</span>
			),
		},
		{
			key: 'acts',
			header: t('parked.acts'),
			hideHeader: true,
			cell: (row) => (
				<Show when={may('jobs.manage')}>
					<Button
						size="sm"
						data-print="hide"
						aria-label={t('stuck.allOf', {
							step: localised(row.title) ?? '',
							failure: failureName(row.kind.failure ?? '–'),
						})}
						onClick={() => props.onAsk(row)}
					>
						<span class="whitespace-nowrap">{t('stuck.all')}</span>
					</Button>
				</Show>
			),
		},
	];
	return <Table caption={t('stuck.title')} rows={props.rows} rowKey={({ key }) => key} columns={columns()} />;
}
