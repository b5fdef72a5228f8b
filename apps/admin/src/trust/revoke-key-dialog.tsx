import type { TrustKeyView } from '@motcua/server/views';
import {
	Alert,
	Button,
	DateInput,
	Dialog,
	Field,
	type Problem,
	problemOf,
	RadioGroup,
	TextInput,
	useI18n,
} from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { api } from '../api.ts';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { todayInWard } from '../today.ts';
import { signedText } from './signed-text.ts';
import { useText } from './texts.ts';

const LEAST_REASON = 3;
type Kind = 'retired' | 'compromised';
const KINDS: readonly Kind[] = ['retired', 'compromised'];

/** Takes a key off the trust of this installation, with a reason and from when. */
export function RevokeKeyDialog(props: {
	readonly trusted: TrustKeyView;
	readonly onClose: () => void;
	readonly onRevoked: () => void;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [reason, setReason] = createSignal('');
	const [kind, setKind] = createSignal<Kind>('retired');
	const [from, setFrom] = createSignal('');
	const [tried, setTried] = createSignal(false);
	const [busy, setBusy] = createSignal(false);
	const [problem, setProblem] = createSignal<Problem | null>(null);
	const wrong = () => ({
		reason: reason().trim().length < LEAST_REASON ? t('reasonWrong') : null,
		from: from() > todayInWard() ? t('fromWrong') : null,
	});
	const revoke = async (event: SubmitEvent): Promise<void> => {
		event.preventDefault();
		setTried(true);
		if (wrong().reason || wrong().from) {
			focusFirstInvalid(event.currentTarget);
			return;
		}
		setBusy(true);
		setProblem(null);
		try {
			const day = from();
			await api.platform.trust.revoke.mutate({
				keyId: props.trusted.keyId,
				reason: reason().trim(),
				kind: kind(),
				...(day && { from: `${day}T00:00:00+07:00` }),
			});
			props.onRevoked();
		} catch (error) {
			setProblem(problemOf(error));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Dialog open persistent size="md" title={t('revokeTitle', { name: props.trusted.name })} onClose={props.onClose}>
			<form class="grid gap-5" onSubmit={revoke} novalidate>
				<p>{t('revokeText')}</p>
				<Show when={props.trusted.signed.length > 0}>
					<Alert tone="warn">{signedText(t, props.trusted)}</Alert>
				</Show>
				<p class="text-muted">
					<code class="break-words text-sm">{props.trusted.fingerprint}</code>
				</p>
				<Field label={t('kindLabel')} group required>
					<RadioGroup
						value={kind()}
						onValue={(value) => setKind(KINDS.find((one) => one === value) ?? 'retired')}
						options={KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
					/>
				</Field>
				<Field label={t('reason')} required error={tried() ? wrong().reason : null}>
					<TextInput value={reason()} onValue={setReason} />
				</Field>
				<Field label={t('from')} error={tried() ? wrong().from : null}>
					<DateInput value={from()} onValue={setFrom} />
				</Field>
				<div role="alert" class="empty:hidden">
					<Show when={problem()}>{(found) => <Alert tone="bad">{localised(found().message)}</Alert>}</Show>
				</div>
				<Button type="submit" variant="danger" busy={busy()} class="justify-self-start">
					{t('revoke')}
				</Button>
			</form>
		</Dialog>
	);
}
