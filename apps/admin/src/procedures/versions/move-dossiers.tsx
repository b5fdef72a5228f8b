import type { MoveDossierView, MoveVerdict, MoveView } from '@motcua/server/views';
import {
	Badge,
	Card,
	Checkbox,
	type Column,
	ErrorState,
	Field,
	Link,
	LoadMore,
	Select,
	Skeleton,
	Table,
	useI18n,
} from '@motcua/ui';
import { createEffect, createSignal, type JSX, on, Show } from 'solid-js';
import { api } from '../../api.ts';
import { useSession } from '../../session/session.tsx';
import { MoveDetails } from './move-details.tsx';
import { useText } from './texts.ts';

const tones = { ok: 'good', manual: 'warn', refused: 'bad' } as const;
const verdicts: readonly MoveVerdict[] = ['ok', 'manual', 'refused'];

/** What the dry run said of each dossier; those that wait for a person can be chosen here. */
export function MoveDossiers(props: {
	readonly move: MoveView;
	readonly also: readonly string[];
	readonly onAlso: (ids: readonly string[]) => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const { may } = useSession();
	const [verdict, setVerdict] = createSignal<MoveVerdict | ''>('');
	const [rows, setRows] = createSignal<readonly MoveDossierView[] | null>(null);
	const [next, setNext] = createSignal<number | null>(null);
	const [busy, setBusy] = createSignal(false);
	const [error, setError] = createSignal<unknown>(null);
	const load = async (after: number): Promise<void> => {
		setBusy(true);
		setError(null);
		const wanted = verdict();
		try {
			const page = await api.ward.versions.move.dossiers.query({
				moveId: props.move.id,
				after,
				...(wanted === '' ? {} : { verdict: wanted }),
			});
			setRows((known) => (after === 0 ? page.items : [...(known ?? []), ...page.items]));
			setNext(page.next);
		} catch (cause) {
			setError(cause);
		} finally {
			setBusy(false);
		}
	};
	// Read anew whenever the move comes to rest: only then do the dossiers stand still.
	createEffect(on([verdict, () => props.move.state], () => void load(0)));
	const mayChoose = () =>
		may('procedures.migrate') && (props.move.state === 'planned' || props.move.state === 'applied');
	const toggle = (id: string, on: boolean): void =>
		props.onAlso(on ? [...props.also, id] : props.also.filter((one) => one !== id));
	const columns = (): readonly Column<MoveDossierView>[] => [
		{
			key: 'dossier',
			header: t('move.col.dossier'),
			primary: true,
			cell: (row) => (
				<Link href={`/admin/ho-so/${row.dossierId}`}>
					<span class="tabular block">{row.code}</span>
					<span class="text-sm text-muted">{row.requesterName}</span>
				</Link>
			),
		},
		{ key: 'step', header: t('move.col.step'), cell: (row) => (row.step ? localised(row.step) : '–') },
		{
			key: 'verdict',
			header: t('move.col.verdict'),
			class: 'sm:whitespace-nowrap',
			cell: (row) => (
				<Show
					when={row.state === 'planned'}
					fallback={
						<Badge tone={row.state === 'moved' || row.state === 'reverted' ? 'good' : 'warn'}>
							{t(`move.counts.${row.state === 'planned' ? 'ok' : row.state}`)}
						</Badge>
					}
				>
					<Badge tone={tones[row.verdict]}>{t(`move.verdicts.${row.verdict}`)}</Badge>
				</Show>
			),
		},
		{ key: 'what', header: t('move.col.what'), class: 'text-left', cell: (row) => <MoveDetails row={row} /> },
		{
			key: 'choose',
			header: t('move.col.choose'),
			hideHeader: true,
			cell: (row) => (
				<Show when={mayChoose() && row.verdict === 'manual' && (row.state === 'planned' || row.state === 'skipped')}>
					<Checkbox
						label={t('move.choose', { code: row.code })}
						value={row.chosen || props.also.includes(row.dossierId)}
						disabled={row.chosen}
						onValue={(on) => toggle(row.dossierId, on)}
					/>
				</Show>
			),
		},
	];
	return (
		<Card title={t('move.dossiers')}>
			<div class="mb-4 max-w-xs">
				<Field label={t('move.filter')}>
					<Select
						value={verdict()}
						onValue={setVerdict}
						placeholder={t('move.all')}
						options={verdicts.map((value) => ({ value, label: t(`move.counts.${value}`) }))}
					/>
				</Field>
			</div>
			<Show when={error()}>
				<ErrorState error={error()} onRetry={() => load(0)} />
			</Show>
			<Show when={rows()} fallback={<Show when={!error()}>{<Skeleton lines={4} />}</Show>}>
				{(known) => (
					<Show when={known().length > 0} fallback={<p class="text-muted">{t('move.noDossiers')}</p>}>
						<Table caption={t('move.dossiers')} rows={known()} rowKey={(row) => row.dossierId} columns={columns()} />
						<LoadMore shown={known().length} hasMore={next() !== null} busy={busy()} onMore={() => load(next() ?? 0)} />
					</Show>
				)}
			</Show>
		</Card>
	);
}
