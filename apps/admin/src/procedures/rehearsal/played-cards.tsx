import type { RehearsalView } from '@motcua/server/views';
import { Alert, Card, Link, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

interface Props {
	readonly view: RehearsalView;
}

/** Papers that the template rendered; each page says that it is none. */
export function ResultsCard(props: Props): JSX.Element {
	const t = useText();
	return (
		<Card title={t('results.title')}>
			<Show when={props.view.results.length > 0} fallback={<p class="text-muted">{t('results.none')}</p>}>
				<ul class="grid gap-2">
					<For each={props.view.results}>
						{(file) => (
							<li>
								<Link href={file.url} rel="external" target="_self" download="" class="break-all">
									{t('results.open', { name: file.name })}
								</Link>
								<span class="block text-sm text-muted">{t('results.pages', { count: file.pages ?? 0 })}</span>
							</li>
						)}
					</For>
				</ul>
			</Show>
		</Card>
	);
}

/** The letters as the citizen would get them. */
export function MessagesCard(props: Props): JSX.Element {
	const t = useText();
	const { format } = useI18n();
	return (
		<Card title={t('messages.title')}>
			<p class="mb-3 text-sm text-muted">{t(props.view.messages.length > 0 ? 'messages.note' : 'messages.none')}</p>
			<ul class="grid gap-3">
				<For each={props.view.messages}>
					{(message) => (
						<li>
							<details>
								<summary class="min-h-9 cursor-pointer font-medium text-accent-ink">{message.subject}</summary>
								<p class="mt-1 text-sm text-muted">
									{t('messages.to', { to: message.to, at: format.dateTime(message.at) })}
								</p>
								<p class="mt-2 whitespace-pre-line">{message.body}</p>
							</details>
						</li>
					)}
				</For>
			</ul>
		</Card>
	);
}

/** What stands in the way: findings of the checks, faults of the code, acts that this version refuses. */
export function PlayedWarnings(props: Props): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<div class="grid gap-3 empty:hidden">
			<Show when={props.view.brokenOff}>
				{(broken) => <Alert tone="bad" title={t('broken', { n: broken().act, reason: localised(broken().message) })} />}
			</Show>
			<Show when={props.view.dossier?.blocked}>
				{(blocked) => <Alert tone="bad" title={localised(blocked().reason)} />}
			</Show>
			<Show when={props.view.faults.length > 0}>
				<Alert tone="bad" title={t('faults')}>
					<ul class="list-disc pl-5">
						<For each={props.view.faults}>
							{(fault) => (
								<li>
									<code class="break-all">
										{fault.step}: {fault.failure}: {fault.message}
									</code>
								</li>
							)}
						</For>
					</ul>
				</Alert>
			</Show>
			<Show when={(props.view.dossier?.findings.length ?? 0) > 0}>
				<Alert tone="warn" title={t('findings')}>
					<ul class="list-disc pl-5">
						<For each={props.view.dossier?.findings ?? []}>{(finding) => <li>{localised(finding.message)}</li>}</For>
					</ul>
				</Alert>
			</Show>
		</div>
	);
}
