import type { ChoiceField, ChoiceOption, MultiChoiceField } from '@motcua/forms';
import { createMemo, type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { RadioGroup } from '../../inputs/choice/radio-group.tsx';
import { Select } from '../../inputs/choice/select.tsx';
import { Field } from '../../inputs/field/field.tsx';
import { type FieldViewProps, fieldProps, setText, textAt } from './control-props.ts';

/** More options than this become a list to open. */
const MOST_RADIOS = 6;

/** Options on offer now, in the reader's language. The same array until it changes, so that radios keep focus. */
export function useOptions(props: FieldViewProps<ChoiceField | MultiChoiceField>) {
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
