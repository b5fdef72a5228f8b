import type { TrackedDossier } from '@motcua/server/router';
import { Alert, Button, ErrorState, Field, LinkButton, notify, TextArea, useI18n } from '@motcua/ui';
import { useMutation } from '@tanstack/solid-query';
import FileText from 'lucide-solid/icons/file-text';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../api.ts';
import type { TrackedProps } from './dossier.tsx';
import { useTrackingText } from './texts.ts';

type Question = NonNullable<TrackedDossier['question']>;

/** A question of the procedure to the citizen: confirm the draft, or say what is wrong with it. */
export function QuestionCard(props: TrackedProps): JSX.Element {
	const t = useTrackingText();
	const { localised, format } = useI18n();
	const outcomes = () => props.dossier.question?.outcomes ?? [];
	const [note, setNote] = createSignal('');
	const [noteFor, setNoteFor] = createSignal<string | null>(null);
	const answer = useMutation(() => ({
		mutationFn: (outcome: string) =>
			api.public.dossier.answerStep.mutate({
				trackToken: props.token,
				expectedSeq: props.dossier.seq,
				step: props.dossier.question?.step ?? '',
				outcome,
				...(note().trim() ? { note: note().trim() } : {}),
			}),
		onSuccess: () => notify({ tone: 'good', title: t('question.done') }),
		onSettled: () => props.onChanged(),
	}));
	const needsNote = () => outcomes().some((one) => one.needsNote);
	const choose = (outcome: Question['outcomes'][number]) => {
		const missing = outcome.needsNote && note().trim() === '';
		setNoteFor(missing ? outcome.outcome : null);
		if (missing) queueMicrotask(() => document.getElementById('question-note')?.focus());
		else answer.mutate(outcome.outcome);
	};
	return (
		<section aria-labelledby="question" class="grid gap-4 rounded-xl border-2 border-warn-line bg-surface p-5">
			<div>
				<h2 id="question" class="text-lg font-semibold">
					{t('question.title')}
				</h2>
				<p class="mt-1">{localised(props.dossier.question?.text)}</p>
				<p class="mt-1 font-medium text-warn">
					{t('question.until', { at: format.promised(props.dossier.question?.until) })}
				</p>
			</div>
			<Show when={props.dossier.question?.draftUrl}>
				{(url) => (
					<div>
						<LinkButton href={url()} download="" rel="external" wide icon={<FileText size={18} />}>
							{t('question.draft')}
						</LinkButton>
					</div>
				)}
			</Show>
			<Show when={needsNote()}>
				<Field label={t('question.note')} id="question-note" error={noteFor() ? t('question.noteMissing') : null}>
					<TextArea value={note()} onValue={setNote} maxlength="2000" />
				</Field>
			</Show>
			<Show when={!answer.isPending && answer.error}>
				{(error) => <ErrorState title={t('question.failed')} error={error()} />}
			</Show>
			<div class="flex flex-wrap gap-3">
				<For each={outcomes()}>
					{(outcome, index) => (
						<Button
							variant={index() === 0 ? 'primary' : 'secondary'}
							wide
							busy={answer.isPending && answer.variables === outcome.outcome}
							disabled={answer.isPending && answer.variables !== outcome.outcome}
							onClick={() => choose(outcome)}
						>
							{localised(outcome.label)}
						</Button>
					)}
				</For>
			</div>
			<Show when={answer.isSuccess}>
				<Alert tone="good">{t('question.done')}</Alert>
			</Show>
		</section>
	);
}
