import { Alert, Button, ErrorState, Field, TextInput } from '@motcua/ui';
import { useMutation } from '@tanstack/solid-query';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../api.ts';
import { keepTrackToken } from '../receipt/receipt-store.ts';
import { useTrackingText } from './texts.ts';

/** Code and second fact; `onOpened` gets the code as the ward writes it and the token that opens the dossier. */
export function FactForm(props: {
	readonly code: string;
	readonly expired?: boolean;
	readonly onOpened: (code: string, token: string) => void;
}): JSX.Element {
	const t = useTrackingText();
	const [code, setCode] = createSignal(props.code);
	const [fact, setFact] = createSignal('');
	const [tried, setTried] = createSignal(false);
	let form: HTMLFormElement | undefined;
	const open = useMutation(() => ({
		mutationFn: () => api.public.dossier.track.mutate({ code: code().trim().toUpperCase(), secondFact: fact().trim() }),
		onSuccess: (answer: Awaited<ReturnType<typeof api.public.dossier.track.mutate>>) => {
			const typed = code().trim().toUpperCase();
			keepTrackToken(typed, answer.trackToken);
			props.onOpened(typed, answer.trackToken);
		},
	}));
	const submit = (event: SubmitEvent) => {
		event.preventDefault();
		setTried(true);
		if (code().trim() !== '' && fact().trim() !== '') open.mutate();
		else queueMicrotask(() => form?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus());
	};
	return (
		<form ref={form} class="grid max-w-xl gap-5" onSubmit={submit} noValidate>
			<Show when={props.expired}>
				<Alert tone="warn">{t('expired')}</Alert>
			</Show>
			<Field
				label={t('code')}
				help={t('codeHelp')}
				error={tried() && code().trim() === '' ? t('codeMissing') : null}
				required
			>
				<TextInput value={code()} onValue={setCode} autocomplete="off" autocapitalize="characters" spellcheck={false} />
			</Field>
			<Field
				label={t('fact')}
				help={t('factHelp')}
				error={tried() && fact().trim() === '' ? t('factMissing') : null}
				required
			>
				<TextInput value={fact()} onValue={setFact} inputMode="tel" autocomplete="off" spellcheck={false} />
			</Field>
			<Show when={!open.isPending && open.error}>{(error) => <ErrorState title={t('failed')} error={error()} />}</Show>
			<div>
				<Button type="submit" variant="primary" wide busy={open.isPending}>
					{t('open')}
				</Button>
			</div>
		</form>
	);
}
