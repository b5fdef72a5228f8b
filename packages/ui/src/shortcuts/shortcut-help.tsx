import Keyboard from 'lucide-solid/icons/keyboard';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { IconButton } from '../actions/icon-button.tsx';
import { Dialog } from '../feedback/dialog.tsx';
import { Checkbox } from '../inputs/choice/checkbox.tsx';
import { activeShortcuts, enableShortcuts, shortcutsEnabled, useShortcut } from './shortcuts.ts';
import { useShortcutText } from './texts.ts';

/** One key as it is printed on it. */
function Key(props: { readonly children: string }): JSX.Element {
	return (
		<kbd class="inline-flex min-w-7 justify-center rounded-sm border border-b-2 border-edge bg-surface px-1.5 font-sans text-sm font-medium">
			{props.children}
		</kbd>
	);
}

function Keys(props: { readonly keys: string }): JSX.Element {
	const t = useShortcutText();
	return (
		<span class="flex flex-wrap items-center gap-1">
			<For each={props.keys.split(' ')}>
				{(key, index) => (
					<>
						<Show when={index() > 0}>
							<span class="text-sm text-muted">{t('after')}</span>
						</Show>
						<For each={key.split('+')}>{(part) => <Key>{part.length === 1 ? part.toUpperCase() : part}</Key>}</For>
					</>
				)}
			</For>
		</span>
	);
}

/** A keyboard button in the header; `?` opens it, too. Lists what {@link useShortcut} bound on this page. */
export function ShortcutHelp(): JSX.Element {
	const t = useShortcutText();
	const [open, setOpen] = createSignal(false);
	useShortcut({ keys: '?', label: () => t('open'), run: () => setOpen(true) });
	return (
		<>
			<IconButton label={t('open')} class="hidden pointer-fine:inline-flex" onClick={() => setOpen(true)}>
				<Keyboard size={20} />
			</IconButton>
			<Dialog open={open()} onClose={() => setOpen(false)} title={t('title')}>
				<dl class="divide-y divide-line">
					<For each={activeShortcuts}>
						{(shortcut) => (
							<div class="flex items-center justify-between gap-4 py-2">
								<dt>{shortcut.label()}</dt>
								<dd>
									<Keys keys={shortcut.keys} />
								</dd>
							</div>
						)}
					</For>
				</dl>
				<div class="mt-4">
					<Checkbox value={shortcutsEnabled()} onValue={enableShortcuts} label={t('enabled')} help={t('enabledHelp')} />
				</div>
			</Dialog>
		</>
	);
}
