import { type JSX, Show } from 'solid-js';
import { useI18n } from '../i18n/index.ts';
import { type Tone, toneBox, toneText } from './tone.ts';
import { ToneIcon } from './tone-icon.tsx';

export interface AlertProps {
	readonly tone?: Tone;
	readonly title?: JSX.Element;
	/** `alert` interrupts a screen reader, `status` waits; leave it away for what stands on the page from the start. */
	readonly role?: 'alert' | 'status';
	readonly actions?: JSX.Element;
	readonly children?: JSX.Element;
	readonly class?: string;
}

/** A message in the page, with an icon and a word for its tone. */
export function Alert(props: AlertProps): JSX.Element {
	const { t } = useI18n();
	const tone = () => props.tone ?? 'info';
	return (
		<div
			role={props.role}
			data-print="keep"
			class={`flex gap-3 rounded-lg border px-4 py-3 ${toneBox[tone()]} ${props.class ?? ''}`}
		>
			<ToneIcon tone={tone()} class="mt-0.75" />
			<div class="min-w-0 grow">
				<span class="visually-hidden">{t(`common.${tone()}`)}: </span>
				<Show when={props.title}>
					<p class={`font-semibold ${toneText[tone()]}`}>{props.title}</p>
				</Show>
				<div class="text-ink">{props.children}</div>
				<Show when={props.actions}>
					<div class="mt-3 flex flex-wrap gap-2" data-print="hide">
						{props.actions}
					</div>
				</Show>
			</div>
		</div>
	);
}
