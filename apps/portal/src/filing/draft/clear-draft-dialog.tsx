import { ConfirmDialog } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { useFilingText } from '../texts.ts';

/** Asks before a draft is thrown away. Fetched when it is asked for. */
export default function ClearDraftDialog(props: {
	readonly onCancel: () => void;
	readonly onConfirm: () => void;
}): JSX.Element {
	const t = useFilingText();
	return (
		<ConfirmDialog
			open
			danger
			title={t('draft.clearTitle')}
			confirmLabel={t('draft.clear')}
			onCancel={props.onCancel}
			onConfirm={props.onConfirm}
		>
			<p>{t('draft.clearText')}</p>
		</ConfirmDialog>
	);
}
