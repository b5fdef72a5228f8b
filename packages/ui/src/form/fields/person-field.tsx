import { PART_LABELS, type PersonField, personParts } from '@motcua/forms';
import { type JSX, Show } from 'solid-js';
import { Combobox } from '../../combobox/index.ts';
import { useI18n } from '../../i18n/index.ts';
import { RadioGroup } from '../../inputs/choice/radio-group.tsx';
import { Field } from '../../inputs/field/field.tsx';
import { DateInput } from '../../inputs/typed/date-input.tsx';
import { TextInput } from '../../inputs/typed/text-input.tsx';
import { ethnicGroups, nationalities } from '../lists.ts';
import { AddressParts } from './address-field.tsx';
import { type FieldViewProps, fieldProps, setText, textAt } from './control-props.ts';
import { IdentityParts } from './identity-field.tsx';

type Part = ReturnType<typeof personParts>[number];

/** A person in one block: name and whatever the field asks for. */
export default function PersonFieldView(props: FieldViewProps<PersonField>): JSX.Element {
	const i18n = useI18n();
	const { t, localised } = i18n;
	const asked = (part: Part) => personParts(props.field).includes(part);
	const at = (part: Part) => ({ form: props.form, path: `${props.path}.${part}` });
	const optional = (part: Part) =>
		(props.field.optional ?? []).some((ask) => (ask === 'personalId' ? 'identity' : ask) === part);
	const needs = (part: Part) => begun() && !optional(part);
	const begun = () => props.form.evaluation().required.has(props.path) || props.form.value(props.path) !== undefined;
	const part = (name: Part, help?: () => string) =>
		fieldProps(
			at(name),
			{
				label: () => localised(PART_LABELS[name]),
				required: () => needs(name),
				...(help ? { help } : {}),
			},
			i18n,
		);
	const text = (name: Part) => ({
		value: textAt(at(name)),
		onValue: (value: string) => setText(at(name), value),
		onBlur: () => props.form.touch(at(name).path),
	});
	const texts = { label: () => localised(props.field.label), help: () => localised(props.field.help) };
	return (
		<Field {...fieldProps(props, texts, i18n)} group="block">
			<div class="grid gap-5">
				<Field {...part('fullName')}>
					<TextInput {...text('fullName')} autocapitalize="words" spellcheck={false} autocomplete="off" />
				</Field>
				<Show when={asked('birthDate')}>
					<Field {...part('birthDate', () => t('date.partialHint'))}>
						<DateInput {...text('birthDate')} partial />
					</Field>
				</Show>
				<Show when={asked('gender')}>
					<Field {...part('gender')} group>
						<RadioGroup
							{...text('gender')}
							inline
							options={[
								{ value: 'male', label: t('person.male') },
								{ value: 'female', label: t('person.female') },
							]}
						/>
					</Field>
				</Show>
				<Show when={asked('identity')}>
					<Field {...part('identity')} group="part">
						<IdentityParts
							required={needs('identity')}
							form={props.form}
							path={at('identity').path}
							personalIdOnly={false}
						/>
					</Field>
				</Show>
				<div class="grid gap-5 @md:grid-cols-2">
					<Show when={asked('ethnicity')}>
						<Field {...part('ethnicity')}>
							<Combobox {...text('ethnicity')} allowCustom options={ethnicGroups()} />
						</Field>
					</Show>
					<Show when={asked('nationality')}>
						<Field {...part('nationality')}>
							<Combobox {...text('nationality')} allowCustom options={nationalities()} />
						</Field>
					</Show>
				</div>
				<Show when={asked('residence')}>
					<Field {...part('residence')} group="part">
						<AddressParts
							required={needs('residence')}
							form={props.form}
							path={at('residence').path}
							detailOptional={false}
						/>
					</Field>
				</Show>
			</div>
		</Field>
	);
}
