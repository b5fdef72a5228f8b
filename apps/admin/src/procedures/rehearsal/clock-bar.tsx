import type { RehearsalView } from '@motcua/server/views';
import { Button, Card, Field, NumberInput, useI18n } from '@motcua/ui';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';
import type { Rehearsing } from './use-rehearsal.ts';

const DAY_MS = 86_400_000;
const MOST_DAYS = 366;

/** The virtual clock, what it will bring, and the buttons that move it. */
export function ClockBar(props: { readonly view: RehearsalView; readonly rehearsing: Rehearsing }): JSX.Element {
	const t = useText();
	const { format, localised } = useI18n();
	const [days, setDays] = createSignal(3);
	const next = () => props.view.moments.find(({ passed }) => !passed);
	const skipTo = (until: string) => props.rehearsing.tryPlay({ kind: 'wait', until });
	const skipDays = (count: number) => skipTo(new Date(Date.parse(props.view.now) + count * DAY_MS).toISOString());
	return (
		<Card
			title={t('clock.title')}
			actions={
				<Show when={!props.view.kept && props.view.acts.length > 0}>
					<Button size="sm" busy={props.rehearsing.busy()} onClick={() => props.rehearsing.takeBack()}>
						{t('clock.takeBack')}
					</Button>
				</Show>
			}
		>
			<p class="tabular text-xl font-semibold" role="status">
				{format.promised(props.view.now)}
			</p>
			<Show when={props.view.dossier !== null}>
				<h3 class="mt-4 mb-2 font-semibold">{t('clock.moments')}</h3>
				<Show when={props.view.moments.length > 0} fallback={<p class="text-muted">{t('clock.none')}</p>}>
					<ul class="grid gap-1.5 text-sm">
						<For each={props.view.moments}>
							{(moment) => (
								<li class={moment.passed ? 'text-muted' : ''}>
									<span class="tabular">{format.dateTime(moment.at)}</span> · {localised(moment.title)}
									<Show when={moment.passed}> ({t('clock.passed')})</Show>
								</li>
							)}
						</For>
					</ul>
				</Show>
				<Show when={!props.view.kept}>
					<div class="mt-4 grid gap-3">
						<Show when={next()}>
							{(moment) => (
								<div>
									<Button busy={props.rehearsing.busy()} onClick={() => skipTo(moment().skipTo)}>
										{t('clock.next', { title: localised(moment().title) })}
									</Button>
								</div>
							)}
						</Show>
						<div class="flex flex-wrap items-end gap-3">
							<Field label={t('clock.daysLabel')} class="w-24">
								<NumberInput
									value={days()}
									onValue={(value) => setDays(Math.min(MOST_DAYS, Math.max(1, value ?? 1)))}
								/>
							</Field>
							<Button busy={props.rehearsing.busy()} onClick={() => skipDays(days())}>
								{t('clock.skip', { count: days() })}
							</Button>
						</div>
					</div>
				</Show>
			</Show>
		</Card>
	);
}
