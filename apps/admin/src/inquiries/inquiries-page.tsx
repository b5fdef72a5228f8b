import type { ChangeNotice, InquiryView } from '@motcua/server/views';
import { EmptyState, ErrorState, Skeleton, Tabs } from '@motcua/ui';
import { useLive } from '@motcua/ui/api';
import { useSearchParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { For, type JSX, Match, Switch } from 'solid-js';
import { api, queries } from '../api.ts';
import { keepRows } from '../keep-rows.ts';
import { PageHead } from '../shell/page-head.tsx';
import { InquiryCard } from './inquiry-card.tsx';
import { useText } from './texts.ts';

type Group = 'asked' | 'answered';

/** What other wards ask of this one; follows live. */
export default function InquiriesPage(): JSX.Element {
	const t = useText();
	const client = useQueryClient();
	const [search, setSearch] = useSearchParams<{ nhom?: string }>();
	const group = (): Group => (search.nhom === 'answered' ? 'answered' : 'asked');
	const count = useQuery(() => queries.desk.inquiries.count());
	const refresh = () => void client.invalidateQueries({ queryKey: queries.desk.inquiries.key() });
	useLive<ChangeNotice>((on) => api.desk.onChange.subscribe(undefined, on), refresh, refresh);
	return (
		<>
			<PageHead title={t('title')} lead={t('lead')} />
			<Tabs
				label={t('groups')}
				value={group()}
				onValue={(nhom) => setSearch({ nhom: nhom === 'asked' ? undefined : nhom })}
				items={[
					{
						value: 'asked',
						label: t('asked'),
						count: count.data?.open,
						content: () => <Inquiries group="asked" onAnswered={refresh} />,
					},
					{
						value: 'answered',
						label: t('answered'),
						content: () => <Inquiries group="answered" onAnswered={refresh} />,
					},
				]}
			/>
		</>
	);
}

function Inquiries(props: { readonly group: Group; readonly onAnswered: () => void }): JSX.Element {
	const t = useText();
	const list = useQuery(() => ({
		...queries.desk.inquiries.list({ state: props.group }),
		...keepRows('id'),
	}));
	const items = (): readonly InquiryView[] => list.data ?? [];
	return (
		<Switch fallback={<Skeleton lines={6} />}>
			<Match when={list.error}>
				<ErrorState error={list.error} onRetry={() => list.refetch()} />
			</Match>
			<Match when={list.data && items().length === 0}>
				<EmptyState title={props.group === 'asked' ? t('none') : t('noneAnswered')}>
					{props.group === 'asked' ? t('noneText') : undefined}
				</EmptyState>
			</Match>
			<Match when={list.data}>
				<ul class="grid gap-5">
					<For each={items()}>
						{(inquiry) => (
							<li>
								<InquiryCard inquiry={inquiry} onAnswered={props.onAnswered} />
							</li>
						)}
					</For>
				</ul>
			</Match>
		</Switch>
	);
}
