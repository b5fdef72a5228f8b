/** A text in both interface languages. Vietnamese is complete by rule; structurally the `Localised` of `@motcua/forms`. */
export interface Localised {
	readonly vi: string;
	readonly en: string;
}

/** The same words in both languages: names, and texts that a person typed. */
export function sameInBoth(text: string): Localised {
	return { vi: text, en: text };
}
