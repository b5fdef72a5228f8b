import type { Localised } from '@motcua/forms';

/** A text for people with its place: `flow.json.steps.sign.name`. */
export interface PlacedText {
	readonly place: string;
	readonly text: Localised;
}

/** True for a text in both languages. */
export const isText = (value: unknown): value is Localised =>
	typeof value === 'object' &&
	value !== null &&
	'vi' in value &&
	'en' in value &&
	typeof value.vi === 'string' &&
	typeof value.en === 'string';

/**
 * Every text for people below a value. Members of lists are named by their `key`, `value` or `id`, so that a place survives a new
 * neighbour.
 */
export function textsOf(value: unknown, place: string): readonly PlacedText[] {
	if (typeof value !== 'object' || value === null) return [];
	if (isText(value)) return [{ place, text: value }];
	return Object.entries(value).flatMap(([key, item]) => textsOf(item, `${place}.${nameOf(item) ?? key}`));
}

function nameOf(value: unknown): string | undefined {
	const { key, value: option, id } = Object(value) as Readonly<Record<string, unknown>>;
	return [key, option, id].find((name) => typeof name === 'string');
}

/** The value without its texts: what is left decides, the words do not. */
export function withoutTexts(value: unknown): unknown {
	if (Array.isArray(value)) return value.filter((item) => !isText(item)).map(withoutTexts);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, item]) => !isText(item))
			.map(([key, item]) => [key, withoutTexts(item)]),
	);
}
