import { Alert, Button, Dialog, Field, type Problem, problemOf, TextArea, TextInput, useI18n } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../api.ts';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { useText } from './texts.ts';

const LEAST_NAME = 2;
/** A PEM of this kind has about 110 letters. */
const MOST_BYTES = 2_000;

/** A publisher's public key, pasted or from a file. */
export function AddKeyDialog(props: {
	readonly onClose: () => void;
	readonly onAdded: (keyId: string) => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [name, setName] = createSignal('');
	const [publicKey, setPublicKey] = createSignal('');
	const [tried, setTried] = createSignal(false);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const wrong = () => ({
		name: name().trim().length < LEAST_NAME ? t('nameWrong') : null,
		publicKey: publicKey().includes('-----BEGIN') ? null : t('publicKeyWrong'),
	});
	let picker: HTMLInputElement | undefined;
	const readFile = async (file: File | undefined): Promise<void> => {
		if (file && file.size <= MOST_BYTES) setPublicKey(await file.text());
	};
	const save = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		if (wrong().name || wrong().publicKey) {
			focusFirstInvalid(event.currentTarget);
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			const { keyId } = await api.platform.trust.add.mutate({ name: name().trim(), publicKey: publicKey().trim() });
			props.onAdded(keyId);
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Dialog open persistent size="md" title={t('addTitle')} onClose={props.onClose}>
			<form class="grid gap-5" onSubmit={save} novalidate>
				<p class="text-muted">{t('addHelp')}</p>
				<Field label={t('name')} required error={tried() ? wrong().name : null}>
					<TextInput value={name()} onValue={setName} />
				</Field>
				<Field label={t('publicKey')} help={t('publicKeyHelp')} required error={tried() ? wrong().publicKey : null}>
					<TextArea value={publicKey()} onValue={setPublicKey} rows={5} />
				</Field>
				<input
					ref={picker}
					type="file"
					accept=".pem"
					class="visually-hidden"
					tabIndex={-1}
					aria-label={t('chooseFile')}
					onChange={(event) => void readFile(event.currentTarget.files?.[0])}
				/>
				<div role="alert" class="empty:hidden">
					<Show when={problem()}>{(found) => <Alert tone="bad">{localised(found().message)}</Alert>}</Show>
				</div>
				<div class="flex flex-wrap gap-3">
					<Button type="submit" variant="primary" busy={busy()}>
						{t('save')}
					</Button>
					<Button onClick={() => picker?.click()}>{t('chooseFile')}</Button>
				</div>
			</form>
		</Dialog>
	);
}
