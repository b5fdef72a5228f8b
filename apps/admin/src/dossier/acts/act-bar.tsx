import type { DeskDossier, DossierAction } from '@motcua/server/views';
import { Alert, Button, type ButtonLook, useI18n } from '@motcua/ui';
import { createMemo, createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { AnswerSupplementAct } from './answer-supplement-act.tsx';
import { AssignAct } from './assign-act.tsx';
import { PaymentAct } from './payment-act.tsx';
import { SignAct } from './sign-act.tsx';
import {
	AcceptRefusalAct,
	AddNoteAct,
	ExtendAct,
	ReceiveAct,
	RejectAct,
	ReopenAct,
	RetryAct,
	ReturnResultAct,
	StopAct,
	WithdrawAct,
} from './simple-acts.ts';
import { StepAct, useOutcomeLabel } from './step-act.tsx';
import { SupplementAct } from './supplement-act.tsx';
import { useText } from './texts.ts';
import { useAct } from './use-act.ts';

type ButtonVariant = NonNullable<ButtonLook['variant']>;
type StepAction = Extract<DossierAction, { kind: 'completeStep' }>;
type SimpleKind = Exclude<DossierAction['kind'], 'completeStep' | 'sign' | 'collectPayment' | 'digitise' | 'claim'>;

/** A button of the bar: an act, or one outcome of the present step. */
interface Offer {
	readonly key: string;
	readonly label: string;
	readonly variant: ButtonVariant;
	readonly action: DossierAction;
	readonly outcome?: StepAction['outcomes'][number];
}

const variants: Partial<Record<DossierAction['kind'], ButtonVariant>> = {
	receive: 'primary',
	sign: 'primary',
	collectPayment: 'primary',
	returnResult: 'primary',
	answerSupplement: 'primary',
	retryStep: 'primary',
	reject: 'danger',
	acceptRefusal: 'danger',
};
/** In the order of a dossier's day. */
const everyday: readonly DossierAction['kind'][] = [
	'retryStep',
	'receive',
	'answerSupplement',
	'collectPayment',
	'sign',
	'completeStep',
	'returnResult',
	'claim',
	'requestSupplement',
	'acceptRefusal',
	'reject',
];
/** Stand apart and quiet: for colleagues, and for exceptional cases. */
const further: readonly DossierAction['kind'][] = ['assign', 'addNote', 'extend', 'reopen', 'withdraw', 'stop'];

/** Running the step again does what its author meant; doing it by hand leaves out what it would have written. */
const isLastResort = (action: DossierAction): boolean =>
	action.kind === 'completeStep' && action.insteadOf === 'blocked';

/** Exactly the acts that this person may do on this dossier now. */
export function ActBar(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const outcomeLabel = useOutcomeLabel();
	const [open, setOpen] = createSignal<Offer | null>(null);
	const claim = useAct(() => props.dossier);

	const offersOf = (action: DossierAction): Offer[] => {
		switch (action.kind) {
			case 'digitise':
				return [];
			case 'completeStep':
				return action.outcomes.map((outcome) => ({
					key: `step ${outcome.outcome}`,
					label: outcomeLabel(action, outcome),
					variant: outcome.tone === 'danger' ? 'danger' : outcome.tone === 'primary' ? 'primary' : 'secondary',
					action,
					outcome,
				}));
			case 'sign':
				return [{ key: 'sign', label: t('act.sign'), variant: 'primary', action }];
			case 'collectPayment':
				return [
					{
						key: 'collectPayment',
						label: t('act.collectPayment', { amount: format.money(action.amountVnd) }),
						variant: 'primary',
						action,
					},
				];
			default:
				return [
					{ key: action.kind, label: t(`act.${action.kind}`), variant: variants[action.kind] ?? 'secondary', action },
				];
		}
	};
	const offers = createMemo(() => new Map(props.dossier.actions.flatMap(offersOf).map((offer) => [offer.key, offer])));
	/** Keys, not offers: a button stays the same element, and keeps its focus, while the dossier is loaded again. */
	const keys = (kinds: readonly DossierAction['kind'][]): string[] =>
		[...offers().values()]
			.filter(({ action }) => (isLastResort(action) ? kinds === further : kinds.includes(action.kind)))
			.sort((one, other) => kinds.indexOf(one.action.kind) - kinds.indexOf(other.action.kind))
			.map(({ key }) => key);
	const choose = (offer: Offer | undefined): void => {
		if (offer === undefined) return;
		if (offer.action.kind === 'claim') void claim.run((api, target) => api.claim.mutate(target)).then(keepFocus);
		else setOpen(offer);
	};
	const close = (): void => {
		setOpen(null);
		keepFocus();
	};
	let bar: HTMLElement | undefined;
	/** An act takes its own button away; focus must not fall back to the top of the document with it. */
	const keepFocus = (): void => {
		requestAnimationFrame(() => {
			if (document.activeElement === null || document.activeElement === document.body) bar?.focus();
		});
	};

	return (
		<section
			ref={bar}
			tabindex="-1"
			aria-label={t('label')}
			class="mb-6 rounded-lg border border-line bg-surface p-3 shadow-card lg:sticky lg:top-3 lg:z-10"
			data-print="hide"
		>
			<Show
				when={props.dossier.actions.some(({ kind }) => kind !== 'digitise')}
				fallback={<p class="px-1 text-muted">{t('none')}</p>}
			>
				<div class="flex flex-wrap gap-2 empty:hidden">
					<For each={keys(everyday)}>
						{(key) => (
							<Button
								variant={offers().get(key)?.variant ?? 'secondary'}
								busy={key === 'claim' && claim.busy()}
								onClick={() => choose(offers().get(key))}
							>
								{offers().get(key)?.label}
							</Button>
						)}
					</For>
				</div>
				<div class="flex flex-wrap gap-1 not-first:mt-2 empty:hidden">
					<For each={keys(further)}>
						{(key) => (
							<Button size="sm" variant="quiet" onClick={() => choose(offers().get(key))}>
								{offers().get(key)?.label}
							</Button>
						)}
					</For>
				</div>
			</Show>
			<Show when={claim.problem()}>
				{(problem) => (
					<div class="mt-3" role="alert">
						<Alert tone="bad" title={localised(problem().message)}>
							{localised(problem().advice)}
						</Alert>
					</div>
				)}
			</Show>
			<Show when={open()} keyed>
				{(offer) => <OfferDialog dossier={props.dossier} offer={offer} onClose={close} />}
			</Show>
		</section>
	);
}

const simpleActs: Record<
	SimpleKind,
	(props: { readonly dossier: DeskDossier; readonly onClose: () => void }) => JSX.Element
> = {
	receive: ReceiveAct,
	reject: RejectAct,
	acceptRefusal: AcceptRefusalAct,
	requestSupplement: SupplementAct,
	answerSupplement: AnswerSupplementAct,
	assign: AssignAct,
	retryStep: RetryAct,
	returnResult: ReturnResultAct,
	extend: ExtendAct,
	stop: StopAct,
	withdraw: WithdrawAct,
	reopen: ReopenAct,
	addNote: AddNoteAct,
};

const isSimple = (kind: DossierAction['kind']): kind is SimpleKind => kind in simpleActs;

function OfferDialog(props: {
	readonly dossier: DeskDossier;
	readonly offer: Offer;
	readonly onClose: () => void;
}): JSX.Element {
	const action = props.offer.action;
	const { outcome } = props.offer;
	return (
		<Switch>
			<Match when={action.kind === 'completeStep' && outcome}>
				{(chosen) => (
					<StepAct dossier={props.dossier} action={action as StepAction} outcome={chosen()} onClose={props.onClose} />
				)}
			</Match>
			<Match when={action.kind === 'sign' && action}>
				{(signing) => <SignAct dossier={props.dossier} action={signing()} onClose={props.onClose} />}
			</Match>
			<Match when={action.kind === 'collectPayment' && action}>
				{(paying) => <PaymentAct dossier={props.dossier} amountVnd={paying().amountVnd} onClose={props.onClose} />}
			</Match>
			<Match when={isSimple(action.kind) && simpleActs[action.kind]}>
				{(component) => {
					const Act = component();
					return <Act dossier={props.dossier} onClose={props.onClose} />;
				}}
			</Match>
		</Switch>
	);
}
