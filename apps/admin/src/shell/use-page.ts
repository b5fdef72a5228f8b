import { useLocation } from '@solidjs/router';
import { createEffect, onMount } from 'solid-js';
import { useText } from './texts.ts';

/** The address that has had focus; null before the first, where the browser's own start is right. */
let focused: string | null = null;

/**
 * What every page does when its heading is drawn: names the window, and after a change of page moves focus to the
 * heading, as a browser does with a new document; not when the same page is drawn again, and not away from a field that
 * asked for focus itself. Reactive in the title.
 */
export function usePage(title: () => string): void {
	const t = useText();
	// The router's address: the window's own is set only after the page has been drawn.
	const route = useLocation();
	createEffect(() => {
		document.title = t('windowTitle', { page: title() });
	});
	onMount(() => {
		const { pathname } = route;
		const isTyping = document.activeElement?.matches('main :is(input, textarea, select)') ?? false;
		if (focused !== null && focused !== pathname && !isTyping)
			document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
		focused = pathname;
	});
}
