/** What a message means; colour, icon and the word for screen readers follow from it. */
export type Tone = 'info' | 'good' | 'warn' | 'bad';
/** Tones of badges: also `plain` (nothing to say) and `accent` (this product's own colour). */
export type BadgeTone = Tone | 'plain' | 'accent';

export const toneBox: Record<Tone, string> = {
	info: 'border-info-line bg-info-soft',
	good: 'border-good-line bg-good-soft',
	warn: 'border-warn-line bg-warn-soft',
	bad: 'border-bad-line bg-bad-soft',
};
export const toneText: Record<Tone, string> = {
	info: 'text-info',
	good: 'text-good',
	warn: 'text-warn',
	bad: 'text-bad',
};
