import { Button, ErrorState, Field, notify, TextArea, useI18n } from '@motcua/ui';
import { FormErrorSummary, FormSectionView, focusFirstError, focusPath } from '@motcua/ui/form';
import { useMutation } from '@tanstack/solid-query';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { useWard } from '../../shell/ward.ts';
import type { TrackedProps } from '../dossier.tsx';
import { useTrackingText } from '../texts.ts';
import { SupplementPapers } from './supplement-papers.tsx';
import { createSupplementState } from './supplement-state.ts';

/** What the desk asks for, and the way to give it: papers, corrections of the form, a message. */
export function SupplementCard(props: TrackedProps): JSX.Element {
	const t = useTrackingText();
	const { format } = useI18n();
	const ward = useWard();
	return (
		<section aria-labelledby="supplement" class="grid gap-4 rounded-xl border-2 border-warn-line bg-surface p-5">
			<div>
				<h2 id="supplement" class="text-lg font-semibold">
					{t('supplement.title')}
				</h2>
				<p class="mt-3 font-medium">{t('supplement.asked')}:</p>
				<ul class="list-disc pl-5">
					<For each={props.dossier.supplement?.items}>{(item) => <li>{item}</li>}</For>
				</ul>
				<p class="mt-2">
					<span class="font-medium">{t('supplement.reason')}:</span> {props.dossier.supplement?.reason}
				</p>
				<Show when={props.dossier.supplement?.respondBy}>
					{(at) => <p class="mt-2 font-medium text-warn">{t('supplement.by', { at: format.promised(at()) })}</p>}
				</Show>
			</div>
			<Show when={!ward.isPending && ward.data} keyed>
				{(info) => <SupplementForm {...props} maxFileBytes={info.limits.fileBytes} />}
			</Show>
		</section>
	);
}

function SupplementForm(props: TrackedProps & { readonly maxFileBytes: number }): JSX.Element {
	const t = useTrackingText();
	const { localised } = useI18n();
	const state = createSupplementState(props.dossier, props.maxFileBytes);
	const [note, setNote] = createSignal('');
	const [nothing, setNothing] = createSignal(false);
	const send = useMutation(() => ({
		mutationFn: () =>
			api.public.dossier.answerSupplement.mutate({
				trackToken: props.token,
				expectedSeq: props.dossier.seq,
				documents: state.documents(),
				...(state.corrected() && state.form ? { answers: { ...state.form.answers() } } : {}),
				...(note().trim() ? { note: note().trim() } : {}),
			}),
		onSuccess: () => notify({ tone: 'good', title: t('supplement.done') }),
		onSettled: () => props.onChanged(),
	}));
	const submit = () => {
		const isEmpty = !state.corrected() && state.documents().length === 0;
		setNothing(isEmpty);
		if (isEmpty) return;
		if (state.corrected() && state.form && !state.form.validateAll()) return focusFirstError(state.form);
		send.mutate();
	};
	return (
		<div class="grid gap-4">
			<SupplementPapers dossier={props.dossier} state={state} maxFileBytes={props.maxFileBytes} />
			<Show when={state.form}>
				{(form) => (
					<>
						<FormErrorSummary
							form={form()}
							onElsewhere={(section, path) => {
								document.querySelector<HTMLDetailsElement>(`#edit-${section}`)?.setAttribute('open', '');
								focusPath(path);
							}}
						/>
						<For each={form().sections()}>
							{(section) => (
								<details
									id={`edit-${section.key}`}
									class="group rounded-lg border border-line bg-paper"
									open={section.fields.some((field) => state.inForm().has(field.key))}
								>
									<summary class="flex min-h-12 list-none items-center gap-2 px-4 font-medium">
										<ChevronDown size={18} class="shrink-0 transition-transform group-open:rotate-180" />
										{t('supplement.editForm', { section: localised(section.title) })}
									</summary>
									<div class="border-t border-line p-4">
										<FormSectionView form={form()} section={section.key} hideTitle />
									</div>
								</details>
							)}
						</For>
					</>
				)}
			</Show>
			<Field label={t('supplement.note')}>
				<TextArea value={note()} onValue={setNote} maxlength="2000" />
			</Field>
			<Show when={!send.isPending && send.error}>
				{(error) => <ErrorState title={t('supplement.failed')} error={error()} />}
			</Show>
			<p role="alert" class="font-medium text-bad">
				{nothing() ? t('supplement.nothing') : ''}
			</p>
			<div>
				<Button variant="primary" wide busy={send.isPending || state.busy()} onClick={submit}>
					{t('supplement.send')}
				</Button>
			</div>
		</div>
	);
}
