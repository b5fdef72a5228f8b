import type { DossierAction } from '@motcua/server/views';
import { createUploader, Field, TextArea, useI18n } from '@motcua/ui';
import { createFormController, FormErrorSummary, FormSectionView, focusFirstError } from '@motcua/ui/form';
import { createSignal, For, type JSX, Show, useContext } from 'solid-js';
import { todayInWard } from '../../today.ts';
import { ActDialog } from './act-dialog.tsx';
import type { ActProps } from './fields-act.tsx';
import { useText } from './texts.ts';
import { ActingContext, useAct } from './use-act.ts';

type StepAction = Extract<DossierAction, { kind: 'completeStep' }>;

const FILE_BYTES = 15 * 1024 * 1024;

/** How a button and its dialog call an outcome: whoever acts in the place of another shall see that they do. */
export function useOutcomeLabel(): (action: StepAction, outcome: StepAction['outcomes'][number]) => string {
	const t = useText();
	const { localised } = useI18n();
	return ({ insteadOf }, { label }) =>
		insteadOf === null ? localised(label) : t(`insteadOf.${insteadOf}.label`, { outcome: localised(label) });
}

/** Finishes a step with one outcome: the step's own form where it has one, and a note where the outcome wants it. */
export function StepAct(
	props: ActProps & { readonly action: StepAction; readonly outcome: StepAction['outcomes'][number] },
): JSX.Element {
	const t = useText();
	const outcomeLabel = useOutcomeLabel();
	const act = useAct(() => props.dossier);
	const [note, setNote] = createSignal('');
	const [tried, setTried] = createSignal(false);
	const definition = props.action.form;
	const elsewhere = useContext(ActingContext);
	const form =
		definition === null
			? null
			: createFormController({
					definition,
					today: elsewhere?.today() ?? todayInWard(),
					uploader: createUploader('/api/uploads'),
					maxFileBytes: FILE_BYTES,
				});

	const confirm = async (): Promise<void> => {
		setTried(true);
		if (form && !form.validateAll()) {
			focusFirstError(form);
			return;
		}
		if (props.outcome.needsNote && note().trim() === '') return;
		const input = {
			step: props.action.step,
			outcome: props.outcome.outcome,
			...(note().trim() !== '' && { note: note().trim() }),
			...(form && { answers: { ...form.answers() } }),
		};
		if (await act.run((api, target) => api.completeStep.mutate({ ...target, ...input }))) props.onClose();
	};
	return (
		<ActDialog
			title={outcomeLabel(props.action, props.outcome)}
			confirm={outcomeLabel(props.action, props.outcome)}
			variant={props.outcome.tone === 'danger' ? 'danger' : 'primary'}
			size={form ? 'lg' : 'md'}
			act={act}
			onConfirm={confirm}
			onClose={props.onClose}
		>
			<Show when={props.action.insteadOf}>{(other) => <p class="mb-4">{t(`insteadOf.${other()}.text`)}</p>}</Show>
			<Show when={form}>
				{(controller) => (
					<div class="grid gap-6">
						<FormErrorSummary form={controller()} />
						<For each={controller().sections()}>
							{(section) => <FormSectionView form={controller()} section={section.key} />}
						</For>
					</div>
				)}
			</Show>
			<Field
				label={t('note')}
				help={t('noteHelp')}
				required={props.outcome.needsNote}
				error={tried() && props.outcome.needsNote && note().trim() === '' ? t('required') : null}
			>
				<TextArea value={note()} onValue={setNote} maxlength="2000" />
			</Field>
		</ActDialog>
	);
}
