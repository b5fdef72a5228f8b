import { parseCardQr } from '@motcua/domain/formats';
import { Alert, Badge, Button, Card, Field, Select, TextInput, useI18n, useShortcut } from '@motcua/ui';
import type { FormController } from '@motcua/ui/form';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { type CardTarget, cardAnswers } from './card-targets.ts';
import { useText } from './texts.ts';

interface Filled {
	readonly target: CardTarget;
	readonly name: string;
	readonly birth: string;
	readonly warnings: readonly string[];
}

/** Takes the text of an identity card's QR, as a scanner types it or as it is pasted, into one person of the form. */
export function CardScan(props: {
	readonly form: FormController;
	readonly targets: readonly CardTarget[];
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const [text, setText] = createSignal('');
	const [chosen, setChosen] = createSignal('');
	const [problem, setProblem] = createSignal<string | null>(null);
	const [filled, setFilled] = createSignal<readonly Filled[]>([]);
	let box: HTMLInputElement | undefined;
	useShortcut({
		keys: 'F2',
		label: () => t('card.key'),
		whileTyping: true,
		run: () => {
			box?.scrollIntoView({ block: 'center' });
			box?.focus({ preventScroll: true });
		},
	});
	const target = (): CardTarget | undefined => props.targets.find(({ key }) => key === chosen()) ?? props.targets[0];

	const fill = (event: SubmitEvent): void => {
		event.preventDefault();
		const to = target();
		if (!to) return;
		const card = parseCardQr(text());
		setProblem(card.ok ? null : localised(card.problem.message));
		if (!card.ok) return;
		for (const [path, answer] of cardAnswers(card.value, to)) {
			props.form.setValue(path, answer);
			props.form.touch(path);
		}
		const { fullName: name, birthDate } = card.value;
		const warnings = card.warnings.map((warning) => localised(warning.message));
		setFilled((all) => [
			...all.filter((one) => one.target.key !== to.key),
			{ target: to, name, birth: birthDate, warnings },
		]);
		// The card's text is personal data: it stays no longer than it is needed.
		setText('');
	};
	return (
		<Card title={t('card.title')} actions={<Badge tone="warn">{t('card.unverified')}</Badge>}>
			<form onSubmit={fill} novalidate class="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto] sm:items-end">
				<Field label={t('card.label')} help={t('card.help')} error={problem()}>
					<TextInput
						ref={(input) => {
							box = input;
						}}
						value={text()}
						onValue={(next) => {
							setText(next);
							setProblem(null);
						}}
						autocomplete="off"
						autocapitalize="none"
						spellcheck={false}
					/>
				</Field>
				<Field label={t('card.target')}>
					<Select
						noEmpty
						value={target()?.key ?? ''}
						onValue={setChosen}
						options={props.targets.map(({ key, label }) => ({ value: key, label: localised(label) }))}
					/>
				</Field>
				<Button type="submit">{t('card.fill')}</Button>
			</form>
			<div role="status" class="mt-4 grid gap-3 empty:hidden">
				<For each={filled()}>
					{(one) => (
						<Alert
							tone="warn"
							title={t('card.filled', {
								target: localised(one.target.label),
								name: one.name,
								birth: format.date(one.birth),
							})}
						>
							<p>
								<strong>{t('card.unverified')}.</strong> {t('card.compare')}
							</p>
							<Show when={one.warnings.length > 0}>
								<ul class="mt-1 list-disc pl-5">
									<For each={one.warnings}>{(warning) => <li>{warning}</li>}</For>
								</ul>
							</Show>
						</Alert>
					)}
				</For>
			</div>
		</Card>
	);
}
