import { createHmac } from 'node:crypto';

/** What kind of value is replaced: each keeps its own shape. */
export type PersonalKind =
	| 'name'
	| 'personalId'
	| 'phone'
	| 'email'
	| 'place'
	| 'text'
	| 'birthDate'
	| 'date'
	| 'upload';

/**
 * Replaces personal values: the same value by the same other one wherever it stands, different values by different ones, none by a value
 * that occurs in the originals. What rules look at stays: number of words, letters and digits in their places, gender and birth year of
 * an id, kind of phone number.
 */
export interface Pseudonyms {
	/** @param fits whether the field would take the other value; the best try is given when none fits */
	replace(kind: PersonalKind, value: string, fits?: (other: string) => boolean): string;
}

const FAMILIES = [
	'Nguyễn',
	'Trần',
	'Lê',
	'Phạm',
	'Hoàng',
	'Phan',
	'Vũ',
	'Đặng',
	'Bùi',
	'Đỗ',
	'Hồ',
	'Ngô',
	'Dương',
	'Lý',
	'Đinh',
	'Mai',
];
const GIVEN = [
	...[
		'Anh',
		'Bình',
		'Châu',
		'Dung',
		'Giang',
		'Hà',
		'Hạnh',
		'Hiền',
		'Hoa',
		'Hùng',
		'Khánh',
		'Lan',
		'Liên',
		'Linh',
		'Long',
	],
	...[
		'Mai',
		'Minh',
		'Nam',
		'Nga',
		'Ngân',
		'Ngọc',
		'Nhung',
		'Oanh',
		'Phúc',
		'Quang',
		'Quân',
		'Sơn',
		'Tâm',
		'Thảo',
		'Thu',
	],
	...['Thủy', 'Trang', 'Trung', 'Tú', 'Tuấn', 'Uyên', 'Vân', 'Việt', 'Vinh', 'Yến'],
];
const PLACES = [
	'An Bình',
	'Bình Minh',
	'Cẩm Sơn',
	'Đông Hải',
	'Hòa An',
	'Kim Long',
	'Long Thành',
	'Phú Mỹ',
	'Tân Lập',
	'Xuân Hòa',
];
const UPPER = 'ABCDEGHIKLMNOPQRSTUVXY';
const LOWER = 'abcdeghiklmnopqrstuvxy';
const MOST_TRIES = 200;

/**
 * @param key secret of this export: without it nobody can try out which name became which
 * @param originals every personal value that occurs: none of them is given out as another's
 */
export function createPseudonyms(key: Uint8Array, originals: ReadonlySet<string>): Pseudonyms {
	const known = new Map<string, string>();
	const given = new Set<string>();
	const taken = new Set([...originals].map(folded));
	return {
		replace(asked, value, fits = () => true) {
			// A date is personal when somebody was born on it, in whatever field it stands.
			if (asked === 'date' && !taken.has(folded(value))) return value;
			const kind = asked === 'date' ? 'birthDate' : asked;
			const name = `${kind}\n${folded(value)}`;
			const before = known.get(name);
			if (before !== undefined) return likeCase(value, before);
			for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
				const other = MAKERS[kind](value, dice(key, `${name}\n${attempt}`));
				const fold = folded(other);
				// One letter has few others to be: then another than its own will do.
				const free = attempt > MOST_TRIES / 2 ? fold !== folded(value) : !taken.has(fold) && !given.has(fold);
				const last = attempt === MOST_TRIES - 1;
				if ((!free && hasSubstance(value)) || (!last && !fits(other))) continue;
				known.set(name, other);
				given.add(fold);
				return likeCase(value, other);
			}
			throw new Error(`no other ${kind} was found in ${MOST_TRIES} tries`);
		},
	};
}

const folded = (value: string): string => value.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLocaleLowerCase('vi');
const hasSubstance = (value: string): boolean => /[\p{L}\p{N}]/u.test(value);
const likeCase = (like: string, value: string): string =>
	/\p{Lu}/u.test(like) && like === like.toLocaleUpperCase('vi') ? value.toLocaleUpperCase('vi') : value;

/** Numbers that follow from the key and the value alone. */
interface Dice {
	below(limit: number): number;
}
function dice(key: Uint8Array, seed: string): Dice {
	let block = createHmac('sha256', key).update(seed).digest();
	let at = 0;
	return {
		below(limit) {
			if (at + 4 > block.length) {
				block = createHmac('sha256', key).update(block).digest();
				at = 0;
			}
			at += 4;
			return block.readUInt32BE(at - 4) % limit;
		},
	};
}
const oneOf = (list: ArrayLike<string>, { below }: Dice): string => list[below(list.length)] ?? '';
const digits = (count: number, die: Dice): string => Array.from({ length: count }, () => die.below(10)).join('');

const MAKERS: Readonly<Record<Exclude<PersonalKind, 'date'>, (value: string, die: Dice) => string>> = {
	name(value, die) {
		const words = value.trim().split(/\s+/).length;
		if (words === 1) return shaped(value, die);
		return [oneOf(FAMILIES, die), ...Array.from({ length: words - 1 }, () => oneOf(GIVEN, die))].join(' ');
	},
	/** Place of registration, century, gender and year of birth stay: forms compare them with what is declared. */
	personalId: (value, die) => (/^\d{12}$/.test(value) ? `${value.slice(0, 6)}${digits(6, die)}` : shaped(value, die)),
	/** The operator stays: whether it is a mobile number hangs on it. */
	phone(value, die) {
		const tail = 6;
		return value.length > tail + 2
			? value.slice(0, -tail) + value.slice(-tail).replaceAll(/\d/g, () => digits(1, die))
			: shaped(value, die);
	},
	email: (_, die) => `nguoidan${digits(8, die)}@example.vn`,
	/** `Phường Hạ Đình`: the kind of unit stays, its name does not. */
	place(value, die) {
		const [, kind = ''] = /^((?:phường|xã|thị trấn|quận|huyện|thành phố|tỉnh|đặc khu)\s+)/i.exec(value) ?? [];
		return `${kind}${oneOf(PLACES, die)} ${digits(2, die)}`;
	},
	text: shaped,
	/** The year stays, for ages; month and day change as far as they are known. */
	birthDate: (value, die) =>
		value
			.split('-')
			.map((part, index) => (index === 0 ? part : String(1 + die.below(index === 1 ? 12 : 28)).padStart(2, '0')))
			.join('-'),
	upload: (value, die) => shapedHex(value, die),
};

/** Letters by letters, digits by digits, everything else as it stands. */
function shaped(value: string, die: Dice): string {
	let leading = true;
	return [...value.normalize('NFC')]
		.map((character) => {
			if (/\p{N}/u.test(character)) {
				const digit = leading && character !== '0' ? String(1 + die.below(9)) : digits(1, die);
				leading = false;
				return digit;
			}
			leading = true;
			if (!/\p{L}/u.test(character)) return /\p{M}/u.test(character) ? '' : character;
			return oneOf(/\p{Lu}/u.test(character) ? UPPER : LOWER, die);
		})
		.join('');
}
const shapedHex = (value: string, die: Dice): string =>
	value.replaceAll(/[0-9a-f]/gi, () => die.below(16).toString(16));
