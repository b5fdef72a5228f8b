import { type JSX, mergeProps, Show, splitProps } from 'solid-js';
import { Spinner } from './spinner.tsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

export interface ButtonLook {
	/** One `primary` per view: the act the page is for. `danger` for what cannot be taken back. */
	readonly variant?: ButtonVariant;
	/** `md` and `lg` reach 44 px, the least for a thumb; `sm` is for dense staff tables. */
	readonly size?: ButtonSize;
	/** Takes the whole width on phones. */
	readonly wide?: boolean;
}

const BASE =
	'inline-flex items-center justify-center gap-2 [&>svg]:shrink-0 rounded-md border font-semibold text-center no-underline transition-colors select-none aria-disabled:cursor-progress aria-disabled:opacity-75 disabled:opacity-55';
const VARIANTS: Record<ButtonVariant, string> = {
	primary: 'border-accent bg-accent text-on-accent hover:border-accent-strong hover:bg-accent-strong',
	secondary: 'border-edge bg-surface text-ink hover:border-ink hover:bg-sunken',
	quiet: 'border-transparent bg-transparent text-accent-ink hover:bg-accent-soft',
	danger: 'border-danger bg-danger text-on-danger hover:opacity-90',
};
const SIZES: Record<ButtonSize, string> = {
	sm: 'min-h-9 px-3 py-1 text-sm',
	md: 'min-h-11 px-4 py-2 text-base',
	lg: 'min-h-13 px-6 py-3 text-lg',
};

/** Classes of a button's look, for the rare element that is neither `<button>` nor `<a>`. */
export function buttonClass(look: ButtonLook): string {
	return `${BASE} ${VARIANTS[look.variant ?? 'secondary']} ${SIZES[look.size ?? 'md']} ${look.wide ? 'w-full sm:w-auto' : ''}`;
}

export interface ButtonProps extends ButtonLook, JSX.ButtonHTMLAttributes<HTMLButtonElement> {
	/** Work is under way: clicks are ignored but focus stays, so that a screen reader is not thrown off. */
	readonly busy?: boolean;
	readonly icon?: JSX.Element;
}

/**
 * A button.
 *
 * ```tsx
 * <Button variant="primary" busy={save.isPending} icon={<Check size={18} />} onClick={submit}>Nộp hồ sơ</Button>
 * ```
 */
export function Button(all: ButtonProps): JSX.Element {
	const [props, rest] = splitProps(mergeProps({ type: 'button' as const }, all), [
		'variant',
		'size',
		'wide',
		'busy',
		'icon',
		'class',
		'children',
		'onClick',
	]);
	const click: JSX.EventHandler<HTMLButtonElement, MouseEvent> = (event) => {
		if (props.busy) {
			event.preventDefault();
			return;
		}
		if (typeof props.onClick === 'function') props.onClick(event);
	};
	return (
		<button
			{...rest}
			onClick={click}
			aria-disabled={props.busy ? 'true' : undefined}
			aria-busy={props.busy ? 'true' : undefined}
			class={`${buttonClass(props)} ${props.class ?? ''}`}
		>
			<Show when={props.busy} fallback={props.icon}>
				<Spinner />
			</Show>
			{props.children}
		</button>
	);
}
