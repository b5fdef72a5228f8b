import type { AnswerRow, DeskDossier } from '@motcua/server';
import { Card, Checkbox, type KeyValue, KeyValueList, useI18n } from '@motcua/ui';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

const hasSensitive = (rows: readonly AnswerRow[]): boolean =>
	rows.some((row) => row.sensitive || hasSensitive(row.rows ?? []));

/** What was declared, section by section. Sensitive facts stay covered until somebody asks for them. */
export function AnswersCard(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [uncovered, setUncovered] = createSignal(false);
	const rowOf = (row: AnswerRow): KeyValue => ({
		key: row.key,
		label: localised(row.label),
		value: row.sensitive && !uncovered() ? '•••••••' : localised(row.text),
		rows: row.rows?.map(rowOf),
	});
	const requester = (): KeyValue[] => [
		{ key: 'name', label: t('requester'), value: props.dossier.requester.fullName },
		{ key: 'id', label: t('requesterId'), value: props.dossier.requester.identityNumber },
		{ key: 'phone', label: t('requesterPhone'), value: props.dossier.requester.phone },
		{ key: 'email', label: t('requesterEmail'), value: props.dossier.requester.email },
		{ key: 'residence', label: t('requesterResidence'), value: props.dossier.requester.residence },
	];
	return (
		<Card
			title={t('answers')}
			actions={
				<Show when={props.dossier.answers.some((section) => hasSensitive(section.rows))}>
					<Checkbox label={t('showSensitive')} value={uncovered()} onValue={setUncovered} />
				</Show>
			}
		>
			<KeyValueList dense items={requester()} />
			<For each={props.dossier.answers}>
				{(section) => (
					<section class="mt-5">
						<h3 class="mb-1 font-semibold">{localised(section.title)}</h3>
						<KeyValueList dense items={section.rows.map(rowOf)} />
					</section>
				)}
			</For>
		</Card>
	);
}
