import { createSignal, For, type JSX, Match, Switch } from 'solid-js';
import { render } from 'solid-js/web';
import {
	I18nProvider,
	LanguageSwitch,
	LogoMark,
	ShortcutHelp,
	SkipLink,
	startTheme,
	ThemeSwitch,
	Toaster,
} from '../src/index.ts';
import { Controls } from './controls.tsx';
import { DataViews } from './data-views.tsx';
import { Feedback } from './feedback.tsx';
import { FormPage } from './form-page.tsx';
import './gallery.css';

const PAGES = { controls: 'Nhập liệu', feedback: 'Phản hồi', data: 'Trình bày', form: 'Biểu mẫu' } as const;
type PageName = keyof typeof PAGES;

function Gallery(): JSX.Element {
	const here = () => (location.hash.slice(1) in PAGES ? (location.hash.slice(1) as PageName) : 'controls');
	const [page, setPage] = createSignal<PageName>(here());
	addEventListener('hashchange', () => setPage(here()));
	return (
		<>
			<SkipLink />
			<header class="border-b border-line bg-surface">
				<div class="mx-auto flex max-w-5xl flex-wrap items-center gap-3 px-4 py-3">
					<LogoMark label />
					<nav class="flex grow flex-wrap gap-1" aria-label="Các trang">
						<For each={Object.entries(PAGES)}>
							{([name, title]) => (
								<a
									href={`#${name}`}
									aria-current={page() === name ? 'page' : undefined}
									class="rounded-md px-3 py-2 font-medium text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink"
								>
									{title}
								</a>
							)}
						</For>
					</nav>
					<ShortcutHelp />
					<LanguageSwitch />
					<ThemeSwitch />
				</div>
			</header>
			<main id="main" tabindex="-1" class="mx-auto max-w-5xl px-4 py-8">
				<Switch>
					<Match when={page() === 'controls'}>
						<Controls />
					</Match>
					<Match when={page() === 'feedback'}>
						<Feedback />
					</Match>
					<Match when={page() === 'data'}>
						<DataViews />
					</Match>
					<Match when={page() === 'form'}>
						<FormPage />
					</Match>
				</Switch>
			</main>
			<Toaster />
		</>
	);
}

const root = document.getElementById('root');
if (root) {
	startTheme();
	render(
		() => (
			<I18nProvider>
				<Gallery />
			</I18nProvider>
		),
		root,
	);
}
