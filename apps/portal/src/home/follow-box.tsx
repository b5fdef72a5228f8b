import { Button, Field, TextInput } from '@motcua/ui';
import { useNavigate } from '@solidjs/router';
import { createSignal, type JSX } from 'solid-js';
import { useHomeText } from './texts.ts';

/** Takes the code of a receipt to the tracking page, which asks for the second fact. */
export function FollowBox(): JSX.Element {
	const t = useHomeText();
	const navigate = useNavigate();
	const [code, setCode] = createSignal('');
	const [missing, setMissing] = createSignal(false);
	let form: HTMLFormElement | undefined;
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		const typed = code().trim();
		setMissing(typed === '');
		if (typed === '') form?.querySelector('input')?.focus();
		else navigate(`/theo-doi/${encodeURIComponent(typed.toUpperCase())}`);
	};
	return (
		<section aria-labelledby="follow" class="rounded-xl border border-line bg-surface p-5 shadow-card">
			<h2 id="follow" class="text-lg font-semibold">
				{t('followTitle')}
			</h2>
			<form ref={form} class="mt-3 grid gap-4" onSubmit={submit} noValidate>
				<Field label={t('code')} help={t('followText')} error={missing() ? t('codeMissing') : null}>
					<TextInput
						value={code()}
						onValue={setCode}
						autocomplete="off"
						autocapitalize="characters"
						spellcheck={false}
						placeholder={t('codePlaceholder')}
					/>
				</Field>
				<Button type="submit" variant="primary">
					{t('follow')}
				</Button>
			</form>
		</section>
	);
}
