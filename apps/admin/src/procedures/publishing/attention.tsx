import { Alert, LinkButton, useI18n } from '@motcua/ui';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { queries } from '../../api.ts';
import { keepRows } from '../../keep-rows.ts';
import { useText } from './texts.ts';

const LOOK_EVERY_MS = 60_000;

/** Above every page: what waits for this person's approval, and publications that did not happen. */
export function PublishingAttention(): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const attention = useQuery(() => ({
		...queries.ward.publishing.attention(),
		refetchInterval: LOOK_EVERY_MS,
		...keepRows('code'),
	}));
	return (
		<div class="grid gap-3 not-empty:mb-4">
			<Show when={attention.data?.approvals}>
				{(count) => (
					<Alert
						tone="info"
						title={t('attention.approvals', { count: count() })}
						actions={
							<LinkButton href="/admin/phe-duyet" size="sm">
								{t('attention.openApprovals')}
							</LinkButton>
						}
					/>
				)}
			</Show>
			<For each={attention.data?.missed ?? []}>
				{(one) => (
					<Alert
						tone="bad"
						title={t('attention.missed', { name: localised(one.name) })}
						actions={
							<LinkButton href={`/admin/thu-tuc/${one.code}/cong-bo`} size="sm">
								{t('missed.open')}
							</LinkButton>
						}
					/>
				)}
			</For>
		</div>
	);
}
