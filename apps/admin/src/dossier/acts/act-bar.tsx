import type { DeskDossier, DossierAction } from '@motcua/server';
import { Alert, Button, type ButtonLook, useI18n } from '@motcua/ui';
import { createSignal, For, type JSX, Match, Show, Switch } from 'solid-js';
import { AcceptRefusalAct } from './accept-refusal-act.tsx';
import { AnswerSupplementAct } from './answer-supplement-act.tsx';
import { AssignAct } from './assign-act.tsx';
import { PaymentAct } from './payment-act.tsx';
import { SignAct } from './sign-act.tsx';
import {
	AddNoteAct,
	ExtendAct,
	ReceiveAct,
	RejectAct,
	ReopenAct,
	RetryAct,
	ReturnResultAct,
	StopAct,
	WithdrawAct,
} from './simple-acts.tsx';
import { StepAct } from './step-act.tsx';
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
	stop: 'danger',
};
/** Acts for exceptional cases stand apart, behind the everyday ones. */
const order: readonly DossierAction['kind'][] = [
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
	'assign',
	'addNote',
	'extend',
	'reopen',
	'withdraw',
	'stop',
];

/** Exactly the acts that this person may do on this dossier now. */
export function ActBar(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const [open, setOpen] = createSignal<Offer | null>(null);
	const claim = useAct(() => props.dossier);

	const offersOf = (action: DossierAction): Offer[] => {
		switch (action.kind) {
			case 'digitise':
				return [];
			case 'completeStep':
				return action.outcomes.map((outcome) => ({
					key: `step ${outcome.outcome}`,
					label: localised(outcome.label),
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
	const offers = (): Offer[] =>
		props.dossier.actions.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)).flatMap(offersOf);
	const choose = (offer: Offer): void => {
		if (offer.action.kind === 'claim') void claim.run((api, target) => api.claim.mutate(target));
		else setOpen(offer);
	};

	return (
		<section
			aria-label={t('label')}
			class="mb-6 rounded-lg border border-line bg-surface p-3 shadow-card"
			data-print="hide"
		>
			<Show when={offers().length > 0} fallback={<p class="px-1 text-muted">{t('none')}</p>}>
				<div class="flex flex-wrap gap-2">
					<For each={offers()}>
						{(offer) => (
							<Button
								variant={offer.variant}
								busy={offer.action.kind === 'claim' && claim.busy()}
								onClick={() => choose(offer)}
							>
								{offer.label}
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
				{(offer) => <OfferDialog dossier={props.dossier} offer={offer} onClose={() => setOpen(null)} />}
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
