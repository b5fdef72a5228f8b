import type { BooleanField, ChoiceField, ChoiceOption, MultiChoiceField } from '@motcua/forms';
import { createMemo, type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { Checkbox, CheckboxGroup } from '../../inputs/checkbox.tsx';
import { Field } from '../../inputs/field.tsx';
import { RadioGroup } from '../../inputs/radio-group.tsx';
import { Select } from '../../inputs/select.tsx';
import { type FieldViewProps, fieldProps, setText, textAt } from './control-props.ts';

/** More options than this become a list to open. */
const MOST_RADIOS = 6;

/** Options on offer now, in the reader's language. The same array until it changes, so that radios keep focus. */
function useOptions(props: FieldViewProps<ChoiceField | MultiChoiceField>) {
	const { localised } = useI18n();
	const offered = createMemo(() => props.form.evaluation().options.get(props.path)?.join('\n'));
	return createMemo(() => {
		const values = offered()?.split('\n');
		const kept = (option: ChoiceOption) => values === undefined || values.includes(option.value);
		return props.field.options.filter(kept).map((option) => ({ value: option.value, label: localised(option.label) }));
	});
}

/** One of several: radios for a few, a list for many. */
export function ChoiceFieldView(props: FieldViewProps<ChoiceField>): JSX.Element {
	const i18n = useI18n();
	const options = useOptions(props);
	const radios = () =>
		(props.field.display ?? (props.field.options.length > MOST_RADIOS ? 'select' : 'radio')) === 'radio';
	const short = () => options().length <= 3 && options().every((option) => option.label.length <= 16);
	const look = () => ({ ...control(), options: options() });
	const control = () => ({
		value: textAt(props),
		onValue: (value: string) => setText(props, value),
		onBlur: () => props.form.touch(props.path),
	});
	const texts = { label: () => i18n.localised(props.field.label), help: () => i18n.localised(props.field.help) };
	return (
		<Field {...fieldProps(props, texts, i18n)} group={radios()}>
			<Show when={radios()} fallback={<Select {...look()} />}>
				<RadioGroup {...look()} inline={short()} />
			</Show>
		</Field>
	);
}

/** Any number of several. */
export function MultiChoiceFieldView(props: FieldViewProps<MultiChoiceField>): JSX.Element {
	const i18n = useI18n();
	const options = useOptions(props);
	const chosen = () => {
		const value = props.form.value(props.path);
		return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
	};
	const texts = { label: () => i18n.localised(props.field.label), help: () => i18n.localised(props.field.help) };
	return (
		<Field {...fieldProps(props, texts, i18n)} group>
			<CheckboxGroup
				options={options()}
				value={chosen()}
				onValue={(value) => props.form.setValue(props.path, value.length > 0 ? value : undefined)}
				onBlur={() => props.form.touch(props.path)}
			/>
		</Field>
	);
}

/** A single tick; its label is the question, so the group's own legend is for screen readers. */
export function BooleanFieldView(props: FieldViewProps<BooleanField>): JSX.Element {
	const i18n = useI18n();
	const label = () => i18n.localised(props.field.label);
	const field = fieldProps(props, { label }, i18n);
	return (
		<Field {...field} group hideLabel id={`${field.id}-group`}>
			<Checkbox
				id={field.id}
				label={
					<>
						{label()}
						<Show when={field.required}>
							<span class="ml-0.5 text-bad" aria-hidden="true">
								*
							</span>
						</Show>
					</>
				}
				help={i18n.localised(props.field.help)}
				value={props.form.value(props.path) === true}
				onValue={(value) => props.form.setValue(props.path, value)}
				onBlur={() => props.form.touch(props.path)}
			/>
		</Field>
	);
}
