import { formatPhone, maskIdentityNumber, maskPhone } from '@motcua/domain/formats';
import type { AnswerRow, DeskDossier } from '@motcua/server/views';
import { Button, Card, type KeyValue, KeyValueList, useI18n } from '@motcua/ui';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { useText } from './texts.ts';

const COVER = '•••••••';

const hasSensitive = (rows: readonly AnswerRow[]): boolean =>
	rows.some((row) => row.sensitive || hasSensitive(row.rows ?? []));

/** What was declared, section by section. Sensitive facts stay covered until somebody asks for them. */
export function AnswersCard(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	const [uncovered, setUncovered] = createSignal(false);
	const covered = (text: string): string => (uncovered() ? text : COVER);
	/** A group that is covered is covered by its parts. */
	const shownText = (row: AnswerRow): string | null => {
		if (!row.sensitive) return localised(row.text);
		return row.rows?.length && !uncovered() ? null : covered(localised(row.text));
	};
	const rowOf = (row: AnswerRow): KeyValue => ({
		key: row.key,
		label: localised(row.label),
		value: shownText(row),
		rows: row.rows?.map(rowOf),
	});
	const hasCovered = (): boolean =>
		props.dossier.requester.identityNumber !== null ||
		props.dossier.requester.phone !== null ||
		props.dossier.answers.some((section) => hasSensitive(section.rows));
	const shownAs = (text: string | null, whole: (text: string) => string, masked: (text: string) => string) =>
		text === null ? null : uncovered() ? whole(text) : masked(text);
	const identityNumber = () => shownAs(props.dossier.requester.identityNumber, String, maskIdentityNumber);
	const phone = () => shownAs(props.dossier.requester.phone, formatPhone, maskPhone);
	const requester = (): KeyValue[] => [
		{ key: 'name', label: t('requester'), value: props.dossier.requester.fullName },
		{ key: 'id', label: t('requesterId'), value: identityNumber() },
		{ key: 'phone', label: t('requesterPhone'), value: phone() },
		{ key: 'email', label: t('requesterEmail'), value: props.dossier.requester.email },
		{ key: 'residence', label: t('requesterResidence'), value: props.dossier.requester.residence },
	];
	return (
		<Card
			title={t('answers')}
			actions={
				<Show when={hasCovered()}>
					<Button size="sm" data-print="hide" onClick={() => setUncovered(!uncovered())}>
						{t(uncovered() ? 'hideSensitive' : 'showSensitive')}
					</Button>
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
