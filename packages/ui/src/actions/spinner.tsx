import LoaderCircle from 'lucide-solid/icons/loader-circle';
import type { JSX } from 'solid-js';

/** A turning circle beside a text that says what is going on; meaningless alone, so hidden from screen readers. */
export function Spinner(props: { readonly size?: number }): JSX.Element {
	return <LoaderCircle size={props.size ?? 18} class="shrink-0 animate-spin" aria-hidden="true" />;
}
