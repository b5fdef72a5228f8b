import type { ProcedureSummary } from '@motcua/server/router';
import { Card, LinkButton, useI18n } from '@motcua/ui';
import { QueryView } from '@motcua/ui/api';
import { useNavigate } from '@solidjs/router';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { categoriesOf } from '../catalogue/find-procedures.ts';
import { ProcedureCard } from '../catalogue/procedure-card.tsx';
import { SearchBox } from '../catalogue/search-box.tsx';
import { useProcedures } from '../catalogue/use-procedures.ts';
import { usePage } from '../shell/page.ts';
import { useWard, wardName } from '../shell/ward.ts';
import { FollowBox } from './follow-box.tsx';
import { useHomeText } from './texts.ts';

const MOST_POPULAR = 6;

export default function HomePage(): JSX.Element {
	const t = useHomeText();
	const procedures = useProcedures();
	const ward = useWard();
	const name = () => wardName(ward);
	usePage(() => (name() ? `${t('title')} – ${name()}` : t('title')));
	return (
		<div class="grid gap-10">
			<Hero heading={name() ? t('heading', { ward: name() }) : t('title')} />
			<QueryView query={procedures}>
				{(all) => (
					<>
						<Show when={all().length > 0}>
							<Popular procedures={all().slice(0, MOST_POPULAR)} />
							<Categories procedures={all()} />
						</Show>
					</>
				)}
			</QueryView>
			<HowTo />
		</div>
	);
}

function Hero(props: { readonly heading: string }): JSX.Element {
	const t = useHomeText();
	const navigate = useNavigate();
	const [text, setText] = createSignal('');
	return (
		<div class="grid gap-4 lg:grid-cols-[1fr_21rem]">
			<div class="rounded-xl border-b-4 border-gold bg-lacquer px-5 py-7 text-on-lacquer sm:px-8 sm:py-10">
				<h1 tabindex="-1" class="text-2xl font-bold sm:text-3xl">
					{props.heading}
				</h1>
				<p class="mt-2 mb-6 text-lg">{t('lead')}</p>
				<SearchBox
					value={text()}
					onValue={setText}
					onSubmit={() => navigate(`/thu-tuc?tim=${encodeURIComponent(text().trim())}`)}
				/>
			</div>
			<FollowBox />
		</div>
	);
}

function Popular(props: { readonly procedures: readonly ProcedureSummary[] }): JSX.Element {
	const t = useHomeText();
	return (
		<section aria-labelledby="popular">
			<h2 id="popular" class="mb-4 text-xl font-semibold">
				{t('popular')}
			</h2>
			<div class="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
				<For each={props.procedures}>{(procedure) => <ProcedureCard procedure={procedure} />}</For>
			</div>
			<LinkButton href="/thu-tuc" class="mt-4">
				{t('all')}
			</LinkButton>
		</section>
	);
}

function Categories(props: { readonly procedures: readonly ProcedureSummary[] }): JSX.Element {
	const t = useHomeText();
	const { localised } = useI18n();
	const count = (category: string) => props.procedures.filter((one) => one.category.vi === category).length;
	return (
		<section aria-labelledby="categories">
			<h2 id="categories" class="mb-4 text-xl font-semibold">
				{t('categories')}
			</h2>
			<ul class="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
				<For each={categoriesOf(props.procedures)}>
					{(category) => (
						<li>
							<a
								href={`/thu-tuc?linh-vuc=${encodeURIComponent(category.vi)}`}
								class="flex min-h-13 items-center justify-between gap-3 rounded-md border border-line bg-surface px-4 py-2 font-medium text-ink no-underline hover:border-accent hover:text-accent-ink"
							>
								{localised(category)}
								<span class="shrink-0 text-sm font-normal text-muted">
									{t('categoryCount', { count: count(category.vi) })}
								</span>
							</a>
						</li>
					)}
				</For>
			</ul>
		</section>
	);
}

function HowTo(): JSX.Element {
	const t = useHomeText();
	return (
		<Card title={t('howTitle')}>
			<ol class="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
				<For each={[t('how1'), t('how2'), t('how3'), t('how4')]}>
					{(step, index) => (
						<li class="flex gap-3">
							<span
								aria-hidden="true"
								class="flex size-8 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-ink"
							>
								{index() + 1}
							</span>
							<span>{step}</span>
						</li>
					)}
				</For>
			</ol>
		</Card>
	);
}
