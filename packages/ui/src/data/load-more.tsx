import { type JSX, Show } from 'solid-js';
import { Button } from '../actions/button.tsx';
import { useI18n } from '../i18n/index.ts';

/** The end of a list that is paged by key: how many are shown, and a button for more. */
export function LoadMore(props: {
	readonly shown: number;
	readonly hasMore: boolean;
	readonly busy: boolean;
	readonly onMore: () => void;
}): JSX.Element {
	const { t } = useI18n();
	return (
		<div class="mt-4 grid justify-items-center gap-3" data-print="hide">
			<p class="text-sm text-muted" role="status">
				{t('common.shown', { count: props.shown })}
			</p>
			<Show when={props.hasMore}>
				<Button busy={props.busy} onClick={() => props.onMore()}>
					{t('common.more')}
				</Button>
			</Show>
		</div>
	);
}
