import type { ProcedureVersions, VersionView } from '@motcua/server/views';
import { Badge, Card, LinkButton, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { StuckSteps } from './stuck-steps.tsx';
import { useText } from './texts.ts';
import { VersionActs } from './version-acts.tsx';

const tones = {
	installed: 'plain',
	published: 'good',
	draining: 'info',
	retired: 'plain',
	quarantined: 'bad',
} as const;

/** One version: where it stands in its life, what is wrong with it, and what can be done with it. */
export function VersionCard(props: {
	readonly code: string;
	readonly version: VersionView;
	readonly onChanged: (fresh: ProcedureVersions) => void;
}): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	return (
		<Card
			title={t('version', { version: props.version.version })}
			actions={<Badge tone={tones[props.version.state]}>{t(`states.${props.version.state}`)}</Badge>}
		>
			<div class="grid gap-3">
				<p class="text-muted">
					{t('installed', { at: format.dateTime(props.version.installedAt), by: props.version.installedBy })} ·{' '}
					{t(`signature.${props.version.signature}`)} ·{' '}
					<code class="break-all text-sm">{props.version.digest.slice(0, 16)}…</code>
					<Show when={props.version.chosen}> · {t('chosen')}</Show>
				</p>
				<Show when={props.version.retired}>
					{(retired) => <p>{t('retired', { at: format.dateTime(retired().at), by: retired().by })}</p>}
				</Show>
				<Show when={props.version.quarantine}>
					{(quarantine) => (
						<div class="rounded-md border border-bad-line bg-bad-soft p-3">
							<p class="font-semibold text-bad">
								{t(quarantine().bySystem ? 'brokenSince' : 'quarantineSince', {
									at: format.dateTime(quarantine().since),
								})}
							</p>
							<p>{localised(quarantine().reason)}</p>
						</div>
					)}
				</Show>
				<StuckSteps code={props.code} version={props.version} onChanged={props.onChanged} />
				<Show when={props.version.openDossiers > 0}>
					<For each={props.version.againstUninstall.slice(0, 1)}>
						{(against) => <p class="text-sm text-muted">{localised(against)}</p>}
					</For>
				</Show>
				<div class="flex flex-wrap gap-2">
					<Show when={props.version.state !== 'retired'}>
						<LinkButton href={`/admin/thu-tuc/${props.code}/phien-ban/${props.version.digest}`} size="sm">
							{props.version.openDossiers > 0 ? t('seeOpen', { count: props.version.openDossiers }) : t('monitor')}
						</LinkButton>
					</Show>
					<VersionActs code={props.code} version={props.version} onChanged={props.onChanged} />
				</div>
			</div>
		</Card>
	);
}
