import type { FormDefinition, FormField, FormRule, FormSection, Localised } from '@motcua/forms';
import { ProcedureDefinitionError } from '../errors.ts';
import type { Exactly } from '../exactly.ts';
import type { FieldSource, FieldSources } from './field.ts';

/** One step of the form as the author writes it; its key is the name of the property. */
export interface SectionSource extends Omit<FormSection, 'key' | 'fields'> {
	readonly fields: FieldSources;
}

/** A form as the author writes it; its id is the name of the property in `defineProcedure({ forms })`. */
export interface FormSource {
	readonly title: Localised;
	readonly sections: { readonly [key: string]: SectionSource };
	readonly rules?: readonly FormRule[];
}

/** A titled group of fields: one step on a phone. */
export const section = <const S extends SectionSource>(source: Exactly<S, SectionSource>): S => source;

/**
 * A form. Keeps the literal types of its fields: `AnswersOf<typeof myForm>` is what people can answer.
 *
 * ```ts
 * const application = form({
 *   title: text('Tờ khai', 'Declaration'),
 *   sections: { requester: section({ title: text('Người yêu cầu', 'Requester'), fields: { … } }) },
 * });
 * ```
 */
export const form = <const F extends FormSource>(source: Exactly<F, FormSource>): F => source;

/** Names that expressions give a meaning to; a field of this name could never be reached. */
const RESERVED = new Set(['today', 'item', 'index', 'true', 'false', 'null', 'in']);
const KEY = /^[a-z][A-Za-z0-9]{0,63}$/;

/**
 * Turns what the author wrote into the JSON that a package ships.
 *
 * @throws ProcedureDefinitionError `form.key` (not camelCase), `form.key.reserved`, `form.key.duplicate`.
 */
export function toFormDefinition(id: string, source: FormSource): FormDefinition {
	const seen = new Set<string>();
	const sections = Object.entries(source.sections).map(([key, { fields, ...rest }]) => {
		checkKey(key, `forms.${id}.${key}`);
		return { ...rest, key, fields: toFields(fields, `forms.${id}.${key}`, seen) };
	});
	return { formVersion: 1, id, title: source.title, sections, ...(source.rules ? { rules: source.rules } : {}) };
}

function toFields(fields: FieldSources, place: string, seen: Set<string>): readonly FormField[] {
	return Object.entries(fields).map(([key, source]) => {
		const here = `${place}.${key}`;
		checkKey(key, here);
		if (seen.has(key)) {
			throw new ProcedureDefinitionError('form.key.duplicate', here, {
				vi: `Khóa “${key}” đã dùng cho một mục khác của biểu mẫu; mỗi mục cần một khóa riêng.`,
				en: `The key "${key}" is already used by another field of this form; every field needs its own.`,
			});
		}
		seen.add(key);
		return toField(key, source, here);
	});
}

function toField(key: string, source: FieldSource, place: string): FormField {
	if (source.type !== 'group') return { ...source, key };
	const { fields, ...rest } = source;
	// Rows have a scope of their own: the same key may stand in two groups.
	return { ...rest, key, fields: toFields(fields, place, new Set()) };
}

function checkKey(key: string, place: string): void {
	if (!KEY.test(key)) {
		throw new ProcedureDefinitionError('form.key', place, {
			vi: `Khóa “${key}” không hợp lệ; cần chữ cái la-tinh không dấu và chữ số, bắt đầu bằng chữ thường, tối đa 64 ký tự.`,
			en: `The key "${key}" is not valid; expected ASCII letters and digits, a small letter first, at most 64.`,
		});
	}
	if (RESERVED.has(key)) {
		throw new ProcedureDefinitionError('form.key.reserved', place, {
			vi: `Khóa “${key}” đã có nghĩa riêng trong biểu thức; xin chọn tên khác.`,
			en: `The key "${key}" has a meaning of its own in expressions; choose another name.`,
		});
	}
}
