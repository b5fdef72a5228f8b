import { type JSX, lazy, Suspense } from 'solid-js';
import { Skeleton } from '../feedback/states.tsx';
import { AddressFieldView } from './fields/address-field.tsx';
import { ChoiceFieldView } from './fields/choice-field.tsx';
import type { FieldViewProps } from './fields/control-props.ts';
import { IdentityFieldView } from './fields/identity-field.tsx';
import { StaticFieldView } from './fields/static-field.tsx';
import { NumberBox, TypedFieldView } from './fields/typed-fields.tsx';

/** The heavier kinds seldom stand in a form's first step; {@link preloadFieldViews} fetches them while that is filled in. */
const BooleanFieldView = lazy(() => import('./fields/boolean-field.tsx'));
const MultiChoiceFieldView = lazy(() => import('./fields/multi-choice-field.tsx'));
const ComputedFieldView = lazy(() => import('./fields/computed-field.tsx'));
const FileFieldView = lazy(() => import('./fields/file-field.tsx'));
const GroupFieldView = lazy(() => import('./fields/group-field.tsx'));
const PersonFieldView = lazy(() => import('./fields/person-field.tsx'));

const LATER = [
	BooleanFieldView,
	MultiChoiceFieldView,
	ComputedFieldView,
	FileFieldView,
	GroupFieldView,
	PersonFieldView,
];

/** Fetches what is loaded on demand, so that going on needs no network. */
export function preloadFieldViews(): void {
	for (const view of [...LATER, NumberBox]) void view.preload();
}

/** The view for one element of a form. */
export function FieldView(props: FieldViewProps): JSX.Element {
	return (
		<Suspense fallback={<Skeleton tall lines={1} />}>
			<FieldSwitch {...props} />
		</Suspense>
	);
}

function FieldSwitch(props: FieldViewProps): JSX.Element {
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
