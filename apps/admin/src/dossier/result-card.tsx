import type { DeskDossier } from '@motcua/server/views';
import { Card, KeyValueList, useI18n } from '@motcua/ui';
import { type JSX, Show } from 'solid-js';
import { FileLinks } from './file-links.tsx';
import { useText } from './texts.ts';

/** What the ward has found and made: facts of the steps and the result's files. */
export function ResultCard(props: { readonly dossier: DeskDossier }): JSX.Element {
	const t = useText();
	const { localised } = useI18n();
	/** Facts that only steps use have no words of their own, and nothing to say here. */
	const rows = () => props.dossier.resultRows.filter(({ key, label }) => label.vi !== key);
	return (
		<Show when={props.dossier.results.length > 0 || rows().length > 0}>
			<Card title={t('results')}>
				<Show when={props.dossier.results.length > 0}>
					<FileLinks dossierId={props.dossier.id} files={props.dossier.results} />
				</Show>
				<Show when={rows().length > 0}>
					<h3 class="mt-4 mb-1 font-semibold">{t('resultFacts')}</h3>
					<KeyValueList
						dense
						items={rows().map((row) => ({
							key: row.key,
							label: localised(row.label),
							value: localised(row.text),
						}))}
					/>
				</Show>
				<p class="mt-4 text-sm text-muted">
					{t('delivery')}: {t(`deliveryMethod.${props.dossier.delivery.method}`)}
					<Show when={props.dossier.delivery.receivedBy}>{(name) => ` · ${t('receivedBy', { name: name() })}`}</Show>
				</p>
			</Card>
		</Show>
	);
}
