import type { PackageInspection } from '@motcua/server/views';
import { Badge, Card, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** What the author's own checks say here, and which facts nobody compared with the law. */
export function FindingsCard(props: Pick<PackageInspection, 'findings' | 'unverified'>): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<Card title={t('findings.title')}>
			<Show when={props.findings.length > 0} fallback={<p>{t('findings.none')}</p>}>
				<ul class="grid gap-2">
					<For each={props.findings}>
						{(finding) => (
							<li class="break-words">
								<Badge tone={finding.severity === 'error' ? 'bad' : 'warn'}>{t(`findings.${finding.severity}`)}</Badge>{' '}
								{localised(finding.message)} {localised(finding.fix)}
								<code class="block text-sm text-muted">
									{finding.rule} · {finding.place}
								</code>
							</li>
						)}
					</For>
				</ul>
			</Show>
			<Show when={props.unverified.length > 0}>
				<h3 class="mt-4 font-semibold">{t('findings.unverified')}</h3>
				<ul class="mt-1 list-disc pl-5">
					<For each={props.unverified}>{(text) => <li>{localised(text)}</li>}</For>
				</ul>
			</Show>
		</Card>
	);
}
