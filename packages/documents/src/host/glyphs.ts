/**
 * Which characters a font can draw. The compiler says nothing when a letter has no glyph, and "Đặng" printed as "ng" on a
 * certificate is worse than no certificate: so every character of the data is looked up before.
 */

/** Code points that the font's character map knows. Reads formats 4 and 12 of the OpenType `cmap` table. */
export function coveredCodePoints(font: Uint8Array): Set<number> {
	const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
	const covered = new Set<number>();
	const table = findTable(view, 'cmap');
	if (table === null) return covered;
	const subtables = view.getUint16(table + 2);
	for (let i = 0; i < subtables; i++) {
		const at = table + view.getUint32(table + 4 + i * 8 + 4);
		const format = view.getUint16(at);
		if (format === 4) readFormat4(view, at, covered);
		if (format === 12) readFormat12(view, at, covered);
	}
	return covered;
}

/** Characters of `text` that are not in `covered`; white space and control characters need no glyph. */
export function uncoveredCharacters(text: string, covered: ReadonlySet<number>): string[] {
	const missing = new Set<string>();
	for (const character of text.normalize('NFC')) {
		const codePoint = character.codePointAt(0) ?? 0;
		if (!covered.has(codePoint) && !/[\s\p{C}]/u.test(character)) missing.add(character);
	}
	return [...missing];
}

function findTable(view: DataView, tag: string): number | null {
	const tables = view.getUint16(4);
	for (let i = 0; i < tables; i++) {
		const record = 12 + i * 16;
		const name = String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(record + offset)));
		if (name === tag) return view.getUint32(record + 8);
	}
	return null;
}

function readFormat4(view: DataView, at: number, covered: Set<number>): void {
	const segments = view.getUint16(at + 6) / 2;
	const ends = at + 14;
	const starts = ends + segments * 2 + 2;
	const deltas = starts + segments * 2;
	const offsets = deltas + segments * 2;
	for (let i = 0; i < segments; i++) {
		const end = view.getUint16(ends + i * 2);
		const start = view.getUint16(starts + i * 2);
		const delta = view.getUint16(deltas + i * 2);
		const rangeOffset = view.getUint16(offsets + i * 2);
		for (let code = start; code <= end && code !== 0xffff; code++) {
			const stored = rangeOffset === 0 ? code : view.getUint16(offsets + i * 2 + rangeOffset + (code - start) * 2);
			if (stored !== 0 && ((stored + delta) & 0xffff) !== 0) covered.add(code);
		}
	}
}

function readFormat12(view: DataView, at: number, covered: Set<number>): void {
	const groups = view.getUint32(at + 12);
	for (let i = 0; i < groups; i++) {
		const start = view.getUint32(at + 16 + i * 12);
		const end = view.getUint32(at + 20 + i * 12);
		for (let code = start; code <= end; code++) covered.add(code);
	}
}
