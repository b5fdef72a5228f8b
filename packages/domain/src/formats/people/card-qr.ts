import { parseDate, toIsoDate } from '../dates.ts';
import { type FormatProblem, invalid, type Parsed, problem, valid } from '../parsed.ts';
import { parsePersonName } from './person-name.ts';
import { type Gender, parsePersonalId } from './personal-id.ts';

/**
 * What the QR of an identity card says. It proves nothing, anyone can print one: show it as not authenticated, and keep the
 * raw text out of logs.
 */
export interface CardQr {
	readonly personalId: string;
	/** The 9-digit number before, when the card names one. */
	readonly oldIdNumber: string | null;
	readonly fullName: string;
	/** `YYYY-MM-DD`. */
	readonly birthDate: string;
	readonly gender: Gender;
	readonly address: string;
	readonly issuedOn: string | null;
}

const GENDERS: Readonly<Record<string, Gender>> = { nam: 'male', nữ: 'female' };

/**
 * The payload `id|oldId|name|ddMMyyyy|Nam/Nữ|address|ddMMyyyy`, with or without further fields (cards since 07/2024).
 *
 * Problem: `cardQr.unreadable` or `cardQr.<field>`; the way out is always to type the data by hand (scanners are keyboards: a
 * Vietnamese input method corrupts the text). Warnings: those of the personal id against gender and birth year,
 * `cardQr.oldId`, `cardQr.issuedOn`.
 */
export function parseCardQr(payload: string): Parsed<CardQr> {
	const fields = payload
		.normalize('NFC')
		.trim()
		.split('|')
		.map((field) => field.trim());
	const [number = '', oldId = '', name = '', birth = '', sex = '', address = '', issued = ''] = fields;
	if (fields.length < 7) {
		return invalid(
			'cardQr.unreadable',
			'Không đọc được mã QR trên thẻ. Xin tắt bộ gõ tiếng Việt rồi quét lại, quét bằng camera, hoặc nhập tay.',
			'The QR of the card could not be read. Turn the Vietnamese input method off and scan again, use the camera, or type the data.',
		);
	}
	const fullName = parsePersonName(name);
	if (!fullName.ok) return badField('fullName', 'họ và tên', 'full name');
	const birthDate = dateOfCard(birth);
	if (birthDate === null) return badField('birthDate', 'ngày sinh', 'birth date');
	const gender = GENDERS[sex.toLowerCase()];
	if (gender === undefined) return badField('gender', 'giới tính', 'gender');
	const id = parsePersonalId(number, { gender, birthYear: Number(birthDate.slice(0, 4)) });
	if (!id.ok) return badField('personalId', 'số định danh cá nhân', 'personal id number');

	const oldIdNumber = /^(\d{9}|\d{12})$/.test(oldId) ? oldId : null;
	const issuedOn = dateOfCard(issued);
	const warnings: FormatProblem[] = [...id.warnings];
	if (oldId !== '' && oldIdNumber === null) warnings.push(oldIdUnreadable);
	if (issuedOn === null) warnings.push(issueDateUnreadable);
	return valid(
		{ personalId: id.value.number, oldIdNumber, fullName: fullName.value, birthDate, gender, address, issuedOn },
		warnings,
	);
}

const oldIdUnreadable = problem(
	'cardQr.oldId',
	'Không đọc được số chứng minh nhân dân cũ trên mã QR; xin nhập tay nếu cần.',
	'The old identity number in the QR could not be read; type it if needed.',
);
const issueDateUnreadable = problem(
	'cardQr.issuedOn',
	'Không đọc được ngày cấp trên mã QR; xin nhập tay nếu cần.',
	'The issue date in the QR could not be read; type it if needed.',
);

function badField(field: string, vi: string, en: string): Parsed<CardQr> {
	return invalid(
		`cardQr.${field}`,
		`Mã QR có phần ${vi} không đúng. Xin quét lại hoặc nhập tay theo thẻ.`,
		`The ${en} in the QR is not right. Scan again, or type it from the card.`,
	);
}

function dateOfCard(digits: string): string | null {
	if (!/^\d{8}$/.test(digits)) return null;
	const parsed = parseDate(`${digits.slice(0, 2)}/${digits.slice(2, 4)}/${digits.slice(4)}`);
	return parsed.ok ? toIsoDate(parsed.value) : null;
}
