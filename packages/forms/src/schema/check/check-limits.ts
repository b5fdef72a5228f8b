import type { DateField, FormDefinition, FormField, PersonField, TextField } from '../../definition.ts';
import { MAX_ROWS } from '../../expression/limits.ts';
import { textLimits } from '../../fields/text.ts';
import { compilePattern } from '../../pattern/pattern.ts';
import { PatternError, type PatternProblem } from '../../pattern/pattern-error.ts';
import { at, type Problems } from '../problem.ts';
import { allFields } from './visit.ts';

/** All fields together, those of rows included. */
const MAX_ALL_FIELDS = 300;

/** Bounds in the right order, patterns that can be matched, parts that were asked for. */
export function checkLimits(definition: FormDefinition, problems: Problems): void {
	const fields = allFields(definition);
	if (fields.length > MAX_ALL_FIELDS) {
		problems.add(
			'',
			'form.fields',
			`Biểu mẫu có ${fields.length} mục; tối đa ${MAX_ALL_FIELDS}.`,
			`The form has ${fields.length} fields; at most ${MAX_ALL_FIELDS} are allowed.`,
		);
	}
	for (const { field, path } of fields) checkField(field, path, problems);
}

function checkField(field: FormField, path: string, problems: Problems): void {
	switch (field.type) {
		case 'text': {
			const { min, max } = textLimits(field);
			checkOrder(min, max, at(path, 'maxLength'), problems);
			checkPattern(field, path, problems);
			return;
		}
		case 'number':
		case 'money':
			checkOrder(field.min, field.max, at(path, 'max'), problems);
			return;
		case 'date':
			checkDates(field, path, problems);
			return;
		case 'multiChoice':
			checkOrder(field.minItems, field.maxItems, at(path, 'maxItems'), problems);
			checkOrder(field.minItems, field.options.length, at(path, 'minItems'), problems);
			return;
		case 'group':
			checkOrder(field.minItems, field.maxItems ?? MAX_ROWS, at(path, 'maxItems'), problems);
			checkNotComputed(field, path, problems);
			return;
		case 'file':
			checkNotComputed(field, path, problems);
			return;
		case 'person':
			checkParts(field, path, problems);
	}
}

function checkOrder(min: number | undefined, max: number | undefined, path: string, problems: Problems): void {
	if (min === undefined || max === undefined || min <= max) return;
	problems.add(
		path,
		'limit.order',
		`Mức tối thiểu (${min}) lớn hơn mức tối đa (${max}).`,
		`The minimum (${min}) is above the maximum (${max}).`,
	);
}

function checkDates({ min, max }: DateField, path: string, problems: Problems): void {
	if (min === undefined || max === undefined || min === 'today' || max === 'today' || min <= max) return;
	problems.add(
		at(path, 'max'),
		'limit.order',
		`Ngày sớm nhất (${min}) ở sau ngày muộn nhất (${max}).`,
		`The earliest date (${min}) is after the latest (${max}).`,
	);
}

function checkNotComputed(field: { readonly computed?: string }, path: string, problems: Problems): void {
	if (field.computed === undefined) return;
	problems.add(
		at(path, 'computed'),
		'computed.kind',
		'Loại mục này không thể tính tự động: các dòng và tệp phải do người khai cung cấp.',
		'This kind of field cannot be computed: rows and files are given by people.',
	);
}

function checkParts({ ask, optional = [] }: PersonField, path: string, problems: Problems): void {
	for (const [index, part] of optional.entries()) {
		if (ask.includes(part)) continue;
		problems.add(
			at(at(path, 'optional'), index),
			'person.part',
			`Phần “${part}” không có trong “ask” nên không thể là phần tùy chọn.`,
			`The part “${part}” is not in “ask”, so it cannot be optional.`,
		);
	}
}

function checkPattern(field: TextField, path: string, problems: Problems): void {
	if (field.pattern === undefined) return;
	reportPattern(field.pattern, at(path, 'pattern'), problems);
}

const PATTERN_PROBLEMS: Readonly<Record<PatternProblem, readonly [vi: string, en: string]>> = {
	syntax: ['sai cú pháp', 'wrong syntax'],
	lookAround: ['không hỗ trợ nhìn trước, nhìn sau và nhóm có tên', 'look-around and named groups are not supported'],
	backReference: ['không hỗ trợ tham chiếu ngược', 'back references are not supported'],
	unsupported: ['ký hiệu này không được hỗ trợ', 'this sign is not supported'],
	tooLarge: ['mẫu quá dài hoặc lặp quá nhiều', 'the pattern is too long or repeats too much'],
};

/** Reports a pattern that is outside of the subset. */
export function reportPattern(source: string, path: string, problems: Problems): void {
	try {
		compilePattern(source);
	} catch (error) {
		if (!(error instanceof PatternError)) throw error;
		const [vi, en] = PATTERN_PROBLEMS[error.code];
		problems.add(
			path,
			`pattern.${error.code}`,
			`Mẫu không dùng được tại vị trí ${error.position} (“${error.piece}”): ${vi}.`,
			`The pattern cannot be used, at position ${error.position} (“${error.piece}”): ${en}.`,
		);
	}
}
