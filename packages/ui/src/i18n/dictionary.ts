import { type BaseRecordDict, flatten, resolveTemplate } from '@solid-primitives/i18n';
import { createSignal } from 'solid-js';

/** The two interface languages. Vietnamese is the default everywhere. */
export type Language = 'vi' | 'en';

/** A dictionary as written: nested groups of texts with `{{ name }}` placeholders. */
export interface Messages {
	readonly [key: string]: string | Messages;
}

/** The same keys as `T`, with any text: what the English dictionary must be for a given Vietnamese one. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** Joined paths to the texts of a dictionary: `'errors.offline.title'`. */
export type MessageKey<T> = {
	[K in keyof T & string]: T[K] extends string ? K : `${K}.${MessageKey<T[K]>}`;
}[keyof T & string];

/** Looks a text up by its path and fills its placeholders. Reactive in the language. */
export type Translate<T> = (key: MessageKey<T>, values?: Readonly<Record<string, string | number>>) => string;

type Flat = Readonly<Record<string, string>>;

/** Texts by joined path, in a language. Reactive: English may come later, until then Vietnamese stands in. */
export type Dictionary = (lang: Language) => Flat;

const flatOf = (texts: object): Flat => flatten(texts as BaseRecordDict) as Flat;

/** Flattens each language once, when it is first read. */
export function makeDictionary(viTexts: object, enTexts: object | (() => Promise<object>)): Dictionary {
	let vietnamese: Flat | undefined;
	const [english, setEnglish] = createSignal<Flat | null>(null);
	let asked = false;
	const fetchEnglish = () => {
		if (asked) return;
		asked = true;
		if (typeof enTexts !== 'function') setEnglish(flatOf(enTexts));
		else {
			(enTexts as () => Promise<object>)().then(
				(texts) => setEnglish(flatOf(texts)),
				() => {
					asked = false; // The line was down; the next text that is read asks again.
				},
			);
		}
	};
	return (lang) => {
		if (lang === 'en') {
			fetchEnglish();
			const texts = english();
			if (texts) return texts;
		}
		vietnamese ??= flatOf(viTexts);
		return vietnamese;
	};
}

/** The text of a path, its placeholders filled. An unknown path is shown as it is. */
export function translate(
	dictionary: Dictionary,
	lang: Language,
	key: string,
	values?: Readonly<Record<string, string | number>>,
): string {
	const text = dictionary(lang)[key] ?? key;
	return values ? resolveTemplate(text, values) : text;
}
