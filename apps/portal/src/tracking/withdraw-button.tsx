import { Button, ConfirmDialog, Field, notify, TextArea } from '@motcua/ui';
import { createSignal, type JSX } from 'solid-js';
import { api } from '../api.ts';
import type { TrackedProps } from './dossier.tsx';
import { useTrackingText } from './texts.ts';

/** Takes the dossier back; the law lets the applicant do so until the result is signed. */
export function WithdrawButton(props: TrackedProps): JSX.Element {
	const t = useTrackingText();
	const [asking, setAsking] = createSignal(false);
	const [reason, setReason] = createSignal('');
	const withdraw = async () => {
		await api.public.dossier.withdraw.mutate({
			trackToken: props.token,
			expectedSeq: props.dossier.seq,
			reason: reason().trim(),
		});
		setAsking(false);
		notify({ tone: 'good', title: t('withdraw.done') });
		props.onChanged();
	};
	return (
		<>
			<Button variant="quiet" onClick={() => setAsking(true)}>
				{t('withdraw.action')}
			</Button>
			<ConfirmDialog
				open={asking()}
				danger
				title={t('withdraw.title')}
				confirmLabel={t('withdraw.action')}
				disabled={reason().trim() === ''}
				onCancel={() => setAsking(false)}
				onConfirm={withdraw}
			>
				<p>{t('withdraw.text')}</p>
				<Field label={t('withdraw.reason')} required>
					<TextArea value={reason()} onValue={setReason} maxlength="2000" />
				</Field>
			</ConfirmDialog>
		</>
	);
}
