import { MAX_ROWS, type RepeatingGroup } from '@motcua/forms';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, Index, type JSX, Show } from 'solid-js';
import { Button } from '../../actions/button.tsx';
import { useI18n } from '../../i18n/index.ts';
import { Field } from '../../inputs/field/field.tsx';
import { FieldGrid } from '../field-grid.tsx';
import { focusById } from '../focus.ts';
import { fieldId } from '../paths.ts';
import { type FieldViewProps, fieldProps } from './control-props.ts';

/** Rows that can be added and removed; focus follows, and it is said aloud. */
export default function GroupFieldView(props: FieldViewProps<RepeatingGroup>): JSX.Element {
	const i18n = useI18n();
	const { t, localised } = i18n;
	const [news, setNews] = createSignal('');
	const rows = (): readonly unknown[] => {
		const value = props.form.value(props.path);
		return Array.isArray(value) ? value : [];
	};
	const item = () => localised(props.field.itemLabel);
	const least = () => Math.max(props.field.minItems ?? 0, props.form.evaluation().required.has(props.path) ? 1 : 0);
	const most = () => Math.min(props.field.maxItems ?? MAX_ROWS, MAX_ROWS);
	const named = () => ({ item: item().toLocaleLowerCase(), number: rows().length });
	const rowId = (index: number) => fieldId(`${props.path}[${index}]`);
	const addId = () => `${fieldId(props.path)}-add`;

	function add(): void {
		props.form.addRow(props.path);
		setNews(t('form.itemAdded', named()));
		queueMicrotask(() => focusById(rowId(rows().length - 1)));
	}
	function remove(index: number): void {
		setNews(t('form.itemRemoved', { ...named(), number: index + 1 }));
		props.form.removeRow(props.path, index);
		queueMicrotask(() => focusById(addId()));
	}

	const texts = { label: () => localised(props.field.label), help: () => localised(props.field.help) };
	return (
		<Field {...fieldProps(props, texts, i18n)} group="list">
			<div class="grid gap-4">
				<Index
					each={rows()}
					fallback={<p class="text-muted">{t('form.noItems', { item: item().toLocaleLowerCase() })}</p>}
				>
					{(_row, index) => (
						<fieldset id={rowId(index)} tabindex="-1" class="min-w-0 rounded-lg border border-line bg-surface p-4">
							<legend class="visually-hidden">{t('form.item', { item: item(), number: index + 1 })}</legend>
							<div class="mb-3 flex items-center justify-between gap-3">
								<p class="font-semibold text-accent-ink" aria-hidden="true">
									{t('form.item', { item: item(), number: index + 1 })}
								</p>
								<Show when={rows().length > least()}>
									<Button
										variant="quiet"
										icon={<Trash size={18} />}
										aria-label={t('form.removeItem', { ...named(), number: index + 1 })}
										onClick={() => remove(index)}
									>
										{t('common.remove')}
									</Button>
								</Show>
							</div>
							<FieldGrid form={props.form} fields={props.field.fields} at={`${props.path}[${index}]`} />
						</fieldset>
					)}
				</Index>
				<Show when={rows().length < most()}>
					<div>
						<Button id={addId()} icon={<Plus size={18} />} onClick={add}>
							{t('form.add', { item: item().toLocaleLowerCase() })}
						</Button>
					</div>
				</Show>
			</div>
			<p class="visually-hidden" role="status">
				{news()}
			</p>
		</Field>
	);
}
