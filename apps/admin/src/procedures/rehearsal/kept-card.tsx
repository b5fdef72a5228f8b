import type { RehearsalRow, RehearsalStart, ReplayView } from '@motcua/server/views';
import {
	Alert,
	Badge,
	Button,
	Card,
	ConfirmDialog,
	EmptyState,
	ErrorState,
	Field,
	LinkButton,
	notify,
	Select,
	TextInput,
	useI18n,
} from '@motcua/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import { api, queries } from '../../api.ts';
import { useSession } from '../../session/session.tsx';
import { DifferencesTable } from './differences-table.tsx';
import { useText } from './texts.ts';

/** Regression fixtures: replayed one by one or all together, on the installed version or another one. */
export function KeptCard(props: { readonly start: RehearsalStart }): JSX.Element {
	const t = useText();
	const client = useQueryClient();
	const [digest, setDigest] = createSignal(props.start.digest);
	/** Replays of this visit, by rehearsal; on the installed version the server's list has them too. */
	const [replays, setReplays] = createStore<Record<string, ReplayView>>({});
	const [running, setRunning] = createSignal<{ readonly n: number; readonly total: number } | null>(null);
	const [error, setError] = createSignal<unknown>(null);
	const kept = () => props.start.rehearsals.filter((one) => one.kept);
	const replayOf = (row: RehearsalRow): ReplayView | null =>
		replays[row.id] ?? (digest() === props.start.digest ? row.replay : null);

	const replay = async (rows: readonly RehearsalRow[]): Promise<void> => {
		setError(null);
		try {
			for (const [index, { id }] of rows.entries()) {
				setRunning({ n: index + 1, total: rows.length });
				setReplays(id, reconcile(await api.ward.rehearsals.replay.mutate({ id, digest: digest() })));
			}
		} catch (cause) {
			setError(cause);
		} finally {
			setRunning(null);
			await client.invalidateQueries({ queryKey: queries.ward.rehearsals.list.key() });
			await client.invalidateQueries({ queryKey: queries.ward.publishing.key() });
		}
	};
	const choose = (next: string): void => {
		setDigest(next || props.start.digest);
		setReplays(reconcile({}));
	};
	const summary = () => {
		const all = kept().map(replayOf);
		return all.some((one) => one === null) ? null : all.filter((one) => (one?.differences.length ?? 0) > 0).length;
	};
	return (
		<Card title={t('kept.title')}>
			<Show when={kept().length > 0} fallback={<EmptyState title={t('kept.none')}>{t('kept.noneText')}</EmptyState>}>
				<div class="mb-4 flex flex-wrap items-end gap-3">
					<Field label={t('kept.on')} class="min-w-60">
						<Select
							noEmpty
							value={digest()}
							onValue={choose}
							options={props.start.versions.map((one) => ({
								value: one.digest,
								label: one.installed ? t('kept.installed', { version: one.version }) : one.version,
							}))}
						/>
					</Field>
					<Button variant="primary" busy={running() !== null} onClick={() => replay(kept())}>
						{t('kept.all')}
					</Button>
				</div>
				<div role="status" class="mb-4 grid gap-3 empty:hidden">
					<Show when={running()}>
						{(at) => (
							<div>
								<p>{t('kept.running', { n: at().n, total: at().total })}</p>
								<progress class="mt-1 w-full" aria-label={t('kept.all')} value={at().n - 1} max={at().total} />
							</div>
						)}
					</Show>
					<Show when={running() === null && summary() === 0}>
						<Alert tone="good">{t('kept.allSame', { count: kept().length })}</Alert>
					</Show>
					<Show when={running() === null && (summary() ?? 0) > 0}>
						<Alert tone="bad">{t('kept.someDiffer', { count: summary() ?? 0 })}</Alert>
					</Show>
				</div>
				<Show when={error()}>{(cause) => <ErrorState error={cause()} />}</Show>
				<ul class="divide-y divide-line">
					<For each={kept()}>
						{(row) => (
							<KeptRow
								row={row}
								code={props.start.code}
								replay={replayOf(row)}
								installed={digest() === props.start.digest}
								busy={running() !== null}
								onReplay={() => replay([row])}
							/>
						)}
					</For>
				</ul>
			</Show>
		</Card>
	);
}

function KeptRow(props: {
	readonly row: RehearsalRow;
	readonly code: string;
	readonly replay: ReplayView | null;
	readonly installed: boolean;
	readonly busy: boolean;
	readonly onReplay: () => void;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const { may } = useSession();
	const client = useQueryClient();
	const [asking, setAsking] = createSignal<'rename' | 'remove' | 'accept' | null>(null);
	const [name, setName] = createSignal(props.row.name);
	const differs = () => (props.replay?.differences.length ?? 0) > 0;
	const refresh = async (title: string): Promise<void> => {
		setAsking(null);
		notify({ tone: 'good', title });
		await client.invalidateQueries({ queryKey: queries.ward.rehearsals.list.key() });
		await client.invalidateQueries({ queryKey: queries.ward.publishing.key() });
	};
	const rename = async (): Promise<void> => {
		await api.ward.rehearsals.keep.mutate({ id: props.row.id, name: name().trim() });
		await refresh(t('renamed'));
	};
	const remove = async (): Promise<void> => {
		await api.ward.rehearsals.remove.mutate({ id: props.row.id });
		await refresh(t('removed'));
	};
	const accept = async (): Promise<void> => {
		await api.ward.rehearsals.accept.mutate({ id: props.row.id });
		await refresh(t('kept.accepted'));
		props.onReplay();
	};
	return (
		<li class="grid gap-3 py-4 first:pt-0 last:pb-0">
			<div class="flex flex-wrap items-start justify-between gap-3">
				<p class="min-w-0">
					<span class="font-semibold">{props.row.name}</span>
					<span class="block text-sm text-muted">
						{localised(props.row.end)} · {t('acts', { count: props.row.acts })} · {props.row.version ?? '–'} ·{' '}
						{props.row.createdBy}, {format.date(props.row.createdAt)}
					</span>
				</p>
				<Show when={props.replay} fallback={<Badge tone="plain">{t('kept.unplayed')}</Badge>}>
					{(replay) => (
						<Badge tone={differs() ? 'bad' : 'good'}>
							{differs() ? t('kept.differs', { count: replay().differences.length }) : t('kept.same')}
						</Badge>
					)}
				</Show>
			</div>
			<Show when={differs() && props.replay}>
				{(replay) => <DifferencesTable name={props.row.name} differences={replay().differences} />}
			</Show>
			<div class="flex flex-wrap gap-2">
				<Button size="sm" busy={props.busy} onClick={() => props.onReplay()}>
					{t('kept.replay')}
				</Button>
				<Show when={differs() && props.installed && may('procedures.publish')}>
					<Button size="sm" onClick={() => setAsking('accept')}>
						{t('kept.accept')}
					</Button>
				</Show>
				<LinkButton size="sm" href={`/admin/thu-tuc/${props.code}/dien-tap/${props.row.id}`}>
					{t('kept.open')}
				</LinkButton>
				<Button size="sm" variant="quiet" onClick={() => setAsking('rename')}>
					{t('kept.rename')}
				</Button>
				<Button size="sm" variant="quiet" onClick={() => setAsking('remove')}>
					{t('kept.remove')}
				</Button>
			</div>
			<ConfirmDialog
				open={asking() === 'rename'}
				title={t('kept.rename')}
				confirmLabel={t('save')}
				disabled={name().trim() === ''}
				onCancel={() => setAsking(null)}
				onConfirm={rename}
			>
				<Field label={t('begin.name')} required>
					<TextInput value={name()} onValue={setName} maxlength="120" />
				</Field>
			</ConfirmDialog>
			<ConfirmDialog
				open={asking() === 'remove'}
				title={t('removeTitle')}
				confirmLabel={t('kept.remove')}
				danger
				onCancel={() => setAsking(null)}
				onConfirm={remove}
			>
				{t('removeText', { name: props.row.name })}
			</ConfirmDialog>
			<ConfirmDialog
				open={asking() === 'accept'}
				title={t('kept.acceptTitle')}
				confirmLabel={t('kept.accept')}
				onCancel={() => setAsking(null)}
				onConfirm={accept}
			>
				{t('kept.acceptText', { name: props.row.name })}
			</ConfirmDialog>
		</li>
	);
}
