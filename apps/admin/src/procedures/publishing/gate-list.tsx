import type { GateLine, PublishGate } from '@motcua/server/views';
import { Alert, Badge, type BadgeTone, LinkButton, ToneIcon, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

const tones: Record<GateLine['state'], BadgeTone & ('good' | 'warn' | 'bad')> = {
	ok: 'good',
	open: 'warn',
	failed: 'bad',
};

/** The checklist: what is, what to do, and where. */
export function GateList(props: {
	readonly gate: PublishGate;
	/** For somebody who only reads it: no ways to where things are done. */
	readonly readOnly?: boolean;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const lacking = () => props.gate.lines.filter(({ state }) => state !== 'ok').length;
	return (
		<>
			<div role="status" class="mb-4">
				<Show when={props.gate.ready} fallback={<Alert tone="warn">{t('notReady', { count: lacking() })}</Alert>}>
					<Alert tone="good">{t('ready')}</Alert>
				</Show>
			</div>
			<ul class="divide-y divide-line" aria-label={t('checklist')}>
				<For each={props.gate.lines}>
					{(line) => (
						<li class="flex gap-3 py-4 first:pt-0 last:pb-0" data-line={line.id}>
							<ToneIcon tone={tones[line.state]} class="mt-0.75" />
							<div class="min-w-0 grow">
								<div class="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
									<h3 class="font-semibold">{localised(line.title)}</h3>
									<Badge tone={tones[line.state]}>{t(`state.${line.state}`)}</Badge>
								</div>
								<p class="break-words">{localised(line.text)}</p>
								<Show when={line.details.length > 0}>
									<details class="mt-1" open={line.state === 'failed'}>
										<summary class="min-h-9 cursor-pointer font-medium text-accent-ink">
											{t('details', { count: line.details.length })}
										</summary>
										<ul class="mt-1 list-disc pl-5 text-sm">
											<For each={line.details}>{(detail) => <li class="break-words">{localised(detail)}</li>}</For>
										</ul>
									</details>
								</Show>
								<Show when={line.todo}>{(todo) => <p class="mt-1 text-sm text-muted">{localised(todo())}</p>}</Show>
								<Show when={!props.readOnly && line.href}>
									{(href) => (
										<div class="mt-2">
											<LinkButton
												size="sm"
												href={`/admin${href()}`}
												aria-label={`${t('go')}: ${localised(line.title)}`}
											>
												{t('go')}
											</LinkButton>
										</div>
									)}
								</Show>
							</div>
						</li>
					)}
				</For>
			</ul>
		</>
	);
}
