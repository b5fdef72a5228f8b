import type { JSX } from 'solid-js';
import { AddressFieldView } from './fields/address-field.tsx';
import { BooleanFieldView, ChoiceFieldView, MultiChoiceFieldView } from './fields/choice-fields.tsx';
import { ComputedFieldView } from './fields/computed-field.tsx';
import type { FieldViewProps } from './fields/control-props.ts';
import { FileFieldView } from './fields/file-field.tsx';
import { GroupFieldView } from './fields/group-field.tsx';
import { IdentityFieldView } from './fields/identity-field.tsx';
import { PersonFieldView } from './fields/person-field.tsx';
import { StaticFieldView } from './fields/static-field.tsx';
import { TypedFieldView } from './fields/typed-fields.tsx';

/** The view for one element of a form. */
export function FieldView(props: FieldViewProps): JSX.Element {
	const { field, path, form } = props;
	if (field.type !== 'static' && field.type !== 'group' && field.computed !== undefined)
		return <ComputedFieldView field={field} path={path} form={form} />;
	switch (field.type) {
		case 'static':
			return <StaticFieldView field={field} path={path} form={form} />;
		case 'choice':
			return <ChoiceFieldView field={field} path={path} form={form} />;
		case 'multiChoice':
			return <MultiChoiceFieldView field={field} path={path} form={form} />;
		case 'boolean':
			return <BooleanFieldView field={field} path={path} form={form} />;
		case 'address':
			return <AddressFieldView field={field} path={path} form={form} />;
		case 'person':
			return <PersonFieldView field={field} path={path} form={form} />;
		case 'identityNumber':
			return <IdentityFieldView field={field} path={path} form={form} />;
		case 'file':
			return <FileFieldView field={field} path={path} form={form} />;
		case 'group':
			return <GroupFieldView field={field} path={path} form={form} />;
		default:
			return <TypedFieldView field={field} path={path} form={form} />;
	}
}
