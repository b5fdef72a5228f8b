import type { MultiChoiceField } from '@motcua/forms';
import type { JSX } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { CheckboxGroup } from '../../inputs/choice/checkbox.tsx';
import { Field } from '../../inputs/field/field.tsx';
import { useOptions } from './choice-field.tsx';
import { type FieldViewProps, fieldProps } from './control-props.ts';

/** Any number of several. */
export default function MultiChoiceFieldView(props: FieldViewProps<MultiChoiceField>): JSX.Element {
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
