import type {
	DateField,
	EmailField,
	MoneyField,
	NumberField,
	PersonNameField,
	PhoneField,
	TextField,
} from '@motcua/forms';
import { type JSX, lazy, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { Field } from '../../inputs/field/field.tsx';
import { DateInput } from '../../inputs/typed/date-input.tsx';
import { TextArea } from '../../inputs/typed/text-area.tsx';
import { TextInput } from '../../inputs/typed/text-input.tsx';
import { type FieldViewProps, fieldProps, setText, textAt } from './control-props.ts';

/** Comes with the first number: the first step of a form asks who one is. */
export const NumberBox = lazy(() => import('./number-box.tsx'));

/** Fields that are typed into one box. */
export type TypedField = TextField | NumberField | MoneyField | DateField | PersonNameField | PhoneField | EmailField;

/** The browser's hint for what to fill in; a form may name any token, the types know only the common ones. */
function autocompleteOf(field: TypedField, fallback: string): 'on' {
	return (field.autocomplete ?? fallback) as 'on';
}

function TextBox(props: FieldViewProps<TextField | PersonNameField | PhoneField | EmailField>): JSX.Element {
	const common = () => ({
		value: textAt(props),
		onValue: (value: string) => setText(props, value),
		onBlur: () => props.form.touch(props.path),
	});
	const kind = () => props.field.type;
	return (
		<Show
			when={props.field.type === 'text' && props.field.multiline}
			fallback={
				<TextInput
					{...common()}
					type={kind() === 'email' ? 'email' : kind() === 'phone' ? 'tel' : 'text'}
					inputMode={kind() === 'email' ? 'email' : kind() === 'phone' ? 'tel' : 'text'}
					autocomplete={autocompleteOf(props.field, 'off')}
					autocapitalize={kind() === 'personName' ? 'words' : kind() === 'email' ? 'none' : 'sentences'}
					spellcheck={kind() === 'text'}
				/>
			}
		>
			<TextArea {...common()} />
		</Show>
	);
}

function DateBox(props: FieldViewProps<DateField>): JSX.Element {
	return (
		<DateInput
			partial={props.field.partial ?? false}
			autocomplete={autocompleteOf(props.field, 'off')}
			value={textAt(props)}
			onValue={(value) => setText(props, value)}
			onBlur={() => props.form.touch(props.path)}
		/>
	);
}

/** A field with one box to type into. */
export function TypedFieldView(props: FieldViewProps<TypedField>): JSX.Element {
	const i18n = useI18n();
	const help = () => {
		const own = i18n.localised(props.field.help);
		if (own || props.field.type !== 'date') return own || undefined;
		return props.field.partial ? i18n.t('date.partialHint') : i18n.t('date.hint');
	};
	const box = (): JSX.Element => {
		const { field } = props;
		switch (field.type) {
			case 'number':
			case 'money':
				return <NumberBox {...props} field={field} />;
			case 'date':
				return <DateBox {...props} field={field} />;
			default:
				return <TextBox {...props} field={field} />;
		}
	};
	return <Field {...fieldProps(props, { label: () => i18n.localised(props.field.label), help }, i18n)}>{box()}</Field>;
}
