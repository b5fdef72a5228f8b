import type { ClockView } from '@motcua/server/views';
import { Card, TimingBadge, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** When the result is due, and how that date was found. */
export function ClockCard(props: { readonly clock: ClockView }): JSX.Element {
	const t = useText();
	const { format, localised } = useI18n();
	return (
		<Card
			title={t('clock.title')}
			actions={<Show when={props.clock.timing}>{(timing) => <TimingBadge timing={timing()} />}</Show>}
		>
			<Show
				when={props.clock.dueAt}
				fallback={
					<Show when={props.clock.acceptanceDueAt}>
						{(at) => (
							<p>
								<span class="block text-sm text-muted">{t('clock.acceptance')}</span>
								<span class="tabular text-xl font-semibold">{format.dateTime(at())}</span>
							</p>
						)}
					</Show>
				}
			>
				{(at) => (
					<p>
						<span class="block text-sm text-muted">{t('clock.due')}</span>
						<span class="tabular text-xl font-semibold">{format.dateTime(at())}</span>
					</p>
				)}
			</Show>
			<Show when={props.clock.state !== 'running'}>
				<p class="mt-2 text-muted">
					{t(
						props.clock.state === 'paused'
							? 'clock.paused'
							: props.clock.state === 'ended'
								? 'clock.ended'
								: 'clock.notStarted',
					)}
				</p>
			</Show>
			<Show when={props.clock.extension}>
				{(extension) => (
					<p class="mt-2">
						{t('clock.extended', { from: format.date(extension().from), to: format.date(extension().to) })}
						<span class="block text-sm text-muted">{extension().reason}</span>
					</p>
				)}
			</Show>
			<Show when={props.clock.explanation.length > 0}>
				<details class="mt-3">
					<summary class="min-h-9 cursor-pointer font-medium text-accent-ink">{t('clock.how')}</summary>
					<ol class="mt-2 grid gap-1.5 border-l-2 border-line pl-4 text-sm">
						<For each={props.clock.explanation}>{(line) => <li>{localised(line)}</li>}</For>
					</ol>
				</details>
			</Show>
		</Card>
	);
}
