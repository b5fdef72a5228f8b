import { createSignal } from 'solid-js';
import { recall, remember } from '../i18n/storage.ts';

export type Theme = 'light' | 'dark';

const [theme, setSignal] = createSignal<Theme>('light');

/** The theme in force. */
export { theme };

function apply(next: Theme): void {
	setSignal(next);
	document.documentElement.dataset.theme = next;
}

/**
 * Call once before the first render. Without a stored choice the theme follows the system, also when that changes
 * while the page is open.
 */
export function startTheme(): void {
	const system = globalThis.matchMedia?.('(prefers-color-scheme: dark)');
	const stored = () => {
		const value = recall('theme');
		return value === 'light' || value === 'dark' ? value : null;
	};
	const follow = () => apply(stored() ?? (system?.matches ? 'dark' : 'light'));
	system?.addEventListener('change', follow);
	follow();
}

/** Chooses a theme and keeps the choice in this browser. */
export function chooseTheme(next: Theme): void {
	remember('theme', next);
	apply(next);
}
