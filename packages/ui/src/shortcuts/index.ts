export { ShortcutHelp } from './shortcut-help.tsx';
export { type Shortcut, shortcutsEnabled, useShortcut } from './shortcuts.ts';
