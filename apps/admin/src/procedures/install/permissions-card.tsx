import type { PackageInspection } from '@motcua/server/views';
import { Badge, Card, Checkbox, useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import type { Decision } from './decision.ts';
import { useText } from './texts.ts';

type Ask = PackageInspection['permissions']['asks'][number];
const RISKS = { low: 'plain', medium: 'warn', high: 'bad' } as const;

/** What the package may do, in plain words. On an upgrade only what is more than before asks for a decision. */
export function PermissionsCard(props: {
	readonly inspection: PackageInspection;
	readonly decision: Decision;
}): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const sheet = () => props.inspection.permissions;
	const open = () => sheet().asks.filter((ask) => ask.needsApproval);
	const settled = () => sheet().asks.filter((ask) => !ask.needsApproval);
	return (
		<Card title={t('permissions.title')} class="lg:col-span-2">
			<p class="text-lg">{localised(sheet().summary)}</p>
			<Show when={open().length > 0} fallback={<p class="mt-2 text-muted">{t('permissions.nothingNew')}</p>}>
				<h3 class="mt-4 font-semibold">{t(props.inspection.installed ? 'permissions.more' : 'permissions.asks')}</h3>
				<ul class="mt-2">
					<For each={open()}>{(ask) => <AskLine ask={ask} decision={props.decision} />}</For>
				</ul>
			</Show>
			<Show when={settled().length > 0}>
				<details class="mt-4">
					<summary class="min-h-11 cursor-pointer py-2 font-semibold">
						{t('permissions.settled', { count: settled().length })}
					</summary>
					<ul class="mt-2">
						<For each={settled()}>{(ask) => <AskLine ask={ask} decision={props.decision} />}</For>
					</ul>
				</details>
			</Show>
			<Show when={sheet().dropped.length > 0}>
				<h3 class="mt-4 font-semibold">{t('permissions.dropped')}</h3>
				<ul class="mt-1 list-disc pl-5">
					<For each={sheet().dropped}>{(text) => <li>{localised(text)}</li>}</For>
				</ul>
			</Show>
			<h3 class="mt-4 font-semibold">{t('permissions.never')}</h3>
			<ul class="mt-1 list-disc pl-5 text-muted">
				<For each={sheet().never}>{(text) => <li>{localised(text)}</li>}</For>
			</ul>
		</Card>
	);
}

function AskLine(props: { readonly ask: Ask; readonly decision: Decision }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const label = (): JSX.Element => (
		<span class="flex flex-wrap items-center gap-2">
			<span class="break-words">{localised(props.ask.detail)}</span>
			<Show when={props.ask.change !== 'same'}>
				<Badge tone={props.ask.change === 'less' ? 'good' : 'accent'}>
					{t(`permissions.change.${props.ask.change}`)}
				</Badge>
			</Show>
			<Badge tone={RISKS[props.ask.risk]}>{t(`permissions.risk.${props.ask.risk}`)}</Badge>
		</span>
	);
	return (
		<li class="not-first:mt-2">
			<Checkbox
				label={label()}
				help={
					<>
						{localised(props.ask.why)}
						<Show when={props.ask.added.length > 0}>
							<span class="block break-words">{t('permissions.added', { list: props.ask.added.join(', ') })}</span>
						</Show>
					</>
				}
				value={props.decision.grants().includes(props.ask.use)}
				onValue={(on) => props.decision.grant(props.ask.use, on)}
			/>
		</li>
	);
}
