import type { BooleanField, ChoiceField, Localised, MultiChoiceField } from '../definition.ts';
import { MAX_LIST_LENGTH } from '../expression/limits.ts';
import { quoteShort } from '../names.ts';
import { type FieldReader, isBlank, type ReadContext } from './reader.ts';

/** True when the value is one of the options, offered at the moment. Reports it when not. */
function checkOption(
	value: unknown,
	known: ReadonlySet<string>,
	label: Localised,
	path: string,
	context: ReadContext,
): value is string {
	if (typeof value === 'string' && known.has(value) && context.hiddenOptions?.has(value) !== true) return true;
	const shown = typeof value === 'string' ? ` “${quoteShort(value)}”` : '';
	context.findings.error(
		path,
		'option',
		`“${label.vi}”: lựa chọn${shown} không có trong danh sách. Vui lòng chọn một mục đang được hiển thị.`,
		`“${label.en}”: the choice${shown} is not in the list. Please choose one of the entries shown.`,
	);
	return false;
}

export function choiceReader(field: ChoiceField): FieldReader<string> {
	const known = new Set(field.options.map((option) => option.value));
	return {
		unanswered: null,
		toScope: (answer) => answer,
		read(input, path, context) {
			if (isBlank(input)) return undefined;
			return checkOption(input, known, field.label, path, context) ? input : undefined;
		},
	};
}

export function multiChoiceReader(field: MultiChoiceField): FieldReader<readonly string[]> {
	const values = field.options.map((option) => option.value);
	const known = new Set(values);
	return {
		unanswered: [],
		toScope: (answer) => answer,
		read(input, path, context) {
			if (isBlank(input)) return undefined;
			if (!Array.isArray(input) || input.length > MAX_LIST_LENGTH) {
				reportNotList(field.label, path, context);
				return undefined;
			}
			const chosen = new Set<string>();
			for (const value of input) if (checkOption(value, known, field.label, path, context)) chosen.add(value);
			if (chosen.size === 0) return undefined;
			checkCount(chosen.size, field, path, context);
			return values.filter((value) => chosen.has(value));
		},
	};
}

function reportNotList(label: Localised, path: string, context: ReadContext): void {
	context.findings.error(
		path,
		'type',
		`“${label.vi}” phải là danh sách các lựa chọn, tối đa ${MAX_LIST_LENGTH} mục.`,
		`“${label.en}” must be a list of choices, at most ${MAX_LIST_LENGTH}.`,
	);
}

function checkCount(count: number, field: MultiChoiceField, path: string, context: ReadContext): void {
	const { label, minItems, maxItems } = field;
	if (minItems !== undefined && count < minItems) {
		context.findings.error(
			path,
			'minItems',
			`“${label.vi}”: đã chọn ${count} mục, cần chọn ít nhất ${minItems} mục.`,
			`“${label.en}”: ${count} chosen; choose at least ${minItems}.`,
		);
	}
	if (maxItems !== undefined && count > maxItems) {
		context.findings.error(
			path,
			'maxItems',
			`“${label.vi}”: đã chọn ${count} mục, chỉ được chọn nhiều nhất ${maxItems} mục.`,
			`“${label.en}”: ${count} chosen; choose at most ${maxItems}.`,
		);
	}
}

export function booleanReader(field: BooleanField): FieldReader<boolean> {
	const { label } = field;
	return {
		unanswered: false,
		toScope: (answer) => answer,
		read(input, path, context) {
			if (isBlank(input)) return undefined;
			if (typeof input === 'boolean') return input;
			context.findings.error(
				path,
				'type',
				`“${label.vi}” phải là có hoặc không.`,
				`“${label.en}” must be yes or no (true or false).`,
			);
			return undefined;
		},
	};
}
