import type { Localised, TextField } from '../definition.ts';
import { MAX_TEXT_LENGTH } from '../expression/limits.ts';
import { compilePattern, type Pattern } from '../pattern/pattern.ts';
import { type FieldReader, isBlank, type ReadContext } from './reader.ts';

// Everything but tab, line feed and what people see; Cf stays, Vietnamese input needs none of it but emoji do.
const CONTROL_CHARACTERS = /[\p{Cc}\p{Co}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;
const LINE_BREAKS = /\r\n?|[\u2028\u2029\u0085]/g;
/** Line breaks are control characters too, halves of surrogate pairs are Cs: nothing to clean where none of these is. */
const UNCLEAN = new RegExp(CONTROL_CHARACTERS.source, 'u');
const PLAIN_ASCII = /^[\x20-\x7E]*$/;

/** NFC, well-formed, without control characters and outer spaces. Line breaks stay (as LF) only in multi-line texts. */
function normaliseText(text: string, multiline = false): string {
	if (PLAIN_ASCII.test(text)) return text.trim();
	if (!UNCLEAN.test(text)) return text.normalize('NFC').trim();
	const lines = text.toWellFormed().replace(LINE_BREAKS, '\n');
	const cleaned = lines.replace(CONTROL_CHARACTERS, (character) => {
		if (character === '\n') return multiline ? '\n' : ' ';
		return character === '\t' ? ' ' : '';
	});
	return cleaned.normalize('NFC').trim();
}

/**
 * The normalised text, `undefined` when there is none. Reports what is not a text, and a text far too long to be looked
 * at.
 */
export function readText(
	input: unknown,
	label: Localised,
	path: string,
	context: ReadContext,
	multiline = false,
): string | undefined {
	if (isBlank(input)) return undefined;
	if (typeof input !== 'string') {
		reportNotText(label, path, context);
		return undefined;
	}
	if (input.length > MAX_TEXT_LENGTH) {
		reportTooLong(label, path, context, MAX_TEXT_LENGTH, input.length);
		return undefined;
	}
	const text = normaliseText(input, multiline);
	return text === '' ? undefined : text;
}

function reportNotText(label: Localised, path: string, context: ReadContext): void {
	context.findings.error(
		path,
		'type',
		`“${label.vi}” nhận được dữ liệu không phải là chữ. Cần nhập một dòng chữ.`,
		`“${label.en}” got something that is not a text. A text is expected.`,
	);
}

function reportTooLong(label: Localised, path: string, context: ReadContext, max: number, length: number): void {
	context.findings.error(
		path,
		'maxLength',
		`“${label.vi}” dài ${length} ký tự, vượt quá mức cho phép là ${max} ký tự.`,
		`“${label.en}” has ${length} characters; at most ${max} are allowed.`,
	);
}

/** Characters as people count them: code points. */
export function countCharacters(text: string): number {
	let count = 0;
	for (const _ of text) count += 1;
	return count;
}

/** Default lengths of a text field, in characters. */
export function textLimits(field: TextField): { readonly min: number; readonly max: number } {
	return { min: field.minLength ?? 1, max: field.maxLength ?? (field.multiline === true ? 4_000 : 500) };
}

export function textReader(field: TextField): FieldReader<string> {
	const { label, multiline = false } = field;
	const { min, max } = textLimits(field);
	const pattern = field.pattern === undefined ? null : compilePattern(field.pattern);
	return {
		unanswered: null,
		toScope: (answer) => answer,
		read(input, path, context) {
			const text = readText(input, label, path, context, multiline);
			if (text === undefined) return undefined;
			const length = text.length > max || text.length < 2 * min ? countCharacters(text) : text.length;
			if (length > max) reportTooLong(label, path, context, max, length);
			else if (length < min) reportTooShort(label, path, context, min, length);
			else if (pattern !== null) checkPattern(pattern, field, text, path, context);
			return text;
		},
	};
}

function reportTooShort(label: Localised, path: string, context: ReadContext, min: number, length: number): void {
	context.findings.error(
		path,
		'minLength',
		`“${label.vi}” mới có ${length} ký tự, cần ít nhất ${min} ký tự.`,
		`“${label.en}” has only ${length} characters; at least ${min} are needed.`,
	);
}

function checkPattern(pattern: Pattern, field: TextField, text: string, path: string, context: ReadContext): void {
	if (pattern.test(text)) return;
	const message = field.patternMessage;
	context.findings.error(
		path,
		'pattern',
		message?.vi ?? `“${field.label.vi}” chưa đúng mẫu quy định (${pattern.source}).`,
		message?.en ?? `“${field.label.en}” is not of the expected form (${pattern.source}).`,
	);
}
