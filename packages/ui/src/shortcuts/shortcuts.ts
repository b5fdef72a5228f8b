import { createSignal, onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import { recall, remember } from '../i18n/storage.ts';

/** A key or a short sequence that does something on this page. */
export interface Shortcut {
	/** As shown and matched: `/`, `?`, `g h` (one after the other), `Ctrl+Enter`. */
	readonly keys: string;
	/** What it does, for the help overlay; called when that opens, so it follows the language. */
	readonly label: () => string;
	readonly run: () => void;
	/** Also while typing in a field. Only sensible with Ctrl. */
	readonly whileTyping?: boolean;
}

const [active, setActive] = createStore<Shortcut[]>([]);
const [enabled, setEnabledSignal] = createSignal(recall('shortcuts') !== 'off');

/** Shortcuts of everything that is mounted, for the help overlay. */
export const activeShortcuts: readonly Shortcut[] = active;

/** Single-letter keys may be switched off (WCAG 2.1.4): speech input types letters by accident. */
export const shortcutsEnabled = enabled;
export function enableShortcuts(on: boolean): void {
	remember('shortcuts', on ? null : 'off');
	setEnabledSignal(on);
}

const SEQUENCE_MS = 1_200;
let pressed: string[] = [];
let lastAt = 0;

function nameOf(event: KeyboardEvent): string {
	const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
	return event.ctrlKey || event.metaKey ? `Ctrl+${key}` : event.altKey ? `Alt+${key}` : key;
}

function isTyping(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select');
}

function onKeyDown(event: KeyboardEvent): void {
	if (event.defaultPrevented || event.isComposing) return;
	const name = nameOf(event);
	const now = Date.now();
	pressed = now - lastAt > SEQUENCE_MS ? [name] : [...pressed.slice(-2), name];
	lastAt = now;
	const typing = isTyping(event.target);
	// The page mounted last wins: a dialog may reuse a key of the page below it.
	const found = active.findLast((shortcut) => {
		if (typing && !shortcut.whileTyping) return false;
		if (!enabled() && !shortcut.keys.includes('+')) return false;
		const keys = shortcut.keys.split(' ').map((key) => (key.length === 1 ? key.toLowerCase() : key));
		return keys.every((key, index) => pressed[pressed.length - keys.length + index] === key);
	});
	if (!found) return;
	event.preventDefault();
	pressed = [];
	found.run();
}

/**
 * Binds a key while the calling component is mounted.
 *
 * ```ts
 * useShortcut({ keys: '/', label: () => t('search.focus'), run: () => box.focus() });
 * useShortcut({ keys: 'g h', label: () => t('nav.home'), run: () => navigate('/') });
 * ```
 */
export function useShortcut(shortcut: Shortcut): void {
	if (active.length === 0) document.addEventListener('keydown', onKeyDown);
	setActive(active.length, shortcut);
	onCleanup(() => {
		setActive((all) => all.filter((one) => one !== shortcut));
		if (active.length === 0) document.removeEventListener('keydown', onKeyDown);
	});
}
