import type { Localised } from '@motcua/forms';
import { flatten, resolveTemplate, type Translator, translator } from '@solid-primitives/i18n';
import { createContext, createEffect, createSignal, type JSX, useContext } from 'solid-js';
import { en } from './en.ts';
import { createFormats, type Formats } from './format.ts';
import { recall, remember } from './storage.ts';
import { vi } from './vi.ts';

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

export interface I18n {
	readonly lang: () => Language;
	readonly setLang: (lang: Language) => void;
	/** Texts of the components of this package. Apps use {@link defineMessages} for their own. */
	readonly t: Translate<typeof vi>;
	/** The reader's language of a text that came as data; an empty translation falls back to Vietnamese. */
	readonly localised: (text: Localised | null | undefined) => string;
	/** Dates, money, sizes and time limits in the reader's language. */
	readonly format: Formats;
}

const I18nContext = createContext<I18n>();

function makeTranslate<T extends object>(dictionaries: Record<Language, object>, lang: () => Language): Translate<T> {
	const flat = { vi: flatten({ ...dictionaries.vi }), en: flatten({ ...dictionaries.en }) };
	const translate = translator(() => flat[lang()], resolveTemplate) as Translator<Record<string, string>>;
	return (key, values) => translate(key, values) ?? key;
}

/** Holds the language for everything below; keeps it in the browser and on `<html lang>`. */
export function I18nProvider(props: { readonly initial?: Language; readonly children: JSX.Element }): JSX.Element {
	const stored = recall('lang');
	const [lang, setLang] = createSignal<Language>(props.initial ?? (stored === 'en' ? 'en' : 'vi'));
	createEffect(() => {
		document.documentElement.lang = lang();
	});
	const value: I18n = {
		lang,
		setLang(next) {
			remember('lang', next);
			setLang(next);
		},
		t: makeTranslate<typeof vi>({ vi, en }, lang),
		localised: (text) => (text ? text[lang()] || text.vi : ''),
		format: createFormats(lang),
	};
	return <I18nContext.Provider value={value}>{props.children}</I18nContext.Provider>;
}

/** Language, texts and formats of the nearest {@link I18nProvider}. Throws outside of one. */
export function useI18n(): I18n {
	const value = useContext(I18nContext);
	if (!value) throw new Error('useI18n() outside of <I18nProvider>');
	return value;
}

/**
 * Declares an app's own texts once and gives the hook that reads them.
 *
 * ```ts
 * export const useText = defineMessages(vi, en); // en must have exactly the keys of vi
 * const t = useText();
 * t('home.greeting', { ward: 'Hạ Đình' });
 * ```
 */
export function defineMessages<T extends Messages>(viTexts: T, enTexts: SameKeys<T>): () => Translate<T> {
	return () => makeTranslate<T>({ vi: viTexts, en: enTexts }, useI18n().lang);
}
