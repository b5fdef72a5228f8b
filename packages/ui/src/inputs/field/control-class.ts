/**
 * Looks shared by everything one types into: 44 px high, 16 px letters (smaller ones make iPhones zoom in), a border
 * that has 3:1 against its surroundings, red when `aria-invalid`.
 */
export const controlClass =
	'w-full min-w-0 min-h-11 rounded-md border border-edge bg-surface px-3 py-2 text-base text-ink aria-invalid:border-bad aria-invalid:border-2 [&[readonly]]:bg-sunken disabled:bg-sunken disabled:text-muted';

/** One line to tick or choose: the whole row is the target. */
export const optionRowClass =
	'flex min-h-11 items-start gap-3 rounded-md border border-edge bg-surface px-3 py-2.25 has-checked:border-accent has-checked:bg-accent-soft has-disabled:opacity-60 hover:border-ink';

/** Native tick boxes and radios in the accent colour. */
export const tickClass = 'mt-0.75 size-5 shrink-0 accent-accent';
