import type { TimelineEntry } from '@motcua/server/router';
import { Button, Card, Timeline, useI18n } from '@motcua/ui';
import { createSignal, type JSX, Show } from 'solid-js';
import { useTrackingText } from './texts.ts';

/** On a phone twenty lines of history would hide everything below them. */
const SHOWN_FIRST = 5;

/** What has happened, the newest first; the rest on demand, and always on paper. */
export function TimelineCard(props: { readonly entries: readonly TimelineEntry[] }): JSX.Element {
	const t = useTrackingText();
	const { localised } = useI18n();
	const [all, setAll] = createSignal(false);
	const items = () =>
		props.entries
			.toSorted((a, b) => b.seq - a.seq)
			.map((entry) => ({
				id: entry.seq,
				at: entry.at,
				title: localised(entry.title),
				detail: localised(entry.detail),
				actor: entry.actor,
				tone: entry.actorKind === 'citizen' ? ('accent' as const) : ('plain' as const),
			}));
	return (
		<Card title={t('timeline')}>
			<div class={all() ? '' : 'print:hidden'}>
				<Timeline label={t('timeline')} items={all() ? items() : items().slice(0, SHOWN_FIRST)} />
			</div>
			<Show when={!all()}>
				<div class="hidden print:block">
					<Timeline label={t('timeline')} items={items()} />
				</div>
				<Show when={props.entries.length > SHOWN_FIRST}>
					<Button variant="quiet" class="mt-3" onClick={() => setAll(true)} data-print="hide">
						{t('wholeTimeline', { count: props.entries.length })}
					</Button>
				</Show>
			</Show>
		</Card>
	);
}
