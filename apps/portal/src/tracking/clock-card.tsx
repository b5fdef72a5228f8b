import type { ClockView } from '@motcua/server/router';
import { Card, TimingBadge, useI18n } from '@motcua/ui';
import ChevronDown from 'lucide-solid/icons/chevron-down';
import { For, type JSX, Show } from 'solid-js';
import { useTrackingText } from './texts.ts';

/** The promised date, how it stands, and how it was found: people may check the office's arithmetic. */
export function ClockCard(props: { readonly clock: ClockView }): JSX.Element {
	const t = useTrackingText();
	const { localised, format } = useI18n();
	const date = () => props.clock.dueAt ?? props.clock.acceptanceDueAt;
	return (
		<Card title={t('dueTitle')}>
			<Show when={date()} fallback={<p>{t('noDue')}</p>}>
				<p class="text-sm text-muted">{props.clock.dueAt ? t('dueAt') : t('acceptanceDueAt')}</p>
				<p class="text-lg font-semibold">{format.promised(date())}</p>
			</Show>
			<Show when={props.clock.timing}>
				{(timing) => (
					<p class="mt-2">
						<TimingBadge timing={timing()} />
					</p>
				)}
			</Show>
			<Show when={props.clock.state === 'paused'}>
				<p class="mt-2 font-medium text-warn">{t('paused')}</p>
			</Show>
			<Show when={props.clock.extension}>
				{(extension) => (
					<p class="mt-2">
						{t('extended', {
							from: format.date(extension().from),
							to: format.date(extension().to),
							reason: extension().reason,
						})}
					</p>
				)}
			</Show>
			<Show when={props.clock.explanation.length > 0}>
				<details class="group mt-3">
					<summary class="flex min-h-11 list-none items-center gap-2 font-medium text-accent-ink">
						<ChevronDown size={18} class="transition-transform group-open:rotate-180" /> {t('why')}
					</summary>
					<ol class="grid list-decimal gap-2 pl-5 text-sm">
						<For each={props.clock.explanation}>{(step) => <li>{localised(step)}</li>}</For>
					</ol>
				</details>
			</Show>
		</Card>
	);
}
