import { Button, Dialog } from '@motcua/ui';
import type { JSX } from 'solid-js';
import { focusFirstInvalid } from '../shell/focus-first-invalid.ts';
import { useText } from './texts.ts';

/** A dialog over one entry of the draft: done puts it into the draft, nothing is sent yet. */
export function EditDialog(props: {
	readonly title: string;
	readonly size?: 'sm' | 'md' | 'lg';
	readonly onDone: () => void;
	readonly onClose: () => void;
	readonly children: JSX.Element;
}): JSX.Element {
	const t = useText();
	const submit = (event: SubmitEvent): void => {
		event.preventDefault();
		props.onDone();
		focusFirstInvalid(event.currentTarget);
	};
	return (
		<Dialog open persistent size={props.size ?? 'md'} title={props.title} onClose={props.onClose}>
			<form class="grid gap-5" onSubmit={submit} novalidate>
				{props.children}
				<div class="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
					<Button onClick={() => props.onClose()}>{t('cancel')}</Button>
					<Button type="submit" variant="primary">
						{t('ok')}
					</Button>
				</div>
			</form>
		</Dialog>
	);
}
