import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const src = new URL('../src/', import.meta.url).pathname;
/** English files stand beside their Vietnamese ones: `texts.en.ts` beside `texts.ts`, `en.ts` beside `vi.ts`. */
const pairs = readdirSync(src, { recursive: true, encoding: 'utf8' })
	.filter((name) => /(^|[./])en\.ts$/.test(name))
	.map((name) => [name.replace(/\.en\.ts$/, '.ts').replace(/(^|\/)en\.ts$/, '$1vi.ts'), name] as const);

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

it('finds the dictionaries', () => {
	expect(pairs.length).toBeGreaterThanOrEqual(5);
});

describe.each(pairs)('%s and %s', (viFile, enFile) => {
	it('have the same keys, the same places to fill, and no empty text', async () => {
		const { vi } = (await import(join(src, viFile))) as { vi: Texts };
		const { en } = (await import(join(src, enFile))) as { en: Texts };
		const vietnamese = flat(vi);
		const english = flat(en);
		expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort());
		for (const [key, text] of vietnamese) {
			expect(text.trim(), key).not.toBe('');
			expect(english.get(key)?.trim(), key).not.toBe('');
			expect(places(english.get(key) ?? ''), key).toEqual(places(text));
		}
	});
});
