import type { MissedPlan, PublishGate } from '@motcua/server/views';
import { Alert, Button, useI18n } from '@motcua/ui';
import { createSignal, For, type JSX } from 'solid-js';
import { api } from '../../api.ts';
import { useText } from './texts.ts';

/** A planned publication that did not happen: why, until somebody says that they have seen it. */
export function MissedNotice(props: {
	readonly code: string;
	readonly missed: MissedPlan;
	readonly onDismissed: (gate: PublishGate) => void;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const [busy, setBusy] = createSignal(false);
	const dismiss = async (): Promise<void> => {
		setBusy(true);
		try {
			props.onDismissed(await api.ward.publishing.dismissMissed.mutate({ code: props.code }));
		} finally {
			setBusy(false);
		}
	};
	return (
		<Alert
			tone="bad"
			title={t('missed.title')}
			actions={
				<Button size="sm" busy={busy()} onClick={dismiss}>
					{t('missed.dismiss')}
				</Button>
			}
		>
			<p>{t('missed.text', { version: props.missed.version, from: format.date(props.missed.from) })}</p>
			<ul class="list-disc pl-5">
				<For each={props.missed.reasons}>{(reason) => <li>{localised(reason)}</li>}</For>
			</ul>
		</Alert>
	);
}
