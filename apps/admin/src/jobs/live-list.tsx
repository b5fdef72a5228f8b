import { Button, EmptyState, ErrorState, LoadMore, Skeleton, useI18n } from '@motcua/ui';
import { type JSX, Match, Show, Switch } from 'solid-js';
import type { LiveRows } from './live-rows.ts';
import { useText } from './texts.ts';

/** As much of an infinite query as its list needs. */
interface Pages {
	readonly data: unknown;
	readonly error: unknown;
	readonly hasNextPage: boolean;
	readonly isFetchingNextPage: boolean;
	refetch(): unknown;
	fetchNextPage(): unknown;
}

/**
 * The place of a live list, with what stands there before it comes, when it is empty and when it can't be had. It stands
 * still while a mouse is over it, and says so in a line that is always there.
 */
export function LiveList(props: {
	readonly live: LiveRows<object>;
	readonly pages: Pages;
	/** Seconds between two looks. */
	readonly seconds: number;
	readonly empty: { readonly title: string; readonly text: string };
	/** The rows, when there are some. */
	readonly children: JSX.Element;
}): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const hold = (over: boolean) => (event: PointerEvent) => {
		if (event.pointerType === 'mouse') props.live.hold(over);
	};
	return (
		<>
			<div onPointerEnter={hold(true)} onPointerLeave={hold(false)}>
				<div class="mb-2 flex min-h-11 flex-wrap items-center gap-x-3 text-sm text-muted" data-print="hide">
					<Show
						when={props.live.changes() > 0}
						fallback={t(props.live.held() ? 'list.held' : 'live', { seconds: props.seconds })}
					>
						<span>{t('list.heldChanges', { count: format.number(props.live.changes()) })}</span>
						<Button size="sm" onClick={() => props.live.release()}>
							{t('list.release')}
						</Button>
					</Show>
				</div>
				<Switch fallback={<Skeleton lines={6} />}>
					<Match when={props.pages.data && props.live.rows.length === 0}>
						<EmptyState title={props.empty.title}>{props.empty.text}</EmptyState>
					</Match>
					<Match when={props.pages.data}>{props.children}</Match>
					<Match when={props.pages.error}>
						<ErrorState error={props.pages.error} onRetry={() => props.pages.refetch()} />
					</Match>
				</Switch>
			</div>
			<Show when={props.live.rows.length > 0}>
				<LoadMore
					shown={props.live.rows.length}
					hasMore={props.pages.hasNextPage}
					busy={props.pages.isFetchingNextPage}
					onMore={() => props.pages.fetchNextPage()}
				/>
			</Show>
		</>
	);
}
