import type { MoveDossierView } from '@motcua/server/views';
import { useI18n } from '@motcua/ui';
import { For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

/** What a move would do to one dossier, in words; and why it was skipped, where it was. */
export function MoveDetails(props: { readonly row: MoveDossierView }): JSX.Element {
	const t = useText();
	const { localised, format } = useI18n();
	const detail = () => props.row.detail;
	const lists = () =>
		(
			[
				['asked', detail().asked.map((one) => `${localised(one.name)}: ${localised(one.message)}`)],
				['papers', detail().papers.map((one) => localised(one.name))],
				['lost', detail().lost.map((one) => localised(one.name))],
				['lostPapers', detail().lostPapers.map((one) => localised(one.name))],
				[
					'changed',
					detail().changed.map((one) => `${localised(one.name)}: ${localised(one.before)} → ${localised(one.after)}`),
				],
				['untried', detail().untried.map((one) => localised(one.name))],
				['stepsGone', detail().stepsGone.map((one) => localised(one.name))],
			] as const
		).filter(([, items]) => items.length > 0);
	const sentences = () =>
		[props.row.note, detail().refusal, props.row.state === 'planned' ? detail().waits : null].filter(
			(one) => one !== null,
		);
	const money = (vnd: number | null): string => (vnd === null ? t('move.noFee') : format.money(vnd));
	return (
		<div class="grid gap-1 text-left text-sm">
			<For each={sentences()}>{(sentence) => <p>{localised(sentence)}</p>}</For>
			<For each={lists()}>
				{([key, items]) => (
					<div>
						<p class="font-semibold">{t(`move.${key}`)}</p>
						<ul class="list-disc pl-5">
							<For each={items}>{(item) => <li>{item}</li>}</For>
						</ul>
					</div>
				)}
			</For>
			<Show when={detail().fee}>
				{(fee) => <p>{t('move.fee', { before: money(fee().beforeVnd), after: money(fee().afterVnd) })}</p>}
			</Show>
			<Show when={sentences().length === 0 && lists().length === 0 && detail().fee === null}>
				<p class="text-muted">{t('move.nothing')}</p>
			</Show>
		</div>
	);
}
