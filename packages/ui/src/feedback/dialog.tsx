import X from 'lucide-solid/icons/x';
import { createEffect, createUniqueId, type JSX, onCleanup, Show } from 'solid-js';
import { IconButton } from '../actions/icon-button.tsx';
import { useI18n } from '../i18n/index.ts';

export interface DialogProps {
	readonly open: boolean;
	/** Escape, the close button, or a click beside the dialog. */
	readonly onClose: () => void;
	readonly title: JSX.Element;
	readonly children: JSX.Element;
	/** Buttons; the primary one last. */
	readonly footer?: JSX.Element;
	readonly size?: 'sm' | 'md' | 'lg';
	/** A click beside it does nothing: for forms, where a slip would lose what was typed. */
	readonly persistent?: boolean;
}

const WIDTHS = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-4xl' };

/**
 * A modal dialog on the browser's own `<dialog>`: top layer, inert page behind, focus kept inside and given back, Escape;
 * all of it for no script. Its content is made when it opens and gone when it closes. On phones it rises from below.
 * Put `autofocus` on the control that should have focus first; otherwise the first one has it.
 */
export function Dialog(props: DialogProps): JSX.Element {
	const { t } = useI18n();
	const titleId = createUniqueId();
	let element: HTMLDialogElement | undefined;
	createEffect(() => {
		if (props.open && !element?.open) element?.showModal();
		if (!props.open && element?.open) element.close();
	});
	onCleanup(() => element?.close());
	return (
		<dialog
			ref={element}
			aria-labelledby={titleId}
			class={`m-0 mt-auto max-h-[92dvh] w-full max-w-none overflow-y-auto rounded-t-xl border border-line bg-surface p-0 text-ink shadow-raised sm:m-auto sm:rounded-xl ${WIDTHS[props.size ?? 'md']}`}
			onCancel={(event) => {
				event.preventDefault();
				props.onClose();
			}}
			onClick={(event) => {
				if (event.target === element && !props.persistent) props.onClose();
			}}
			onKeyDown={(event) => event.stopPropagation()}
		>
			<Show when={props.open}>
				<div class="relative p-5 sm:p-6">
					<h2 id={titleId} class="pr-12 text-xl">
						{props.title}
					</h2>
					<div class="mt-4">{props.children}</div>
					<Show when={props.footer}>
						<div class="mt-6 flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">{props.footer}</div>
					</Show>
					{/* Last in order, so that focus starts in the content; first in sight. */}
					<div class="absolute top-3 right-3">
						<IconButton label={t('common.close')} onClick={() => props.onClose()}>
							<X size={20} />
						</IconButton>
					</div>
				</div>
			</Show>
		</dialog>
	);
}
