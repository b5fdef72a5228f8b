import { Button, useI18n } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import type { LiveRows } from './live-rows.ts';
import { useText } from './texts.ts';

/** The place of a live list: it stands still while a mouse is over it, and says so in a line that is always there. */
export function LiveList(props: {
	readonly live: LiveRows<object>;
	/** Seconds between two looks. */
	readonly seconds: number;
	readonly children: JSX.Element;
}): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	const hold = (over: boolean) => (event: PointerEvent) => {
		if (event.pointerType === 'mouse') props.live.hold(over);
	};
	return (
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
			{props.children}
		</div>
	);
}
