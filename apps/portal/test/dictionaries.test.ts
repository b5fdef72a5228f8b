import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = new URL('../src/', import.meta.url).pathname;
const english = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.en.ts'));

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts, path = ''): ReadonlyMap<string, string> {
	return new Map(
		Object.entries(texts).flatMap(([key, value]) =>
			typeof value === 'string' ? [[path + key, value] as const] : [...flat(value, `${path}${key}.`)],
		),
	);
}

const places = (text: string): readonly string[] =>
	[...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((found) => found[1] ?? '').sort();

describe.each(english)('%s', (name) => {
	it('has every text of its Vietnamese file, with the same places to fill', async () => {
		const { vi } = (await import(join(src, name.replace('.en.ts', '.ts')))) as { vi: Texts };
		const { en } = (await import(join(src, name))) as { en: Texts };
		const vietnamese = flat(vi);
		expect([...flat(en).keys()].sort()).toEqual([...vietnamese.keys()].sort());
		for (const [key, text] of vietnamese) {
			expect(flat(en).get(key)?.trim(), key).not.toBe('');
			expect(places(flat(en).get(key) ?? ''), key).toEqual(places(text));
		}
	});
});

it('finds the dictionaries', () => {
	expect(english.length).toBeGreaterThanOrEqual(6);
});
