import { LanguageSwitch, LogoMark, ThemeSwitch } from '@motcua/ui';
import { useLocation } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { useShellText } from './texts.ts';
import { useWard, wardName } from './ward.ts';

/** Name of the ward, the three ways in, language and theme. */
export function Header(): JSX.Element {
	const t = useShellText();
	const location = useLocation();
	const ward = useWard();
	const pages = () =>
		[
			{ href: '/', label: t('home') },
			{ href: '/thu-tuc', label: t('procedures') },
			{ href: '/theo-doi', label: t('follow') },
		] as const;
	const isHere = (href: string) => (href === '/' ? location.pathname === '/' : location.pathname.startsWith(href));
	return (
		<header class="border-b border-line bg-surface print:border-0">
			<div class="mx-auto grid max-w-5xl grid-cols-[1fr_auto] items-center gap-x-2 px-4 lg:flex lg:gap-x-6">
				<a href="/" class="flex min-h-16 min-w-0 grow items-center gap-3 py-2 no-underline">
					<LogoMark size={40} />
					<span class="min-w-0">
						<span class="hidden text-sm leading-5 text-muted sm:block">{t('brand')}</span>
						<span class="block leading-5 font-semibold text-ink">{wardName(ward) || '…'}</span>
					</span>
				</a>
				<div class="flex items-center lg:order-3" data-print="hide">
					<LanguageSwitch />
					<ThemeSwitch />
				</div>
				<nav aria-label={t('nav')} class="col-span-2 -mx-4 flex border-t border-line lg:order-2 lg:mx-0 lg:border-0">
					<For each={pages()}>
						{(page) => (
							<a
								href={page.href}
								aria-current={isHere(page.href) ? 'page' : undefined}
								class="flex min-h-12 grow items-center justify-center border-b-3 border-transparent px-2 text-center text-sm font-medium text-ink hover:text-accent-ink aria-[current=page]:border-accent aria-[current=page]:text-accent-ink sm:text-base lg:min-h-16 lg:px-3"
							>
								{page.label}
							</a>
						)}
					</For>
				</nav>
			</div>
			<Show when={!ward.isPending && ward.data?.isDemo}>
				<p class="bg-warn-soft px-4 py-2 text-center text-sm font-medium text-warn print:hidden">{t('demo')}</p>
			</Show>
		</header>
	);
}
