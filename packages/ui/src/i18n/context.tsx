import type { Localised } from '@motcua/forms';
import { createContext, createEffect, createSignal, type JSX, useContext } from 'solid-js';
import {
	type Dictionary,
	type Language,
	type Messages,
	makeDictionary,
	type SameKeys,
	type Translate,
	translate,
} from './dictionary.ts';
import { createFormats, type Formats } from './format.ts';
import { recall, remember } from './storage.ts';
import { type UiTexts, uiDictionary } from './ui-dictionary.ts';

export interface I18n {
	readonly lang: () => Language;
	readonly setLang: (lang: Language) => void;
	/** Texts of the components of this package. Apps use {@link defineMessages} for their own. */
	readonly t: Translate<UiTexts>;
	/** The reader's language of a text that came as data; an empty translation falls back to Vietnamese. */
	readonly localised: (text: Localised | null | undefined) => string;
	/** Dates, money, sizes and time limits in the reader's language. */
	readonly format: Formats;
}

const I18nContext = createContext<I18n>();

/** Holds the language for everything below; keeps it in the browser and on `<html lang>`. */
export function I18nProvider(props: { readonly initial?: Language; readonly children: JSX.Element }): JSX.Element {
	const stored = recall('lang');
	const [lang, setLang] = createSignal<Language>(props.initial ?? (stored === 'en' ? 'en' : 'vi'));
	createEffect(() => {
		document.documentElement.lang = lang();
	});
	const t = translatorOf<UiTexts>(uiDictionary, lang);
	const value: I18n = {
		lang,
		setLang(next) {
			remember('lang', next);
			setLang(next);
		},
		t,
		localised: (text) => (text ? text[lang()] || text.vi : ''),
		format: createFormats(lang, t),
	};
	return <I18nContext.Provider value={value}>{props.children}</I18nContext.Provider>;
}

/** Language, texts and formats of the nearest {@link I18nProvider}. Throws outside of one. */
export function useI18n(): I18n {
	const value = useContext(I18nContext);
	if (!value) throw new Error('useI18n() outside of <I18nProvider>');
	return value;
}

function translatorOf<T>(dictionary: Dictionary, lang: () => Language): Translate<T> {
	return (key, values) => translate(dictionary, lang(), key, values);
}

/**
 * Declares an app's own texts once and gives the hook that reads them. English may be given as a function that fetches
 * it: most readers never need it, and a page shows Vietnamese until it is there.
 *
 * ```ts
 * export const useText = defineMessages(vi, en); // en must have exactly the keys of vi
 * export const useText = defineMessages(vi, () => import('./texts.en.ts').then((texts) => texts.en));
 * const t = useText();
 * t('home.greeting', { ward: 'Hạ Đình' });
 * ```
 */
export function defineMessages<T extends Messages>(
	viTexts: T,
	enTexts: SameKeys<T> | (() => Promise<SameKeys<T>>),
): () => Translate<T> {
	const dictionary = makeDictionary(viTexts, enTexts);
	return () => translatorOf<T>(dictionary, useI18n().lang);
}
