import type { FormField } from '@motcua/forms';
import type { I18n } from '../../i18n/index.ts';
import type { FieldProps } from '../../inputs/field/field.tsx';
import type { FormController } from '../controller.ts';
import { fieldId } from '../paths.ts';

/** What every field view is given: its definition, where its answer lies, and the form. */
export interface FieldViewProps<Field extends FormField = FormField> {
	readonly field: Field;
	readonly path: string;
	readonly form: FormController;
}

/** Label, help, error and required mark of a field or of a part of one, for `<Field {...}>`; getters, so reactive. */
export function fieldProps(
	props: Pick<FieldViewProps, 'path' | 'form'>,
	texts: { readonly label: () => string; readonly help?: () => string | undefined; readonly required?: () => boolean },
	{ localised }: I18n,
): Omit<FieldProps, 'children'> {
	const shown = (severity: 'error' | 'warning') => {
		const message = props.form.shown(props.path, severity);
		return message ? localised(message) : null;
	};
	return {
		get id() {
			return fieldId(props.path);
		},
		get label() {
			return texts.label();
		},
		get help() {
			return texts.help?.();
		},
		get error() {
			return shown('error');
		},
		get warning() {
			return shown('warning');
		},
		get required() {
			return texts.required?.() ?? props.form.evaluation().required.has(props.path);
		},
	};
}

/** The answer at a path as text; numbers and the like read as empty. */
export function textAt(props: Pick<FieldViewProps, 'path' | 'form'>): string {
	const value = props.form.value(props.path);
	return typeof value === 'string' ? value : '';
}

/** Empty text takes the answer away instead of leaving `''` behind. */
export function setText(props: Pick<FieldViewProps, 'path' | 'form'>, value: string): void {
	props.form.setValue(props.path, value === '' ? undefined : value);
}
