import { useI18n } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { useMoment } from './moment.ts';
import { useText } from './texts.ts';

/** How fresh the page is: it goes on showing what it knew when the server does not answer, and says since when. */
export function Contact(props: {
	/** Milliseconds since the epoch of the last answer. */
	readonly at: number;
	readonly isLost: boolean;
	/** Seconds between two looks. */
	readonly seconds: number;
}): JSX.Element {
	const t = useText();
	const moment = useMoment();
	const { t: common } = useI18n();
	const at = () => moment(new Date(props.at).toISOString());
	return (
		<p class={`flex items-center gap-2 text-sm ${props.isLost ? 'font-semibold text-bad' : 'text-muted'}`}>
			<span class={`size-2 rounded-full ${props.isLost ? 'bg-bad' : 'bg-good'}`} aria-hidden="true" />
			<Show
				when={props.isLost}
				fallback={<span title={t('live', { seconds: props.seconds })}>{t('contact.at', { at: at() })}</span>}
			>
				<span role="alert">
					<span class="visually-hidden">{common('common.bad')}: </span>
					{t('contact.lost', { at: at() })}
				</span>
			</Show>
		</p>
	);
}
