import type { InquiryView } from '@motcua/server/views';
import { Alert, Button, Field, notify, type Problem, problemOf, RadioGroup, TextArea, useI18n } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../api.ts';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { useText } from './texts.ts';

/** Answers a question of another ward: one of its choices, and a note. */
export function AnswerForm(props: { readonly inquiry: InquiryView; readonly onAnswered: () => void }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [choice, setChoice] = createSignal('');
	const [note, setNote] = createSignal('');
	const [tried, setTried] = createSignal(false);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const send = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		if (choice() === '') {
			focusFirstInvalid(event.currentTarget);
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			await api.desk.inquiries.answer.mutate({ id: props.inquiry.id, choice: choice(), note: note().trim() });
			notify({ tone: 'good', title: t('sent', { ward: props.inquiry.askedBy }) });
			props.onAnswered();
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	return (
		<form class="mt-4 grid gap-5 border-t border-line pt-4" onSubmit={send} novalidate>
			<Field label={t('choice')} group required error={tried() && choice() === '' ? t('choiceMissing') : null}>
				<RadioGroup
					value={choice()}
					onValue={setChoice}
					options={props.inquiry.choices.map(({ key, label }) => ({ value: key, label: localised(label) }))}
				/>
			</Field>
			<Field label={t('note')} help={t('noteHelp')}>
				<TextArea value={note()} onValue={setNote} maxlength="2000" />
			</Field>
			<div role="alert" class="empty:hidden">
				<Show when={problem()}>{(found) => <Alert tone="bad">{localised(found().message)}</Alert>}</Show>
			</div>
			<Button type="submit" variant="primary" busy={busy()} class="justify-self-start">
				{t('send')}
			</Button>
		</form>
	);
}
