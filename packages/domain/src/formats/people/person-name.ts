import { invalid, type Parsed, valid } from '../parsed.ts';

/** Letters of any script with their marks, and the signs that occur in names: H’Hen Niê, Y Wơn Ayŭn, Maria-Anna, Tr. */
const NAME = /^\p{L}[\p{L}\p{M} '’ʼ.-]*$/u;

/**
 * A person's full name as it is stored: NFC, trimmed, single spaces; the case stays as typed.
 *
 * Problems: `personName.length` (2 to 100 characters), `personName.characters`.
 */
export function parsePersonName(input: string): Parsed<string> {
	const name = input.normalize('NFC').replace(/\s+/gu, ' ').trim();
	const length = [...name].length;
	if (length < 2 || length > 100) {
		return invalid(
			'personName.length',
			'Họ và tên phải có từ 2 đến 100 ký tự.',
			'The full name must have 2 to 100 characters.',
		);
	}
	if (!NAME.test(name)) {
		return invalid(
			'personName.characters',
			'Họ và tên chỉ gồm chữ cái, dấu cách, dấu nháy, gạch nối và dấu chấm, bắt đầu bằng chữ cái; không dùng chữ số.',
			'A full name has only letters, spaces, apostrophes, hyphens and dots, and begins with a letter; no digits.',
		);
	}
	return valid(name);
}

/** The name in capitals, as printed on forms. */
export function nameInCapitals(fullName: string): string {
	return fullName.normalize('NFC').toLocaleUpperCase('vi');
}
