import type { RehearsalView } from '@motcua/server/views';
import { Alert, Button, Card, Checkbox, Dialog, Field, TextArea, TextInput, useI18n } from '@motcua/ui';
import { FormErrorSummary, FormSectionView, focusFirstError } from '@motcua/ui/form';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { formOnStage } from './form-part.ts';
import { createPapers, PapersFields } from './papers.tsx';
import { useText } from './texts.ts';
import { dayOf, type Rehearsing } from './use-rehearsal.ts';

interface Props {
	readonly view: RehearsalView;
	readonly rehearsing: Rehearsing;
}

/** What the citizen sees and may do: answer a question, complete the dossier, withdraw it. */
export function CitizenCard(props: Props): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [open, setOpen] = createSignal<'answer' | 'withdraw' | null>(null);
	const tracked = () => props.view.tracked;
	return (
		<Show when={tracked()}>
			{(seen) => (
				<Card title={t('citizen.title')}>
					<p>
						<span class="block text-sm text-muted">{t('citizen.sees')}</span>
						<span class="font-semibold">{localised(seen().statusText)}</span>
						<span class="block">{localised(seen().nextText)}</span>
					</p>
					<Show when={seen().question} keyed>
						{(question) => <Question {...props} question={question} />}
					</Show>
					<Show when={!props.view.kept}>
						<div class="mt-4 flex flex-wrap gap-2 empty:hidden">
							<Show when={seen().supplement}>
								<Button variant="primary" onClick={() => setOpen('answer')}>
									{t('citizen.answer')}
								</Button>
							</Show>
							<Show when={seen().canWithdraw}>
								<Button variant="quiet" onClick={() => setOpen('withdraw')}>
									{t('citizen.withdraw')}
								</Button>
							</Show>
						</div>
					</Show>
					<Show when={open() === 'answer'}>
						<AnswerDialog {...props} onClose={() => setOpen(null)} />
					</Show>
					<Show when={open() === 'withdraw'}>
						<WithdrawDialog {...props} onClose={() => setOpen(null)} />
					</Show>
				</Card>
			)}
		</Show>
	);
}

type Asked = NonNullable<NonNullable<RehearsalView['tracked']>['question']>;

function Question(props: Props & { readonly question: Asked }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [note, setNote] = createSignal('');
	const [lacking, setLacking] = createSignal(false);
	const answer = (outcome: string, needsNote: boolean): void => {
		setLacking(needsNote && note().trim() === '');
		if (lacking()) return;
		const { step } = props.question;
		void props.rehearsing.tryPlay({
			kind: 'answerStep',
			step,
			outcome,
			...(note().trim() === '' ? {} : { note: note().trim() }),
		});
	};
	return (
		<div class="mt-4 grid gap-3">
			<p class="font-semibold">{localised(props.question.text)}</p>
			<Show when={!props.view.kept}>
				<Field label={t('citizen.note')} error={lacking() ? t('citizen.noteNeeded') : null}>
					<TextInput value={note()} onValue={setNote} maxlength="2000" />
				</Field>
				<div class="flex flex-wrap gap-2">
					<For each={props.question.outcomes}>
						{({ outcome, label, needsNote }) => (
							<Button busy={props.rehearsing.busy()} onClick={() => answer(outcome, needsNote)}>
								{localised(label)}
							</Button>
						)}
					</For>
				</div>
			</Show>
		</div>
	);
}

function AnswerDialog(props: Props & { readonly onClose: () => void }): JSX.Element {
	const t = useText();
	const { view } = props;
	const form = formOnStage(view.form, view.answers ?? {}, dayOf(view.now));
	const papers = createPapers(view.documents, () => ({ given: 'none', pages: 1 }));
	const [correcting, setCorrecting] = createSignal(false);
	const send = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		if (correcting() && !form.validateAll()) {
			focusFirstError(form);
			return;
		}
		const act = {
			kind: 'answerSupplement' as const,
			papers: papers.toSend().filter(({ given }) => given !== 'none'),
			...(correcting() ? { answers: { ...form.answers() } } : {}),
		};
		if (await props.rehearsing.tryPlay(act)) props.onClose();
	};
	return (
		<Dialog open persistent size="lg" title={t('citizen.answerTitle')} onClose={props.onClose}>
			<form onSubmit={send} novalidate class="grid gap-5">
				<Trouble {...props} />
				<PapersFields documents={view.documents} papers={papers} counter={false} />
				<Checkbox label={t('citizen.correct')} value={correcting()} onValue={setCorrecting} />
				<Show when={correcting()}>
					<FormErrorSummary form={form} />
					<For each={form.sections()}>{(section) => <FormSectionView form={form} section={section.key} />}</For>
				</Show>
				<div class="flex justify-end">
					<Button type="submit" variant="primary" busy={props.rehearsing.busy()}>
						{t('citizen.send')}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

function WithdrawDialog(props: Props & { readonly onClose: () => void }): JSX.Element {
	const t = useText();
	const [reason, setReason] = createSignal('');
	const send = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		if (reason().trim() === '') return;
		if (await props.rehearsing.tryPlay({ kind: 'withdraw', reason: reason().trim() })) props.onClose();
	};
	return (
		<Dialog open persistent size="sm" title={t('citizen.withdraw')} onClose={props.onClose}>
			<form onSubmit={send} novalidate class="grid gap-5">
				<Trouble {...props} />
				<Field label={t('citizen.withdrawReason')} required>
					<TextArea value={reason()} onValue={setReason} maxlength="2000" />
				</Field>
				<div class="flex justify-end">
					<Button type="submit" variant="danger" busy={props.rehearsing.busy()}>
						{t('citizen.withdrawDone')}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}

function Trouble(props: Props): JSX.Element {
	const { localised } = useI18n();
	return (
		<div role="alert" class="empty:hidden">
			<Show when={props.rehearsing.problem()}>
				{(problem) => (
					<Alert tone="bad" title={localised(problem().message)}>
						{localised(problem().advice)}
					</Alert>
				)}
			</Show>
		</div>
	);
}
