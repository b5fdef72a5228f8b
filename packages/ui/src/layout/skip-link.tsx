import type { JSX } from 'solid-js';
import { useI18n } from '../i18n/index.ts';

/** First thing in the page: jumps over the header to `<main id="main" tabindex="-1">`. */
export function SkipLink(props: { readonly target?: string }): JSX.Element {
	const { t } = useI18n();
	const target = () => props.target ?? 'main';
	return (
		<a
			href={`#${target()}`}
			class="fixed top-2 left-2 z-50 pointer-events-none -translate-y-20 rounded-md opacity-0 bg-accent px-4 py-2 font-semibold text-on-accent focus:pointer-events-auto focus:translate-y-0 focus:opacity-100"
			data-print="hide"
			onClick={(event) => {
				event.preventDefault();
				event.stopPropagation();
				document.getElementById(target())?.focus();
			}}
		>
			{t('common.skip')}
		</a>
	);
}
