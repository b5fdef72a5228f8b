import { compileExpression, type Expression, ExpressionFailure, NO_VALUE, type Scope } from './expression.ts';
import { MAX_PLACEHOLDERS } from './limits.ts';

/** A text with `{{ CEL }}` places in it. */
export interface Template {
	readonly source: { readonly vi: string; readonly en: string };
	readonly vi: readonly TemplatePart[];
	readonly en: readonly TemplatePart[];
}

type TemplatePart = string | Placeholder;

interface Placeholder {
	readonly expression: Expression;
	/** The name, when the place holds nothing but one: such an answer is shown as people read it. */
	readonly name: string | null;
}

/** What stands where an answer is still missing. */
export const MISSING = '…';

const BARE_NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?$/;

export function compileTemplate(text: { readonly vi: string; readonly en: string }): Template {
	return { source: text, vi: compileText(text.vi), en: compileText(text.en) };
}

/** The sources of the expressions in a text, in order. */
export function placeholderSources(text: string): readonly string[] {
	return splitText(text).flatMap((part) => (typeof part === 'string' ? [] : [part.source]));
}

function compileText(text: string): readonly TemplatePart[] {
	return splitText(text).map((part) => {
		if (typeof part === 'string') return part;
		return {
			expression: compileExpression(part.source),
			name: BARE_NAME.test(part.source) ? part.source : null,
		};
	});
}

type RawPart = string | { readonly source: string };

function splitText(text: string): readonly RawPart[] {
	const parts: RawPart[] = [];
	let rest = 0;
	for (let count = 0; count < MAX_PLACEHOLDERS; count += 1) {
		const open = text.indexOf('{{', rest);
		if (open < 0) break;
		const close = closingBraces(text, open + 2);
		if (close < 0) break;
		if (open > rest) parts.push(text.slice(rest, open));
		parts.push({ source: text.slice(open + 2, close).trim() });
		rest = close + 2;
	}
	if (rest < text.length) parts.push(text.slice(rest));
	return parts;
}

/** The next `}}` outside of a CEL string. */
function closingBraces(text: string, from: number): number {
	let quote = '';
	for (let at = from; at < text.length; at += 1) {
		const character = text[at] ?? '';
		if (quote !== '') {
			if (character === '\\') at += 1;
			else if (character === quote) quote = '';
		} else if (character === '"' || character === "'") quote = character;
		else if (character === '}' && text[at + 1] === '}') return at;
	}
	return -1;
}

/** Shows the value of a placeholder that is a bare name; `null` leaves it to the plain form of the value. */
export type ShowNamed = (name: string) => string | null;

/** Fills a text in. Never throws: what is missing or fails is shown as `…`. */
export function renderTemplate(template: Template, lang: 'vi' | 'en', scope: Scope, showNamed: ShowNamed): string {
	return template[lang]
		.map((part) => {
			if (typeof part === 'string') return part;
			const shown = part.name === null ? null : showNamed(part.name);
			return shown ?? showValue(part.expression.run(scope), lang);
		})
		.join('');
}

function showValue(value: unknown, lang: 'vi' | 'en'): string {
	if (value === NO_VALUE || value instanceof ExpressionFailure) return MISSING;
	switch (typeof value) {
		case 'string':
			return value === '' ? MISSING : value;
		case 'bigint':
			return value.toString();
		case 'number':
			return lang === 'vi' ? String(value).replace('.', ',') : String(value);
		default:
			return MISSING;
	}
}
