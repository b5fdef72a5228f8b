import { type DescribedRow, describeAnswers } from '@motcua/forms';
import Pencil from 'lucide-solid/icons/pencil';
import { For, type JSX, Show } from 'solid-js';
import { Button } from '../actions/button.tsx';
import { type KeyValue, KeyValueList } from '../data/key-value-list.tsx';
import { Alert } from '../feedback/alert.tsx';
import { useI18n } from '../i18n/index.ts';
import { Card } from '../layout/card.tsx';
import type { FormController } from './controller.ts';

/** Everything that was answered, to be read once more before it is sent; each section with the way back to it. */
export function FormReview(props: {
	readonly form: FormController;
	readonly onEdit: (section: string) => void;
}): JSX.Element {
	const { t, lang, localised } = useI18n();
	const sections = () => describeAnswers(props.form.definition, props.form.answers(), lang(), { uploads: facts() });
	const facts = () => Object.fromEntries(props.form.uploads().map((file) => [file.uploadId, file]));
	const toItem = (row: DescribedRow): KeyValue => {
		const rows = row.rows ?? [];
		// Files have no label but their name; a person's own line repeats the name that its first part gives.
		if (rows.length > 0 && rows.every((one) => one.label === one.text)) {
			return { key: row.key, label: row.label, value: rows.map((one) => one.text).join(', ') };
		}
		const repeated = rows.some((one) => one.text === row.text);
		return { key: row.key, label: row.label, value: repeated ? '' : row.text, rows: rows.map(toItem) };
	};
	return (
		<div class="grid gap-4">
			<Show when={props.form.warnings().length > 0}>
				<Alert tone="warn" title={t('form.warnings')}>
					<ul class="list-disc pl-5">
						<For each={props.form.warnings()}>{(finding) => <li>{localised(finding.message)}</li>}</For>
					</ul>
				</Alert>
			</Show>
			<For each={sections()}>
				{(section) => (
					<Card
						title={section.title}
						actions={
							<Button
								variant="quiet"
								size="sm"
								icon={<Pencil size={16} />}
								aria-label={t('form.editSection', { section: section.title })}
								onClick={() => props.onEdit(section.section)}
								data-print="hide"
							>
								{t('common.edit')}
							</Button>
						}
					>
						<KeyValueList items={section.rows.map(toItem)} />
					</Card>
				)}
			</For>
		</div>
	);
}
