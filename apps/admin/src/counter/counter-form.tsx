import type { FormFinding } from '@motcua/forms';
import type { ProcedureDetail } from '@motcua/server/views';
import { Alert, Button, Card, createUploader, useI18n, useShortcut } from '@motcua/ui';
import {
	createFormController,
	FormErrorSummary,
	FormSectionView,
	focusFirstError,
	preloadFieldViews,
} from '@motcua/ui/form';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { PageHead } from '../shell/page-head.tsx';
import { todayInWard } from '../today.ts';
import { CardScan } from './card-scan.tsx';
import { cardTargets } from './card-targets.ts';
import { createCounterPapers, formForCounter, formWithoutPapers } from './counter-papers.ts';
import { createDelivery, DeliveryPart } from './delivery-part.tsx';
import { PapersPart } from './papers-part.tsx';
import { useText } from './texts.ts';
import { useFiling } from './use-filing.ts';

/** One filing on one page: the card, the form of the procedure, the papers, the way back of the result. */
export function CounterForm(props: {
	readonly procedure: ProcedureDetail;
	readonly maxFileBytes: number;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const { procedure, maxFileBytes } = props;
	const today = todayInWard();
	const form = createFormController({
		definition: formForCounter(procedure),
		today,
		uploader: createUploader('/api/uploads'),
		maxFileBytes,
	});
	preloadFieldViews();
	const drawn = { ...form, definition: formWithoutPapers(procedure) };
	const targets = cardTargets(drawn.definition);
	const papers = createCounterPapers(procedure, form, today);
	const delivery = createDelivery(form);
	const [tried, setTried] = createSignal(false);
	const filing = useFiling(procedure, { form, papers, delivery });

	const submit = (event?: SubmitEvent): void => {
		event?.preventDefault();
		setTried(true);
		const isFormRight = form.validateAll();
		const paper = papers.asked().find((one) => papers.problem(one) !== null);
		if (!isFormRight) focusFirstError(form);
		else if (paper) focusInside(`paper-${paper.requirement.key}`);
		else if (delivery.addressMissing()) focusInside('delivery-address');
		else if (!form.busy()) void filing.send();
	};
	useShortcut({ keys: 'Ctrl+Enter', label: () => t('submitKey'), whileTyping: true, run: () => submit() });

	return (
		<>
			<PageHead
				back={{ href: '/admin/nop-tai-quay', label: t('back') }}
				eyebrow={`${t('title')} · ${procedure.code}`}
				title={localised(procedure.name)}
				lead={`${format.limit(procedure.timeLimit)} · ${localised(procedure.feeText)}`}
			/>
			<div class="grid max-w-4xl gap-5">
				<Show when={targets.length > 0}>
					<CardScan form={form} targets={targets} />
				</Show>
				<form onSubmit={submit} novalidate class="grid gap-5">
					{/* The summary's live region stays in place while it is empty; only its gap goes. */}
					<div class="has-[>:empty]:-mb-5">
						<FormErrorSummary form={form} />
					</div>
					<For each={drawn.definition.sections.map(({ key }) => key)}>
						{(key) => (
							<Show when={form.evaluation().sections.has(key)}>
								<Card>
									<FormSectionView form={drawn} section={key} />
								</Card>
							</Show>
						)}
					</For>
					<PapersPart form={form} papers={papers} tried={tried()} />
					<DeliveryPart delivery={delivery} tried={tried()} />
					<Findings findings={filing.findings()} />
					<div role="alert" class="grid gap-3 empty:hidden">
						<Show when={filing.problem()}>
							{(problem) => (
								<Alert tone="bad" title={localised(problem().message)}>
									{localised(problem().advice)}
								</Alert>
							)}
						</Show>
						<Show when={tried() && form.busy()}>
							<Alert tone="warn">{t('busyFiles')}</Alert>
						</Show>
					</div>
					<div>
						<Button type="submit" variant="primary" size="lg" wide busy={filing.busy()}>
							{t(filing.findings().length > 0 ? 'submitAnyway' : delivery.values.receive ? 'submit' : 'submitOnly')}
						</Button>
					</div>
				</form>
			</div>
			<LeaveGuard when={Object.keys(form.typed()).length > 0 && !filing.isDone()} />
		</>
	);
}

function Findings(props: { readonly findings: readonly FormFinding[] }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<div role="status" class="empty:hidden">
			<Show when={props.findings.length > 0}>
				<Alert tone="warn" title={t('foundTitle')}>
					<p>{t('foundText')}</p>
					<ul class="mt-1 list-disc pl-5">
						<For each={props.findings}>{(finding) => <li>{localised(finding.message)}</li>}</For>
					</ul>
				</Alert>
			</Show>
		</div>
	);
}

function focusInside(id: string): void {
	const element = document.getElementById(id);
	element?.scrollIntoView({ block: 'center' });
	(element?.matches('input') ? element : element?.querySelector<HTMLElement>('input:not(.hidden), button'))?.focus({
		preventScroll: true,
	});
}
