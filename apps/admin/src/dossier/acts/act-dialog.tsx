import { Alert, Button, type ButtonLook, Dialog, useI18n } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { focusFirstInvalid } from '../../shell/focus-first-invalid.ts';
import { useText } from './texts.ts';
import type { Act } from './use-act.ts';

/** The frame of an act's dialog: what it means, its fields, what went wrong, and one button that does it. */
export function ActDialog(props: {
	readonly title: string;
	readonly lead?: string | undefined;
	readonly act: Act;
	readonly confirm: string;
	readonly variant?: ButtonLook['variant'];
	readonly size?: 'sm' | 'md' | 'lg';
	readonly onConfirm: () => void;
	readonly onClose: () => void;
	readonly children?: JSX.Element;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const submit = (event: SubmitEvent): void => {
		event.preventDefault();
		props.onConfirm();
		focusFirstInvalid(event.currentTarget);
	};
	return (
		<Dialog
			open
			persistent
			size={props.size ?? 'md'}
			title={props.title}
			onClose={() => {
				if (!props.act.busy()) props.onClose();
			}}
		>
			<form onSubmit={submit} novalidate class="grid gap-5">
				<Show when={props.lead}>
					<p class="text-muted">{props.lead}</p>
				</Show>
				<div role="alert" class="empty:hidden">
					<Show when={props.act.problem()}>
						{(problem) => (
							<Alert tone="bad" title={localised(problem().message)}>
								{localised(problem().advice)}
							</Alert>
						)}
					</Show>
				</div>
				{props.children}
				<div class="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
					<Button onClick={() => props.onClose()} disabled={props.act.busy()}>
						{t('cancel')}
					</Button>
					<Button type="submit" variant={props.variant ?? 'primary'} busy={props.act.busy()}>
						{props.confirm}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}
