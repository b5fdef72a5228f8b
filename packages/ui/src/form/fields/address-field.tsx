import { type AddressField, PART_LABELS } from '@motcua/forms';
import { type JSX, Show } from 'solid-js';
import { useI18n } from '../../i18n/index.ts';
import { Checkbox } from '../../inputs/choice/checkbox.tsx';
import { Select } from '../../inputs/choice/select.tsx';
import { Field } from '../../inputs/field/field.tsx';
import { TextInput } from '../../inputs/typed/text-input.tsx';
import { provinceOptions } from '../provinces.ts';
import { type FieldViewProps, fieldProps, setText, textAt } from './control-props.ts';

/** Province, commune and the rest; with a tick also the district of papers from before 01/07/2025. */
export function AddressFieldView(props: FieldViewProps<AddressField>): JSX.Element {
	const i18n = useI18n();
	const texts = { label: () => i18n.localised(props.field.label), help: () => i18n.localised(props.field.help) };
	return (
		<Field {...fieldProps(props, texts, i18n)} group="block">
			<AddressParts
				required={props.form.evaluation().required.has(props.path)}
				form={props.form}
				path={props.path}
				detailOptional={props.field.detailOptional ?? false}
			/>
		</Field>
	);
}

type TextPart = 'districtName' | 'communeName' | 'detail';

/** The controls without a frame, for use inside a person, too. Once begun, it has to be finished. */
export function AddressParts(
	props: Pick<FieldViewProps, 'form' | 'path'> & { readonly detailOptional: boolean; readonly required: boolean },
): JSX.Element {
	const i18n = useI18n();
	const { t, localised } = i18n;
	const part = (name: TextPart | 'scheme' | 'provinceCode') => ({ form: props.form, path: `${props.path}.${name}` });
	const scheme = () => (textAt(part('scheme')) === 'pre-2025' ? 'pre-2025' : '2025');
	const required = () => props.required || props.form.value(props.path) !== undefined;
	const provinces = () => provinceOptions(scheme());
	const setScheme = (old: boolean) => {
		const value = props.form.value(props.path);
		const { districtName: _district, ...kept } =
			typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
		props.form.setValue(props.path, { ...kept, provinceCode: undefined, scheme: old ? 'pre-2025' : '2025' });
	};
	const TextPartView = (own: { readonly name: TextPart; readonly label: string; readonly optional?: boolean }) => (
		<Field
			{...fieldProps(part(own.name), { label: () => own.label, required: () => !own.optional && required() }, i18n)}
		>
			<TextInput
				autocomplete="off"
				value={textAt(part(own.name))}
				onValue={(value) => setText(part(own.name), value)}
				onBlur={() => props.form.touch(part(own.name).path)}
			/>
		</Field>
	);
	return (
		<div class="grid gap-4 @md:grid-cols-2">
			<Field
				{...fieldProps(part('provinceCode'), { label: () => localised(PART_LABELS.provinceCode), required }, i18n)}
			>
				<Select
					options={provinces()}
					value={textAt(part('provinceCode'))}
					onValue={(value) => setText(part('provinceCode'), value)}
					onBlur={() => props.form.touch(part('provinceCode').path)}
				/>
			</Field>
			<Show when={scheme() === 'pre-2025'}>
				<TextPartView name="districtName" label={localised(PART_LABELS.districtName)} />
			</Show>
			<TextPartView
				name="communeName"
				label={scheme() === 'pre-2025' ? t('address.communeOld') : localised(PART_LABELS.communeName)}
			/>
			<TextPartView name="detail" label={localised(PART_LABELS.detail)} optional={props.detailOptional} />
			<div class="@md:col-span-2">
				<Checkbox plain label={t('address.schemeOld')} value={scheme() === 'pre-2025'} onValue={setScheme} />
			</div>
		</div>
	);
}
