import type { ProcedureDetail, WardInfo } from '@motcua/server/router';
import { Button, Skeleton, Steps, useI18n } from '@motcua/ui';
import { FormErrorSummary, FormSectionView, focusFirstError, focusPath, preloadFieldViews } from '@motcua/ui/form';
import { useSearchParams } from '@solidjs/router';
import ArrowLeft from 'lucide-solid/icons/arrow-left';
import ArrowRight from 'lucide-solid/icons/arrow-right';
import { createEffect, createSignal, type JSX, lazy, Match, on, onMount, Show, Suspense, Switch } from 'solid-js';
import { deliveryProblem, missingPapers } from './completeness.ts';
import { DraftPanel } from './draft/draft-panel.tsx';
import type { Draft } from './draft/draft-store.ts';
import { createFilingState } from './filing-state.ts';
import { useFilingText } from './texts.ts';

const PapersStep = lazy(() => import('./papers-step.tsx'));
const DeliveryStep = lazy(() => import('./delivery-step.tsx'));
const ReviewStep = lazy(() => import('./review/review-step.tsx'));

/** Fetches the later steps while the first is filled in: a citizen whose network goes must be able to go on. */
function preloadLater(): void {
	preloadFieldViews();
	for (const step of [PapersStep, DeliveryStep, ReviewStep]) void step.preload();
}

/** Keys of the steps that are not sections of the form; sections cannot be called so (keys have no hyphen). */
const PAPERS = 'giay-to';
const DELIVERY = 'nhan-ket-qua';
const REVIEW = 'xem-lai';

/**
 * The steps of one filing. The step stands in the address, so that the phone's Back button goes one step back and a
 * reload stays where it was.
 */
export function Filing(props: {
	readonly procedure: ProcedureDetail;
	readonly ward: WardInfo;
	readonly draft: Draft;
	readonly onRestart: () => void;
}): JSX.Element {
	const t = useFilingText();
	const i18n = useI18n();
	const state = createFilingState(props.procedure, props.ward, props.draft);
	const { form } = state;
	const [params, setParams] = useSearchParams<{ buoc?: string }>();
	const [tried, setTried] = createSignal(false);

	const steps = () => [
		...form.sections().map((section) => ({ key: section.key, label: i18n.localised(section.title) })),
		...(state.outside.length > 0 ? [{ key: PAPERS, label: t('later.papers') }] : []),
		...(state.formAsksForDelivery ? [] : [{ key: DELIVERY, label: t('later.delivery') }]),
		{ key: REVIEW, label: t('later.review') },
	];
	const at = () =>
		Math.max(
			0,
			steps().findIndex((step) => step.key === params.buoc),
		);
	const key = () => steps()[at()]?.key ?? REVIEW;
	const isSection = () => ![PAPERS, DELIVERY, REVIEW].includes(key());
	const go = (step: string) => {
		setTried(false);
		setParams({ buoc: step });
	};
	const items = () =>
		steps().map((step, index) => ({
			...step,
			state: index < at() ? ('done' as const) : index === at() ? ('current' as const) : ('next' as const),
			onSelect: index < at() ? () => go(step.key) : undefined,
		}));

	const isComplete = () => {
		if (key() === PAPERS) return missingPapers(state).length === 0;
		if (key() === DELIVERY) return deliveryProblem(state.delivery()) === null;
		return form.validateSection(key());
	};
	const next = () => {
		setTried(true);
		if (isComplete()) go(steps()[at() + 1]?.key ?? REVIEW);
		else if (isSection()) focusFirstError(form, key());
		else
			queueMicrotask(() => document.querySelector<HTMLElement>('[aria-invalid=true], [data-missing] button')?.focus());
	};
	const goToField = (section: string, path: string) => {
		go(section);
		setTimeout(() => focusPath(path), 50);
	};

	onMount(() => setTimeout(preloadLater, 1_000));

	let content: HTMLDivElement | undefined;
	createEffect(
		on(
			key,
			() => {
				content?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
				scrollTo({ top: 0 });
			},
			{ defer: true },
		),
	);

	return (
		<div class="grid items-start gap-6 lg:grid-cols-[15rem_1fr]">
			<div class="grid gap-4 lg:sticky lg:top-4">
				<Steps label={t('steps')} steps={items()} />
				<div class="hidden lg:block">
					<DraftPanel state={state} onCleared={props.onRestart} />
				</div>
			</div>
			<div ref={content} class="grid min-w-0 gap-6">
				<Suspense fallback={<Skeleton lines={6} />}>
					<Switch>
						<Match when={key() === REVIEW}>
							<ReviewStep state={state} onEdit={go} onField={goToField} deliveryStep={DELIVERY} papersStep={PAPERS} />
						</Match>
						<Match when={key() === PAPERS}>
							<PapersStep state={state} tried={tried()} />
						</Match>
						<Match when={key() === DELIVERY}>
							<DeliveryStep state={state} tried={tried()} />
						</Match>
						<Match when={key()} keyed>
							{(section) => (
								<>
									<FormErrorSummary form={form} section={section} />
									<FormSectionView form={form} section={section} />
								</>
							)}
						</Match>
					</Switch>
				</Suspense>
				<Show when={key() !== REVIEW}>
					<Show when={form.busy()}>
						<p role="status" class="text-sm text-muted">
							{t('uploading')}
						</p>
					</Show>
					<div class="flex flex-col-reverse gap-3 border-t border-line pt-5 sm:flex-row sm:justify-between">
						<Show when={at() > 0} fallback={<span />}>
							<Button wide icon={<ArrowLeft size={18} />} onClick={() => go(steps()[at() - 1]?.key ?? '')}>
								{i18n.t('common.back')}
							</Button>
						</Show>
						<Button variant="primary" wide busy={form.busy()} onClick={next}>
							{i18n.t('common.next')} <ArrowRight size={18} />
						</Button>
					</div>
				</Show>
				<div class="lg:hidden">
					<DraftPanel state={state} onCleared={props.onRestart} />
				</div>
			</div>
		</div>
	);
}
