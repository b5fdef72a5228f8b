import { type IdentityAnswer, type IdentityField, PART_LABELS } from '@motcua/forms';
import { type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { Select } from '../../inputs/choice/select.tsx';
import { Field } from '../../inputs/field/field.tsx';
import { DateInput } from '../../inputs/typed/date-input.tsx';
import { TextInput } from '../../inputs/typed/text-input.tsx';
import { type FieldViewProps, fieldProps, setText, textAt } from './control-props.ts';

const KINDS: readonly IdentityAnswer['kind'][] = ['personalId', 'oldId', 'passport', 'other'];

/** Number of an identity paper, and for papers other than the personal id its date and place of issue. */
export function IdentityFieldView(props: FieldViewProps<IdentityField>): JSX.Element {
	const i18n = useI18n();
	const texts = { label: () => i18n.localised(props.field.label), help: () => i18n.localised(props.field.help) };
	return (
		<Field {...fieldProps(props, texts, i18n)} group="block">
			<IdentityParts
				required={props.form.evaluation().required.has(props.path)}
				form={props.form}
				path={props.path}
				personalIdOnly={props.field.personalIdOnly ?? false}
			/>
		</Field>
	);
}

/** The controls without a frame, for use inside a person, too. Once begun, it has to be finished. */
export function IdentityParts(
	props: Pick<FieldViewProps, 'form' | 'path'> & { readonly personalIdOnly: boolean; readonly required: boolean },
): JSX.Element {
	const i18n = useI18n();
	const part = (name: 'kind' | 'number' | 'issuedOn' | 'issuer') => ({
		form: props.form,
		path: `${props.path}.${name}`,
	});
	const kind = () => (textAt(part('kind')) || 'personalId') as IdentityAnswer['kind'];
	const isPersonalId = () => props.personalIdOnly || kind() === 'personalId';
	const required = () => props.required || props.form.value(props.path) !== undefined;
	return (
		<div class="grid gap-4 @md:grid-cols-2">
			<Show when={!props.personalIdOnly}>
				<Field
					{...fieldProps(part('kind'), { label: () => i18n.localised(PART_LABELS.kind), required: () => false }, i18n)}
				>
					<Select
						noEmpty
						options={KINDS.map((value) => ({ value, label: i18n.t(`identity.${value}`) }))}
						value={kind()}
						onValue={(value) => setText(part('kind'), value)}
					/>
				</Field>
			</Show>
			<Field
				{...fieldProps(
					part('number'),
					{
						label: () => (isPersonalId() ? i18n.t('identity.personalIdNumber') : i18n.localised(PART_LABELS.number)),
						required,
					},
					i18n,
				)}
			>
				<TextInput
					inputMode={isPersonalId() || kind() === 'oldId' ? 'numeric' : 'text'}
					autocomplete="off"
					spellcheck={false}
					value={textAt(part('number'))}
					onValue={(value) => setText(part('number'), value)}
					onBlur={() => props.form.touch(part('number').path)}
				/>
			</Field>
			<Show when={!isPersonalId()}>
				<Field
					{...fieldProps(
						part('issuedOn'),
						{ label: () => i18n.localised(PART_LABELS.issuedOn), help: () => i18n.t('date.hint'), required },
						i18n,
					)}
				>
					<DateInput
						value={textAt(part('issuedOn'))}
						onValue={(value) => setText(part('issuedOn'), value)}
						onBlur={() => props.form.touch(part('issuedOn').path)}
					/>
				</Field>
				<Field {...fieldProps(part('issuer'), { label: () => i18n.localised(PART_LABELS.issuer), required }, i18n)}>
					<TextInput
						value={textAt(part('issuer'))}
						onValue={(value) => setText(part('issuer'), value)}
						onBlur={() => props.form.touch(part('issuer').path)}
					/>
				</Field>
			</Show>
		</div>
	);
}
