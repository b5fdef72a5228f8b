import { formatDate, formatPhone, formatVnd } from '@motcua/domain/formats';
import type { ChoiceOption, FormField, Localised, RepeatingGroup, StaticText } from '../definition.ts';
import { findProvince } from '../fields/address.ts';
import { formatNumber } from '../fields/number.ts';
import { isRecord, own } from '../fields/reader.ts';

export type Language = keyof Localised;

const WORDS = {
	yes: { vi: 'Có', en: 'Yes' },
	no: { vi: 'Không', en: 'No' },
	male: { vi: 'Nam', en: 'Male' },
	female: { vi: 'Nữ', en: 'Female' },
	personalId: { vi: 'Số định danh cá nhân', en: 'Personal id' },
	oldId: { vi: 'Chứng minh nhân dân', en: 'Old identity card' },
	passport: { vi: 'Hộ chiếu', en: 'Passport' },
	other: { vi: 'Giấy tờ khác', en: 'Other paper' },
	issuedOn: { vi: 'cấp ngày', en: 'issued on' },
	issuer: { vi: 'nơi cấp', en: 'by' },
	before2025: { vi: 'địa chỉ trước 01/07/2025', en: 'address before 1 July 2025' },
	file: { vi: 'tệp', en: 'file' },
	files: { vi: 'tệp', en: 'files' },
} as const satisfies Readonly<Record<string, Localised>>;

/** One answer on one line as people read it; empty when there is none. Takes normalised answers. */
export function describeAnswer(
	field: Exclude<FormField, StaticText | RepeatingGroup>,
	answer: unknown,
	lang: Language,
): string {
	if (answer === undefined || answer === null) return '';
	switch (field.type) {
		case 'number':
			return describeNumber(answer, field.unit, lang);
		case 'money':
			return typeof answer === 'number' ? formatVnd(answer) : '';
		case 'date':
			return typeof answer === 'string' ? formatDate(answer) : '';
		case 'choice':
			return describeOption(field.options, answer, lang);
		case 'multiChoice':
			return listOf(answer)
				.map((value) => describeOption(field.options, value, lang))
				.join('; ');
		case 'boolean':
			return (answer === true ? WORDS.yes : WORDS.no)[lang];
		case 'address':
			return describeAddress(answer, lang);
		case 'person':
			return textOf(answer, 'fullName');
		case 'identityNumber':
			return describeIdentity(answer, lang);
		case 'phone':
			return typeof answer === 'string' ? formatPhone(answer) : '';
		case 'file': {
			const count = listOf(answer).length;
			return count === 0 ? '' : `${count} ${(count === 1 ? WORDS.file : WORDS.files)[lang]}`;
		}
		default:
			return typeof answer === 'string' ? answer : '';
	}
}

function describeNumber(answer: unknown, unit: Localised | undefined, lang: Language): string {
	if (typeof answer !== 'number') return '';
	const number = lang === 'vi' ? formatNumber(answer) : String(answer);
	return unit === undefined ? number : `${number} ${unit[lang]}`;
}

function describeOption(options: readonly ChoiceOption[], value: unknown, lang: Language): string {
	return options.find((option) => option.value === value)?.label[lang] ?? '';
}

/** Small unit first, as addresses are written: house, commune, (district,) province. */
export function describeAddress(answer: unknown, lang: Language): string {
	const scheme = textOf(answer, 'scheme') === 'pre-2025' ? 'pre-2025' : '2025';
	const code = textOf(answer, 'provinceCode');
	const parts = [
		textOf(answer, 'detail'),
		textOf(answer, 'communeName'),
		textOf(answer, 'districtName'),
		code === '' ? '' : (findProvince(code, scheme) ?? code),
	];
	const line = parts.filter((part) => part !== '').join(', ');
	return scheme === 'pre-2025' && line !== '' ? `${line} (${WORDS.before2025[lang]})` : line;
}

/** `001085012345`, `Hộ chiếu C1234567, cấp ngày 01/02/2020, nơi cấp: Cục Quản lý xuất nhập cảnh`. */
export function describeIdentity(answer: unknown, lang: Language): string {
	const kind = textOf(answer, 'kind');
	const number = textOf(answer, 'number');
	const name = kind === 'oldId' || kind === 'passport' || kind === 'other' ? `${WORDS[kind][lang]} ` : '';
	const issuedOn = textOf(answer, 'issuedOn');
	const issuer = textOf(answer, 'issuer');
	return [
		number === '' ? name.trim() : `${name}${number}`,
		issuedOn === '' ? '' : `${WORDS.issuedOn[lang]} ${formatDate(issuedOn)}`,
		issuer === '' ? '' : `${WORDS.issuer[lang]}: ${issuer}`,
	]
		.filter((part) => part !== '')
		.join(', ');
}

export function describeGender(answer: unknown, lang: Language): string {
	return answer === 'male' || answer === 'female' ? WORDS[answer][lang] : '';
}

function textOf(answer: unknown, part: string): string {
	const value = isRecord(answer) ? own(answer, part) : undefined;
	return typeof value === 'string' ? value : '';
}

function listOf(answer: unknown): readonly unknown[] {
	return Array.isArray(answer) ? answer : [];
}
