import { type JSX, splitProps } from 'solid-js';

/** A square button with an icon only; `label` is its name for screen readers and its tooltip. */
export function IconButton(all: { readonly label: string } & JSX.ButtonHTMLAttributes<HTMLButtonElement>): JSX.Element {
	const [props, rest] = splitProps(all, ['label', 'class', 'children']);
	return (
		<button
			type="button"
			{...rest}
			aria-label={props.label}
			title={props.label}
			class={`inline-flex size-11 shrink-0 items-center justify-center rounded-md text-ink hover:bg-sunken ${props.class ?? ''}`}
		>
			{props.children}
		</button>
	);
}
