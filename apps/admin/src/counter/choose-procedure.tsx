import { foldVietnamese } from '@motcua/domain/formats';
import type { ProcedureSummary } from '@motcua/server/views';
import { EmptyState, ErrorState, Field, Skeleton, TextInput, useI18n } from '@motcua/ui';
import { useNavigate } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { createMemo, createSignal, For, type JSX, Match, onMount, Switch } from 'solid-js';
import { queries } from '../api.ts';
import { PageHead } from '../shell/page-head.tsx';
import { useText } from './texts.ts';

const addressOf = ({ code }: ProcedureSummary): string => `/nop-tai-quay/${code}`;

/** The published procedures, narrowed while one types; Enter opens the first. */
export function ChooseProcedure(): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const navigate = useNavigate();
	const [text, setText] = createSignal('');
	const published = useQuery(() => queries.public.procedure.search({}));
	const found = createMemo(() => {
		const words = foldVietnamese(text()).split(' ').filter(Boolean);
		return (published.data ?? []).filter((one) => {
			const name = foldVietnamese(`${one.code} ${localised(one.name)} ${localised(one.category)}`);
			return words.every((word) => name.includes(word));
		});
	});
	let box: HTMLInputElement | undefined;
	onMount(() => box?.focus());
	const openFirst = (event: SubmitEvent): void => {
		event.preventDefault();
		const [first] = found();
		if (first) navigate(addressOf(first));
	};
	return (
		<>
			<PageHead title={t('title')} lead={t('lead')} />
			<form class="mb-6 max-w-xl" onSubmit={openFirst}>
				<Field label={t('choose.label')} help={t('choose.help')}>
					<TextInput
						ref={(input) => {
							box = input;
						}}
						type="search"
						value={text()}
						onValue={setText}
						spellcheck={false}
						autocomplete="off"
					/>
				</Field>
			</form>
			<Switch fallback={<Skeleton lines={6} />}>
				<Match when={published.error}>
					<ErrorState error={published.error} onRetry={() => published.refetch()} />
				</Match>
				<Match when={published.data && found().length === 0}>
					<EmptyState title={t('choose.none')}>{t('choose.noneText')}</EmptyState>
				</Match>
				<Match when={published.data}>
					<ul class="grid gap-3" aria-label={t('choose.list')}>
						<For each={found()}>{(one) => <ProcedureLink procedure={one} />}</For>
					</ul>
				</Match>
			</Switch>
		</>
	);
}

function ProcedureLink(props: { readonly procedure: ProcedureSummary }): JSX.Element {
	const { localised, format } = useI18n();
	return (
		<li>
			<a
				href={`/admin${addressOf(props.procedure)}`}
				class="block rounded-lg border border-line bg-surface p-4 text-ink no-underline shadow-card hover:border-accent"
			>
				<span class="text-sm text-muted">
					<span class="tabular">{props.procedure.code}</span> · {localised(props.procedure.category)}
				</span>
				<span class="mt-1 line-clamp-3 font-semibold">{localised(props.procedure.name)}</span>
				<span class="mt-1 block text-sm">
					{format.limit(props.procedure.timeLimit)} · {localised(props.procedure.feeText)}
				</span>
			</a>
		</li>
	);
}
