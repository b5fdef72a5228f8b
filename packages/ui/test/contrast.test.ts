import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../styles/theme.css', import.meta.url), 'utf8');

/** Tokens of a block, `--name: #rrggbb`. */
function tokensIn(block: string): ReadonlyMap<string, string> {
	return new Map(
		[...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
	);
}

const [lightBlock = '', darkBlock = ''] = css.split('@media screen');
const themes = { light: tokensIn(lightBlock), dark: tokensIn(darkBlock.split('@theme')[0] ?? '') };

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
	const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
	const [red = 0, green = 0, blue = 0] = channels.map((value) =>
		value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
	const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (high + 0.05) / (low + 0.05);
}

const states = ['good', 'warn', 'bad', 'info'];
const texts: readonly (readonly [string, string])[] = [
	...['paper', 'surface', 'sunken', 'accent-soft', ...states.map((state) => `${state}-soft`)].map(
		(on) => ['ink', on] as const,
	),
	...['paper', 'surface', 'sunken'].map((on) => ['muted', on] as const),
	...['paper', 'surface', 'sunken', 'accent-soft'].map((on) => ['accent-ink', on] as const),
	...states.flatMap((state) => [`${state}-soft`, 'surface', 'paper'].map((on) => [state, on] as const)),
	['on-accent', 'accent'],
	['on-accent', 'accent-strong'],
	['on-danger', 'danger'],
	['on-lacquer', 'lacquer'],
];
const edges: readonly (readonly [string, string])[] = [
	['edge', 'surface'],
	['edge', 'paper'],
	['focus', 'surface'],
	['focus', 'paper'],
	['bad', 'surface'],
];

describe.each(Object.entries(themes))('the %s theme', (_name, tokens) => {
	const colour = (name: string): string => {
		const value = tokens.get(name);
		if (!value) throw new Error(`theme.css has no --${name}`);
		return value;
	};
	it.each(texts)('writes %s on %s with at least 4.5:1', (text, background) => {
		expect(contrast(colour(text), colour(background))).toBeGreaterThanOrEqual(4.5);
	});
	it.each(edges)('draws %s on %s with at least 3:1', (line, background) => {
		expect(contrast(colour(line), colour(background))).toBeGreaterThanOrEqual(3);
	});
});

it('gives every light token a dark value', () => {
	expect([...themes.dark.keys()].sort()).toEqual([...themes.light.keys()].sort());
});
