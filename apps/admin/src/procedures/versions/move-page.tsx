import type { MoveView } from '@motcua/server/views';
import { Alert, Badge, Button, Card, ConfirmDialog, ErrorState, KeyValueList, Skeleton, useI18n } from '@motcua/ui';
import { useParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../../api.ts';
import { useSession } from '../../session/session.tsx';
import { PageHead } from '../../shell/page-head.tsx';
import { MoveDossiers } from './move-dossiers.tsx';
import { moveTones } from './past-moves.tsx';
import { useText } from './texts.ts';

const EVERY_MS = 700;
const isUnderWay = (move: MoveView | undefined): boolean => move?.state.endsWith('ing') ?? false;

/** One move of dossiers: what the dry run said, what was done, and the way back. */
export default function MovePage(): JSX.Element {
	const t = useText();
	const params = useParams<{ code: string; moveId: string }>();
	const move = useQuery(() => ({
		...queries.ward.versions.move.read({ moveId: params.moveId }),
		refetchInterval: (query: { readonly state: { readonly data?: MoveView | undefined } }) =>
			isUnderWay(query.state.data) ? EVERY_MS : false,
	}));
	return (
		<Switch fallback={<Skeleton lines={8} />}>
			<Match when={move.error}>
				<PageHead
					back={{ href: `/admin/thu-tuc/${params.code}/phien-ban`, label: t('backToVersions') }}
					title={t('move.title')}
				/>
				<ErrorState error={move.error} onRetry={() => move.refetch()} />
			</Match>
			<Match when={move.data}>{(data) => <Move move={data()} />}</Match>
		</Switch>
	);
}

function Move(props: { readonly move: MoveView }): JSX.Element {
	const t = useText();
	const { may } = useSession();
	const client = useQueryClient();
	const [also, setAlso] = createSignal<readonly string[]>([]);
	const [asking, setAsking] = createSignal<'apply' | 'revert' | null>(null);
	const toMove = () => props.move.verdicts.ok + also().length;
	const take = async (fresh: MoveView): Promise<void> => {
		client.setQueryData(queries.ward.versions.move.read({ moveId: fresh.id }).queryKey, fresh);
		setAlso([]);
		setAsking(null);
		await client.invalidateQueries({ queryKey: queries.ward.versions.list({ code: fresh.code }).queryKey });
	};
	const { id: moveId } = props.move;
	const confirm = async (): Promise<void> =>
		take(
			asking() === 'revert'
				? await api.ward.versions.move.revert.mutate({ moveId })
				: await api.ward.versions.move.begin.mutate({ moveId, also: [...also()] }),
		);
	return (
		<>
			<PageHead
				back={{ href: `/admin/thu-tuc/${props.move.code}/phien-ban`, label: t('backToVersions') }}
				eyebrow={`${props.move.code} · ${t(`move.kinds.${props.move.kind}`)}`}
				title={t('move.pageTitle', { from: props.move.from.version, to: props.move.to.version })}
				lead={<Badge tone={moveTones[props.move.state]}>{t(`move.states.${props.move.state}`)}</Badge>}
				actions={
					<Show when={may('procedures.migrate')}>
						<Show when={props.move.state === 'planned' && toMove() > 0}>
							<Button variant="primary" onClick={() => setAsking('apply')}>
								{t('move.apply', { count: toMove() })}
							</Button>
						</Show>
						<Show when={props.move.state === 'applied' && (props.move.skipped > 0 || also().length > 0)}>
							<Button onClick={() => setAsking('apply')}>{t('move.applyAgain')}</Button>
						</Show>
						<Show when={props.move.state === 'applied' && props.move.moved > 0}>
							<Button onClick={() => setAsking('revert')}>{t('move.revert')}</Button>
						</Show>
					</Show>
				}
			/>
			<div class="grid gap-5">
				<Progress move={props.move} />
				<Summary move={props.move} />
				<Show when={props.move.state !== 'planning'}>
					<MoveDossiers move={props.move} also={also()} onAlso={setAlso} />
				</Show>
			</div>
			<ConfirmDialog
				open={asking() !== null}
				title={
					asking() === 'revert'
						? t('move.revertTitle')
						: t('move.applyTitle', { count: Math.max(toMove(), props.move.skipped), to: props.move.to.version })
				}
				confirmLabel={asking() === 'revert' ? t('move.revert') : t('move.apply', { count: toMove() })}
				danger={asking() === 'revert'}
				onCancel={() => setAsking(null)}
				onConfirm={confirm}
			>
				{t(asking() === 'revert' ? 'move.revertText' : 'move.applyText')}
			</ConfirmDialog>
		</>
	);
}

function Progress(props: { readonly move: MoveView }): JSX.Element {
	const t = useText();
	const parts = () => {
		const { state, assessed, total, moved, skipped, chosen, reverted, kept } = props.move;
		if (state === 'planning') return { text: t('move.progress', { done: assessed, total }), done: assessed, total };
		if (state === 'applying')
			return { text: t('move.moving', { done: moved, total: chosen }), done: moved + skipped, total: chosen };
		return { text: t('move.takingBack', { done: reverted }), done: reverted + kept, total: moved + reverted + kept };
	};
	return (
		<div role="status">
			<Show when={isUnderWay(props.move)}>
				<Alert tone="info" title={t(`move.states.${props.move.state}`)}>
					<p>{parts().text}</p>
					<progress
						class="mt-2 w-full"
						max={Math.max(parts().total, 1)}
						value={parts().done}
						aria-label={parts().text}
					/>
				</Alert>
			</Show>
		</div>
	);
}

function Summary(props: { readonly move: MoveView }): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const count = (key: 'moved' | 'skipped' | 'reverted' | 'kept') => ({
		key,
		label: t(`move.counts.${key}`),
		value: String(props.move[key]),
	});
	const by = (key: 'planned' | 'applied' | 'reverted', at: string | null, who: string | null) =>
		at === null
			? []
			: [{ key: `${key}At`, label: t(`move.${key}`, { at: format.dateTime(at), by: who ?? '' }), value: ' ' }];
	const verdicts = () =>
		(['ok', 'manual', 'refused'] as const).map((key) => ({
			key,
			label: t(`move.counts.${key}`),
			value: String(props.move.verdicts[key]),
		}));
	return (
		<Card title={t('move.filter')}>
			<KeyValueList
				dense
				items={[
					{ key: 'reason', label: t('reason'), value: props.move.reason },
					...verdicts(),
					...(props.move.appliedAt === null && props.move.moved === 0
						? []
						: [count('moved'), count('skipped'), ...(props.move.revertedBy ? [count('reverted'), count('kept')] : [])]),
				]}
			/>
			<ul class="mt-3 text-sm text-muted">
				{[
					...by('planned', props.move.plannedAt, props.move.plannedBy),
					...by('applied', props.move.appliedAt, props.move.appliedBy),
					...by('reverted', props.move.revertedAt, props.move.revertedBy),
				].map((item) => (
					<li>{item.label}</li>
				))}
			</ul>
		</Card>
	);
}
