import { Button, Card, Checkbox, Field, KeyValueList, useI18n } from '@motcua/ui';
import { FormErrorSummary, FormReview } from '@motcua/ui/form';
import Send from 'lucide-solid/icons/send';
import { createSignal, type JSX, Show } from 'solid-js';
import { deliveryProblem, missingPapers } from '../completeness.ts';
import type { FilingState } from '../filing-state.ts';
import { useLaterText } from '../later-texts.ts';
import { useFilingText } from '../texts.ts';
import { ProcedureCheck } from './procedure-check.tsx';
import { SubmitProblem } from './submit-problem.tsx';
import { useSubmission } from './use-submission.ts';

/** The last step: everything once more, the procedure's own remarks, the declaration, and the button. */
export default function ReviewStep(props: {
	readonly state: FilingState;
	readonly onEdit: (step: string) => void;
	readonly onField: (section: string, path: string) => void;
	readonly deliveryStep: string;
	readonly papersStep: string;
}): JSX.Element {
	const t = useLaterText();
	const steps = useFilingText();
	const { state } = props;
	const submission = useSubmission(state);
	const [oath, setOath] = createSignal(false);
	const [tried, setTried] = createSignal(false);
	const submit = () => {
		setTried(true);
		const formOk = state.form.validateAll();
		if (missingPapers(state).length > 0) return props.onEdit(props.papersStep);
		if (!state.formAsksForDelivery && deliveryProblem(state.delivery())) return props.onEdit(props.deliveryStep);
		if (!formOk) return queueMicrotask(() => document.querySelector<HTMLElement>('#review-step')?.focus());
		if (!oath()) return document.getElementById('oath')?.focus();
		submission.send();
	};
	return (
		<section aria-labelledby="review-step" class="grid gap-5">
			<div>
				<h2 id="review-step" tabindex="-1" class="text-xl font-semibold">
					{steps('later.review')}
				</h2>
				<p class="mt-1 text-muted">{t('review.lead')}</p>
			</div>
			<FormErrorSummary form={state.form} onElsewhere={props.onField} />
			<ProcedureCheck state={state} />
			<FormReview form={state.form} onEdit={props.onEdit} />
			<OtherCards state={state} onEdit={props.onEdit} deliveryStep={props.deliveryStep} papersStep={props.papersStep} />
			<Field
				group
				hideLabel
				label={t('review.oath')}
				error={tried() && !oath() ? t('review.oathMissing') : null}
				id="oath-group"
			>
				<Checkbox id="oath" value={oath()} onValue={setOath} label={t('review.oath')} />
			</Field>
			<SubmitProblem submission={submission} />
			<div class="flex flex-col gap-3 border-t border-line pt-5 sm:flex-row sm:justify-end">
				<Button
					variant="primary"
					size="lg"
					wide
					busy={submission.isPending()}
					icon={<Send size={20} />}
					onClick={submit}
				>
					{submission.isPending() ? t('review.sending') : t('review.submit')}
				</Button>
			</div>
		</section>
	);
}

/** What was chosen outside of the form: papers without a field, and the delivery. */
function OtherCards(props: {
	readonly state: FilingState;
	readonly onEdit: (step: string) => void;
	readonly deliveryStep: string;
	readonly papersStep: string;
}): JSX.Element {
	const t = useLaterText();
	const steps = useFilingText();
	const { t: ui, localised } = useI18n();
	const edit = (step: string, section: string) => (
		<Button
			variant="quiet"
			size="sm"
			aria-label={ui('form.editSection', { section })}
			onClick={() => props.onEdit(step)}
		>
			{ui('common.edit')}
		</Button>
	);
	const names = (key: string) => (props.state.papers()[key] ?? []).map((file) => file.name).join(', ');
	return (
		<>
			<Show when={props.state.outside.length > 0}>
				<Card title={steps('later.papers')} actions={edit(props.papersStep, steps('later.papers'))}>
					<KeyValueList
						items={props.state.outside.map((paper) => ({
							key: paper.key,
							label: localised(paper.name),
							value: names(paper.key),
						}))}
					/>
				</Card>
			</Show>
			<Show when={!props.state.formAsksForDelivery}>
				<Card title={steps('later.delivery')} actions={edit(props.deliveryStep, steps('later.delivery'))}>
					<KeyValueList
						items={[
							{ key: 'method', label: t('review.delivery'), value: t(`delivery.${props.state.delivery().method}`) },
							...(props.state.delivery().method === 'publicPost'
								? [{ key: 'address', label: t('delivery.address'), value: props.state.delivery().address }]
								: []),
						]}
					/>
				</Card>
			</Show>
		</>
	);
}
