import { ROLE_NAMES } from '@motcua/domain';
import type { DeskDossier, RehearsalChoice, RehearsalSample, RehearsalView } from '@motcua/server/views';
import { Alert, Badge, Button, Dialog, ErrorState, Field, notify, StatusBadge, TextInput, useI18n } from '@motcua/ui';
import { useParams, useSearchParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { api, queries } from '../../api.ts';
import { ActBar } from '../../dossier/acts/act-bar.tsx';
import { ActingContext } from '../../dossier/acts/use-act.ts';
import { AnswersCard } from '../../dossier/answers-card.tsx';
import { ClockCard } from '../../dossier/clock-card.tsx';
import { FlowCard } from '../../dossier/flow-card.tsx';
import { PaymentCard } from '../../dossier/payment-card.tsx';
import { RecordCard } from '../../dossier/record-card.tsx';
import { PageHead } from '../../shell/page-head.tsx';
import { PageSkeleton } from '../../shell/page-skeleton.tsx';
import { actingOnStage } from './acting.ts';
import { CitizenCard } from './citizen-card.tsx';
import { ClockBar } from './clock-bar.tsx';
import { FilingCard } from './filing-card.tsx';
import { OutsideCard } from './outside-card.tsx';
import { MessagesCard, PlayedWarnings, ResultsCard } from './played-cards.tsx';
import { useText } from './texts.ts';
import { type Rehearsing, useRehearsal } from './use-rehearsal.ts';

/** One rehearsal being played. */
export default function StagePage(): JSX.Element {
	const t = useText();
	const params = useParams<{ code: string; id: string }>();
	const [search] = useSearchParams<{ mau?: string }>();
	const rehearsal = useQuery(() => ({
		...queries.ward.rehearsals.get({ id: params.id }),
		// Nobody else plays here, and a form that is being filled in must not be thrown away.
		staleTime: Number.POSITIVE_INFINITY,
	}));
	const start = useQuery(() => ({ ...queries.ward.rehearsals.list({ code: params.code }), staleTime: 60_000 }));
	const sample = () => (search.mau === undefined ? null : (start.data?.samples[Number(search.mau)] ?? null));
	return (
		<Switch fallback={<PageSkeleton />}>
			<Match when={rehearsal.data && start.data && rehearsal.data}>
				{(view) => <Stage view={view()} sample={sample()} />}
			</Match>
			<Match when={rehearsal.error ?? start.error}>
				{(error) => (
					<>
						<PageHead
							title={t('title')}
							back={{ href: `/admin/thu-tuc/${params.code}/dien-tap`, label: t('backToList') }}
						/>
						<ErrorState error={error()} onRetry={() => rehearsal.refetch()} />
					</>
				)}
			</Match>
		</Switch>
	);
}

/** Acts with dialogs of the rehearsal's own. */
const ownDialogs: ReadonlySet<RehearsalChoice['action']['kind']> = new Set(['sign', 'answerSupplement', 'withdraw']);

function Stage(props: { readonly view: RehearsalView; readonly sample: RehearsalSample | null }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const rehearsing = useRehearsal(() => props.view);
	const acting = actingOnStage(() => props.view, rehearsing);
	/** The dossier with what may be done here, for the desk's own bar of acts. */
	const offered = createMemo((): DeskDossier | null => {
		const { dossier, choices, kept } = props.view;
		if (!dossier) return null;
		const actions = kept ? [] : choices.map(({ action }) => action).filter(({ kind }) => !ownDialogs.has(kind));
		return { ...dossier, actions };
	});
	return (
		<>
			<PageHead
				back={{ href: `/admin/thu-tuc/${props.view.code}/dien-tap`, label: t('backToList') }}
				eyebrow={`${t('title')} · ${props.view.code} · ${t('version', { version: props.view.version })}`}
				title={props.view.name}
				lead={
					<span class="flex flex-wrap items-center gap-3">
						<Badge tone="warn">{t('isRehearsal')}</Badge>
						<Show when={props.view.kept}>
							<Badge tone="good">{t('keep.badge')}</Badge>
						</Show>
						<Show when={props.view.dossier}>
							{(dossier) => <StatusBadge status={dossier().status} text={localised(dossier().statusText)} />}
						</Show>
					</span>
				}
				actions={
					<Show when={!props.view.kept && props.view.dossier}>
						<KeepButton view={props.view} />
					</Show>
				}
			/>
			<div role="alert" class="mb-4 empty:hidden">
				<Show when={rehearsing.problem()}>
					{(problem) => (
						<Alert tone="bad" title={localised(problem().message)}>
							{localised(problem().advice)}
						</Alert>
					)}
				</Show>
			</div>
			<div class="mb-4 empty:hidden">
				<PlayedWarnings view={props.view} />
			</div>
			<Show
				when={offered()}
				fallback={
					<div class="grid gap-5 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start">
						<FilingCard view={props.view} sample={props.sample} rehearsing={rehearsing} />
						<ClockBar view={props.view} rehearsing={rehearsing} />
					</div>
				}
			>
				{(dossier) => (
					<>
						<ActingContext.Provider value={acting}>
							<Show when={!props.view.kept}>
								<SignButtons view={props.view} rehearsing={rehearsing} />
								<ActBar dossier={dossier()} />
							</Show>
						</ActingContext.Provider>
						<div class="grid gap-5 lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start">
							<div class="grid min-w-0 gap-5">
								<CitizenCard view={props.view} rehearsing={rehearsing} />
								<OutsideCard view={props.view} rehearsing={rehearsing} />
								<ResultsCard view={props.view} />
								<MessagesCard view={props.view} />
								<AnswersCard dossier={dossier()} />
							</div>
							<div class="grid min-w-0 gap-5">
								<ClockBar view={props.view} rehearsing={rehearsing} />
								<ClockCard clock={dossier().clock} />
								<FlowCard dossier={dossier()} />
								<PaymentCard payment={dossier().payment} />
								<RecordCard dossier={dossier()} />
							</div>
						</div>
					</>
				)}
			</Show>
		</>
	);
}

function SignButtons(props: { readonly view: RehearsalView; readonly rehearsing: Rehearsing }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const signings = () =>
		props.view.choices.flatMap(({ role, action }) => (action.kind === 'sign' ? [{ role, action }] : []));
	return (
		<Show when={signings().length > 0}>
			<div class="mb-3 flex flex-wrap items-center gap-3">
				<For each={signings()}>
					{({ role, action: { step, outcome, label } }) => (
						<Button
							variant="primary"
							busy={props.rehearsing.busy()}
							onClick={() => props.rehearsing.tryPlay({ kind: 'sign', step, outcome })}
						>
							{t('sign.button', { label: localised(label) })} ({localised(ROLE_NAMES[role])})
						</Button>
					)}
				</For>
				<p class="text-sm text-muted">{t('sign.text')}</p>
			</div>
		</Show>
	);
}

function KeepButton(props: { readonly view: RehearsalView }): JSX.Element {
	const t = useText();
	const client = useQueryClient();
	const [open, setOpen] = createSignal(false);
	const [name, setName] = createSignal(props.view.name);
	const [busy, setBusy] = createSignal(false);
	const [error, setError] = createSignal<unknown>(null);
	const keep = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		if (name().trim() === '') return;
		setBusy(true);
		setError(null);
		try {
			await api.ward.rehearsals.keep.mutate({ id: props.view.id, name: name().trim() });
			notify({ tone: 'good', title: t('keep.done') });
			setOpen(false);
			await client.invalidateQueries({ queryKey: queries.ward.rehearsals.key() });
			await client.invalidateQueries({ queryKey: queries.ward.publishing.key() });
		} catch (cause) {
			setError(cause);
		} finally {
			setBusy(false);
		}
	};
	return (
		<>
			<Button variant="primary" onClick={() => setOpen(true)}>
				{t('keep.button')}
			</Button>
			<Dialog open={open()} persistent size="sm" title={t('keep.title')} onClose={() => setOpen(false)}>
				<form onSubmit={keep} novalidate class="grid gap-5">
					<p class="text-muted">{t('keep.text')}</p>
					<Field
						label={t('begin.name')}
						help={t('begin.nameHelp')}
						required
						error={name().trim() === '' ? t('begin.needName') : null}
					>
						<TextInput value={name()} onValue={setName} maxlength="120" />
					</Field>
					<Show when={error()}>{(cause) => <ErrorState error={cause()} />}</Show>
					<div class="flex justify-end">
						<Button type="submit" variant="primary" busy={busy()}>
							{t('keep.button')}
						</Button>
					</div>
				</form>
			</Dialog>
		</>
	);
}
