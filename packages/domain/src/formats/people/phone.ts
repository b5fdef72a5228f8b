import { type FormatProblem, invalid, type Parsed, problem, valid } from '../parsed.ts';

export interface Phone {
	/** `+84912345678`. */
	readonly e164: string;
	readonly kind: 'mobile' | 'landline';
}

/** Prefixes in use; the list changes, so a number outside of it passes with a warning. */
const MOBILE_PREFIX = /^0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)/;

/**
 * A Vietnamese phone number, from `0912345678`, `+84 912 345 678`, `84912345678`, with spaces, dots, hyphens, brackets.
 *
 * Problems: `phone.characters`, `phone.hotline`, `phone.foreign`, `phone.oldMobile` (11 digits, ended in 2018),
 * `phone.length`. Warning: `phone.prefix`.
 */
export function parsePhone(input: string): Parsed<Phone> {
	const typed = input.normalize('NFKC').replace(/[\s.()-]+/gu, '');
	if (!/^\+?\d+$/.test(typed)) {
		return invalid(
			'phone.characters',
			'Số điện thoại chỉ gồm chữ số, ví dụ 0912 345 678.',
			'A phone number has only digits, for example 0912 345 678.',
		);
	}
	if (/^1[89]00\d{4,}$/.test(typed)) {
		return invalid(
			'phone.hotline',
			'Đây là số tổng đài; xin nhập số điện thoại của người nộp hồ sơ.',
			'This is a service hotline; give the phone number of the applicant.',
		);
	}
	const national = toNational(typed);
	if (national === null) {
		return invalid(
			'phone.foreign',
			'Xin nhập số điện thoại Việt Nam, bắt đầu bằng 0 hoặc +84.',
			'Give a Vietnamese phone number, beginning with 0 or +84.',
		);
	}
	const wrong = lengthProblem(national);
	if (wrong !== null) return { ok: false, problem: wrong };
	const kind = national.startsWith('02') ? 'landline' : 'mobile';
	const known = kind === 'landline' || MOBILE_PREFIX.test(national);
	return valid({ e164: `+84${national.slice(1)}`, kind }, known ? [] : [unknownPrefix]);
}

const unknownPrefix = problem(
	'phone.prefix',
	'Đầu số này chưa có trong danh mục đầu số di động. Xin kiểm tra lại.',
	'This prefix is not in the list of mobile prefixes. Please check.',
);

/** With its leading 0; `null` when it is neither national nor +84. */
function toNational(typed: string): string | null {
	if (typed.startsWith('+84')) return nationalOf(typed.slice(3));
	if (typed.startsWith('+')) return null;
	if (typed.startsWith('0084')) return nationalOf(typed.slice(4));
	if (typed.startsWith('0')) return typed;
	if (typed.startsWith('84')) return nationalOf(typed.slice(2));
	return null;
}

/** People also write `+84 (0) 912…`. */
function nationalOf(rest: string): string {
	return rest.startsWith('0') ? rest : `0${rest}`;
}

function lengthProblem(national: string): FormatProblem | null {
	if (/^01\d{9}$/.test(national)) {
		return problem(
			'phone.oldMobile',
			'Số di động 11 chữ số đã ngừng sử dụng từ năm 2018; xin nhập số 10 chữ số.',
			'Mobile numbers of 11 digits ended in 2018; give the number of 10 digits.',
		);
	}
	const expected = national.startsWith('02') ? 11 : 10;
	if (national.length === expected) return null;
	return expected === 11
		? problem(
				'phone.length',
				`Số điện thoại cố định phải có 11 chữ số kể cả mã vùng; hiện có ${national.length}.`,
				`A landline number has 11 digits with its area code; this one has ${national.length}.`,
			)
		: problem(
				'phone.length',
				`Số di động phải có 10 chữ số; hiện có ${national.length}.`,
				`A mobile number has 10 digits; this one has ${national.length}.`,
			);
}

/** How a stored number is shown: `0912 345 678`, `028 3812 3456`, `0236 381 2345`. Another form is shown as it is. */
export function formatPhone(e164: string): string {
	const national = e164.startsWith('+84') ? `0${e164.slice(3)}` : e164;
	if (/^0[^2]\d{8}$/.test(national)) return split(national, 4, 3, 3);
	if (/^02[48]\d{8}$/.test(national)) return split(national, 3, 4, 4);
	if (/^02\d{9}$/.test(national)) return split(national, 4, 3, 4);
	return e164;
}

function split(digits: string, ...lengths: number[]): string {
	let from = 0;
	return lengths
		.map((length) => {
			from += length;
			return digits.slice(from - length, from);
		})
		.join(' ');
}

/** For lists and for recognising one's own number: `0912 ••• 678`. */
export function maskPhone(e164: string): string {
	const national = e164.startsWith('+84') ? `0${e164.slice(3)}` : e164;
	return `${national.slice(0, 4)} ••• ${national.slice(-3)}`;
}
