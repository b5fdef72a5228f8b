import type { DeskDossier, TimelineEntry } from '@motcua/server/views';
import { Card, Timeline, useI18n } from '@motcua/ui';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import { type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

const toneOf = (entry: TimelineEntry) =>
	entry.actorKind === 'citizen' ? 'info' : entry.actorKind === 'system' ? 'plain' : 'accent';

/** Everything that happened, newest first, with the seal of the record. */
export function RecordCard(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	return (
		<Card title={t('timeline')}>
			<Timeline
				label={t('timeline')}
				items={props.dossier.timeline.toReversed().map((entry) => ({
					id: entry.seq,
					at: entry.at,
					title: localised(entry.title),
					detail: entry.detail ? localised(entry.detail) : undefined,
					actor: entry.actor,
					tone: toneOf(entry),
				}))}
			/>
			<Show when={props.dossier.chain.ok}>
				<p class="mt-4 flex items-start gap-2 border-t border-line pt-3 text-sm text-muted">
					<ShieldCheck size={18} class="mt-0.5 shrink-0 text-good" />
					<span class="min-w-0 break-all">
						{t('chainOk', { count: props.dossier.chain.length, head: props.dossier.chain.head.slice(0, 12) })}
					</span>
				</p>
			</Show>
		</Card>
	);
}
