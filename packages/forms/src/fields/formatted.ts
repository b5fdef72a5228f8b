import type { FormatProblem, Parsed } from '@motcua/domain/formats';
import type { Localised } from '../definition.ts';
import type { FieldReader, ReadContext } from './reader.ts';
import { readText } from './text.ts';

/** For formats whose parsed value is the text to be stored. */
export const asItIs = (value: string): string => value;

/**
 * Reads a text of a known form (phone, e-mail, name): its stored form, or the text as typed with an error when it is not
 * of that form.
 */
export function readFormatted<Value>(
	parse: (text: string) => Parsed<Value>,
	store: (value: Value) => string,
	input: unknown,
	label: Localised,
	path: string,
	context: ReadContext,
): string | undefined {
	const text = readText(input, label, path, context);
	if (text === undefined) return undefined;
	const parsed = parse(text);
	if (!parsed.ok) {
		report('error', parsed.problem, label, path, context);
		return text;
	}
	for (const warning of parsed.warnings) report('warning', warning, label, path, context);
	return store(parsed.value);
}

/** Reports a remark of the formats, headed by the field's label. */
export function report(
	severity: 'error' | 'warning',
	{ code, message }: FormatProblem,
	label: Localised,
	path: string,
	context: ReadContext,
): void {
	context.findings[severity](path, code, `“${label.vi}”: ${message.vi}`, `“${label.en}”: ${message.en}`);
}

export function formattedReader<Value>(
	parse: (text: string) => Parsed<Value>,
	store: (value: Value) => string,
	label: Localised,
): FieldReader<string> {
	return {
		unanswered: null,
		toScope: (answer) => answer,
		read: (input, path, context) => readFormatted(parse, store, input, label, path, context),
	};
}
