import type { PackageChangesView } from '@motcua/server/views';
import { Alert, Badge, Card, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

const BUMPS = { none: 'plain', patch: 'plain', minor: 'info', major: 'warn' } as const;

/** What changed since the installed version, what matters most first. */
export function ChangesCard(props: { readonly changes: PackageChangesView; readonly from: string }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<Card title={t('changes.title', { version: props.from })}>
			<Show when={!props.changes.enough}>
				<Alert tone="warn" class="mb-3">
					{t('changes.notEnough', { version: props.changes.leastVersion })}
				</Alert>
			</Show>
			<Show when={props.changes.total > 0} fallback={<p>{t('changes.none')}</p>}>
				<ul class="grid gap-2">
					<For each={props.changes.list}>
						{(change) => (
							<li class="break-words">
								<Badge tone={BUMPS[change.bump]}>{t(`changes.bump.${change.bump}`)}</Badge> {localised(change.message)}
								<code class="block text-sm text-muted">{change.place}</code>
							</li>
						)}
					</For>
				</ul>
				<Show when={props.changes.total > props.changes.list.length}>
					<p class="mt-2 text-muted">{t('changes.more', { count: props.changes.total - props.changes.list.length })}</p>
				</Show>
			</Show>
		</Card>
	);
}
