import { For, type JSX } from 'solid-js';
import { type Language, useI18n } from '../i18n/index.ts';

const NAMES: readonly { readonly lang: Language; readonly short: string; readonly name: string }[] = [
	{ lang: 'vi', short: 'VI', name: 'Tiếng Việt' },
	{ lang: 'en', short: 'EN', name: 'English' },
];

/** Vietnamese or English; each name stands in its own language, so that everyone finds theirs. */
export function LanguageSwitch(): JSX.Element {
	const { lang, setLang, t } = useI18n();
	return (
		<fieldset class="flex rounded-md border border-edge" data-print="hide">
			<legend class="visually-hidden">{t('language.label')}</legend>
			<For each={NAMES}>
				{(one) => (
					<button
						type="button"
						lang={one.lang}
						aria-pressed={lang() === one.lang}
						aria-label={`${one.short} – ${one.name}`}
						onClick={() => setLang(one.lang)}
						class="min-h-10 min-w-11 px-2 text-sm font-semibold text-muted first-of-type:rounded-l-[7px] last-of-type:rounded-r-[7px] hover:text-ink aria-pressed:bg-accent aria-pressed:text-on-accent"
					>
						{one.short}
					</button>
				)}
			</For>
		</fieldset>
	);
}
