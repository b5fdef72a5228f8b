/** Apostrophes as they occur in names of Vietnam's peoples: straight, typographic, modifier letter, grave, reversed. */
const APOSTROPHES = /['’ʼ‘`]/g;
const COMBINING_MARKS = /[\u0300-\u036f]/g;

/**
 * The search key of a text: lower case, without diacritics and apostrophes, đ as d, single spaces. Both sides of a search
 * are folded, so that `nguyen thi huong`, `Nguyễn Thị Hường` and both tone placements (`Hoà`, `Hòa`) meet.
 *
 * Databases do not do this for us: SQLite's `remove_diacritics` and trigram leave đ as it is. Idempotent.
 */
export function foldVietnamese(text: string): string {
	return text
		.toLowerCase()
		.normalize('NFD')
		.replace(COMBINING_MARKS, '')
		.replace(/đ/g, 'd')
		.replace(/ƀ/g, 'b')
		.replace(APOSTROPHES, '')
		.normalize('NFC')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Without diacritics but with its case kept, for fields that are ASCII by a standard (bank transfers). Other signs stay. */
export function toAscii(text: string): string {
	return text
		.normalize('NFD')
		.replace(COMBINING_MARKS, '')
		.replace(/đ/g, 'd')
		.replace(/Đ/g, 'D')
		.replace(/ƀ/g, 'b')
		.replace(/Ƀ/g, 'B')
		.normalize('NFC');
}

const collator = new Intl.Collator('vi');

/** Order of two texts in Vietnamese: An, Ánh, Ăn, Ân, … Dào, Đào. */
export function compareVietnamese(a: string, b: string): number {
	return collator.compare(a, b);
}

/** Order of two full names: by the given name (last word), then the family name (first word), then what is between. */
export function compareVietnameseNames(a: string, b: string): number {
	const left = partsOfName(a);
	const right = partsOfName(b);
	return (
		collator.compare(left.given, right.given) ||
		collator.compare(left.family, right.family) ||
		collator.compare(left.middle, right.middle)
	);
}

/** Family, middle and given part of a name; a single word is the given name. */
export function partsOfName(fullName: string): {
	readonly family: string;
	readonly middle: string;
	readonly given: string;
} {
	const words = fullName.normalize('NFC').trim().split(/\s+/);
	const given = words.at(-1) ?? '';
	const family = words.length > 1 ? (words[0] ?? '') : '';
	return { family, middle: words.slice(1, -1).join(' '), given };
}
