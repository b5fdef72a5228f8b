import { type FormatProblem, invalid, type Parsed, problem, valid } from '../parsed.ts';
import { BIRTH_PROVINCES } from './provinces.ts';

export type Gender = 'male' | 'female';

/** What a personal id number says about its bearer. Never proof: records hold errors, and gender may have been changed. */
export interface PersonalId {
	/** 12 digits. */
	readonly number: string;
	/** Three digits: province or country of birth registration. */
	readonly birthPlaceCode: string;
	/** Name in the list of 63 provinces; `null` for a country, an unknown place (000) or a code that is not in the list. */
	readonly birthProvince: string | null;
	readonly gender: Gender;
	readonly birthYear: number;
}

/** Digits and letters as typed anywhere in the world, without the spaces that people put for legibility. */
function compact(input: string): string {
	return input.normalize('NFKC').replace(/\s+/gu, '');
}

/**
 * A personal id number (decree 137/2015 art. 13): 12 digits, no check digit.
 *
 * Problems: `personalId.characters`, `personalId.length`. Warnings: `personalId.birthPlace`, and against what the person
 * declares `personalId.gender`, `personalId.birthYear`.
 */
export function parsePersonalId(
	input: string,
	declared: { readonly gender?: Gender; readonly birthYear?: number } = {},
): Parsed<PersonalId> {
	const number = compact(input);
	if (!/^\d*$/.test(number)) {
		return invalid(
			'personalId.characters',
			'Số định danh cá nhân chỉ gồm chữ số (chú ý không nhầm chữ O với số 0).',
			'A personal id number has only digits (mind the letter O in place of the digit 0).',
		);
	}
	if (number.length !== 12) {
		return invalid(
			'personalId.length',
			`Số định danh cá nhân phải có đúng 12 chữ số; hiện có ${number.length}.`,
			`A personal id number has exactly 12 digits; this one has ${number.length}.`,
		);
	}
	const centuryAndGender = Number(number[3]);
	const birthPlaceCode = number.slice(0, 3);
	const value: PersonalId = {
		number,
		birthPlaceCode,
		birthProvince: BIRTH_PROVINCES[birthPlaceCode] ?? null,
		gender: centuryAndGender % 2 === 0 ? 'male' : 'female',
		birthYear: 1900 + Math.floor(centuryAndGender / 2) * 100 + Number(number.slice(4, 6)),
	};
	return valid(value, remarks(value, declared));
}

function remarks(id: PersonalId, declared: { readonly gender?: Gender; readonly birthYear?: number }): FormatProblem[] {
	const warnings: FormatProblem[] = [];
	if (id.birthProvince === null && id.birthPlaceCode !== '000') {
		warnings.push(
			problem(
				'personalId.birthPlace',
				`Ba số đầu (${id.birthPlaceCode}) không phải mã tỉnh, thành phố; chỉ đúng với người đăng ký khai sinh ở nước ngoài. Xin kiểm tra lại.`,
				`The first three digits (${id.birthPlaceCode}) are no province code; right only for a birth registered abroad. Please check.`,
			),
		);
	}
	if (declared.gender !== undefined && declared.gender !== id.gender) {
		warnings.push(
			problem(
				'personalId.gender',
				`Theo số định danh, giới tính là ${id.gender === 'male' ? 'nam' : 'nữ'}, khác với giới tính đã khai. Xin kiểm tra lại.`,
				`By the number the gender is ${id.gender}, other than declared. Please check.`,
			),
		);
	}
	if (declared.birthYear !== undefined && declared.birthYear !== id.birthYear) {
		warnings.push(
			problem(
				'personalId.birthYear',
				`Theo số định danh, năm sinh là ${id.birthYear}, khác với năm sinh đã khai. Xin kiểm tra lại.`,
				`By the number the birth year is ${id.birthYear}, other than declared. Please check.`,
			),
		);
	}
	return warnings;
}

/** An old identity card number (CMND, 9 digits): not valid for transactions since 2025 but found in old papers. Problem: `oldId.format`. */
export function parseOldId(input: string): Parsed<string> {
	const number = compact(input);
	return /^\d{9}$/.test(number)
		? valid(number)
		: invalid(
				'oldId.format',
				'Số chứng minh nhân dân phải có đúng 9 chữ số.',
				'An old identity card number has exactly 9 digits.',
			);
}

/**
 * A passport number in capitals. Vietnamese: a letter and 7 or 8 digits; another form passes with the warning
 * `passport.foreign`. Problem: `passport.format` (1 to 20 letters and digits).
 */
export function parsePassport(input: string): Parsed<string> {
	const number = compact(input).toUpperCase();
	if (!/^[A-Z0-9]{1,20}$/.test(number)) {
		return invalid(
			'passport.format',
			'Số hộ chiếu gồm 1 đến 20 chữ cái không dấu và chữ số.',
			'A passport number has 1 to 20 unaccented letters and digits.',
		);
	}
	if (/^[A-Z]\d{7,8}$/.test(number)) return valid(number);
	return valid(number, [
		problem(
			'passport.foreign',
			'Số này không theo mẫu hộ chiếu Việt Nam (một chữ cái và 7 hoặc 8 chữ số). Xin kiểm tra lại nếu là hộ chiếu Việt Nam.',
			'This is not the form of a Vietnamese passport number (one letter and 7 or 8 digits). Please check if it is one.',
		),
	]);
}

/** A tax code: 10 digits, `##########-###` for a branch, or the 12-digit personal id of a person or household business. Problem: `taxCode.format`. */
export function parseTaxCode(input: string): Parsed<string> {
	const code = compact(input);
	return /^(\d{10}(-\d{3})?|\d{12})$/.test(code)
		? valid(code)
		: invalid(
				'taxCode.format',
				'Mã số thuế gồm 10 chữ số, hoặc 10 chữ số và gạch nối 3 chữ số (chi nhánh), hoặc 12 chữ số (số định danh cá nhân).',
				'A tax code has 10 digits, or 10 digits, a hyphen and 3 digits (branch), or 12 digits (personal id).',
			);
}

/** An identity number for lists: the first three and last three characters, dots between. Short ones show only dots. */
export function maskIdentityNumber(number: string): string {
	if (number.length < 8) return '•'.repeat(number.length);
	return number.slice(0, 3) + '•'.repeat(number.length - 6) + number.slice(-3);
}
