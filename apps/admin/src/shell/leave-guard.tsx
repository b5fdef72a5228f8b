import { ConfirmDialog } from '@motcua/ui';
import { type BeforeLeaveEventArgs, useBeforeLeave } from '@solidjs/router';
import { createSignal, type JSX, onCleanup } from 'solid-js';
import { useText } from './texts.ts';

/** Asks before what was typed is lost: by a link of the app in our words, by closing the window in the browser's. */
export function LeaveGuard(props: { readonly when: boolean }): JSX.Element {
	const t = useText();
	const [asked, setAsked] = createSignal<BeforeLeaveEventArgs | null>(null);
	useBeforeLeave((event) => {
		if (event.defaultPrevented || !props.when) return;
		event.preventDefault();
		setAsked(event);
	});
	const warn = (event: BeforeUnloadEvent): void => {
		if (props.when) event.preventDefault();
	};
	addEventListener('beforeunload', warn);
	onCleanup(() => removeEventListener('beforeunload', warn));
	const leave = (): void => {
		const event = asked();
		setAsked(null);
		event?.retry(true);
	};
	return (
		<ConfirmDialog
			open={asked() !== null}
			danger
			title={t('leave.title')}
			confirmLabel={t('leave.confirm')}
			cancelLabel={t('leave.stay')}
			onCancel={() => setAsked(null)}
			onConfirm={leave}
		>
			{t('leave.text')}
		</ConfirmDialog>
	);
}
