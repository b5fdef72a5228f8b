import { createEffect, onMount } from 'solid-js';

let visited = false;

/**
 * What every page does when it is shown: names the window, and after a change of page moves focus to its heading, as a
 * browser does with a new document. Call it where the `<h1>` is drawn. Reactive in the title.
 */
export function usePage(title: () => string): void {
	createEffect(() => {
		document.title = title();
	});
	onMount(() => {
		if (visited) document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
		visited = true;
	});
}
