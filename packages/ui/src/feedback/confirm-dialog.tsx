import { createSignal, type JSX, Show } from 'solid-js';
import { Button } from '../actions/button.tsx';
import { problemOf } from '../api/problem.ts';
import { useI18n } from '../i18n/index.ts';
import { Alert } from './alert.tsx';
import { Dialog } from './dialog.tsx';

export interface ConfirmDialogProps {
	readonly open: boolean;
	readonly onCancel: () => void;
	/** While its promise runs the dialog stays open and busy; when it fails the dialog says why and stays. */
	readonly onConfirm: () => unknown;
	readonly title: JSX.Element;
	readonly children?: JSX.Element;
	/** A verb: “Rút hồ sơ”, not “Đồng ý”. */
	readonly confirmLabel: string;
	readonly cancelLabel?: string;
	readonly danger?: boolean;
	/** Something inside must be filled in first. */
	readonly disabled?: boolean;
}

/** Asks before something that cannot be taken back. Focus starts on the way out. */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
	const { t, localised } = useI18n();
	const [busy, setBusy] = createSignal(false);
	const [error, setError] = createSignal<unknown>(null);
	const confirm = async () => {
		setBusy(true);
		setError(null);
		try {
			await props.onConfirm();
		} catch (cause) {
			setError(cause);
		} finally {
			setBusy(false);
		}
	};
	return (
		<Dialog
			open={props.open}
			onClose={() => {
				if (!busy()) props.onCancel();
			}}
			title={props.title}
			size="sm"
			persistent
			footer={
				<>
					<Button autofocus onClick={() => props.onCancel()} disabled={busy()}>
						{props.cancelLabel ?? t('common.cancel')}
					</Button>
					<Button
						variant={props.danger ? 'danger' : 'primary'}
						busy={busy()}
						disabled={props.disabled ?? false}
						onClick={confirm}
					>
						{props.confirmLabel}
					</Button>
				</>
			}
		>
			<div class="grid gap-4">
				{props.children}
				<Show when={error()}>
					{(cause) => (
						<Alert tone="bad" role="alert">
							{localised(problemOf(cause()).message)} {localised(problemOf(cause()).advice)}
						</Alert>
					)}
				</Show>
			</div>
		</Dialog>
	);
}
