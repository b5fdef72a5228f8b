import type { Localised } from '../definition.ts';
import { KEY_PATTERN, partPath, quoteShort } from '../names.ts';
import { isRecord, type ReadContext } from './reader.ts';
import { countCharacters, readText } from './text.ts';

/** Labels of the parts of persons, addresses and identity papers, as messages and review pages show them. */
export const PART_LABELS = {
	fullName: { vi: 'Họ, chữ đệm, tên', en: 'Full name' },
	birthDate: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' },
	gender: { vi: 'Giới tính', en: 'Gender' },
	identity: { vi: 'Giấy tờ tùy thân', en: 'Identity paper' },
	ethnicity: { vi: 'Dân tộc', en: 'Ethnicity' },
	nationality: { vi: 'Quốc tịch', en: 'Nationality' },
	residence: { vi: 'Nơi cư trú', en: 'Place of residence' },
	kind: { vi: 'Loại giấy tờ', en: 'Kind of paper' },
	number: { vi: 'Số giấy tờ', en: 'Number of the paper' },
	issuedOn: { vi: 'Ngày cấp', en: 'Date of issue' },
	issuer: { vi: 'Cơ quan cấp', en: 'Issued by' },
	scheme: { vi: 'Loại địa chỉ', en: 'Kind of address' },
	provinceCode: { vi: 'Tỉnh, thành phố', en: 'Province' },
	communeName: { vi: 'Phường, xã, đặc khu', en: 'Ward or commune' },
	communeCode: { vi: 'Mã phường, xã', en: 'Code of the ward or commune' },
	districtName: { vi: 'Quận, huyện', en: 'District' },
	detail: { vi: 'Số nhà, đường, thôn, tổ dân phố', en: 'House number, street, hamlet' },
} as const satisfies Readonly<Record<string, Localised>>;

export type PartName = keyof typeof PART_LABELS;

const MAX_REPORTED = 5;

/** The parts of a composite answer, or `null` when it is none or has none. Refuses parts that do not belong to it. */
export function readParts(
	input: unknown,
	known: readonly PartName[],
	label: Localised,
	path: string,
	context: ReadContext,
): Readonly<Record<string, unknown>> | null {
	if (input === undefined || input === null || input === '') return null;
	if (!isRecord(input)) {
		context.findings.error(
			path,
			'type',
			`“${label.vi}” không đúng cấu trúc. Vui lòng nhập lại từng ô.`,
			`“${label.en}” is not made of its parts. Please fill its fields in again.`,
		);
		return null;
	}
	let reported = 0;
	for (const key of Object.keys(input)) {
		if (known.some((part) => part === key)) continue;
		reported += 1;
		if (reported > MAX_REPORTED) break;
		reportUnknownPart(key, label, path, context);
	}
	return input;
}

function reportUnknownPart(key: string, label: Localised, path: string, context: ReadContext): void {
	const shown = quoteShort(key);
	context.findings.error(
		KEY_PATTERN.test(key) ? partPath(path, key) : path,
		'unknownKey',
		`“${label.vi}” có phần “${shown}” không thuộc biểu mẫu này. Vui lòng tải lại trang và nhập lại.`,
		`“${label.en}” has a part “${shown}” that this form does not know. Please reload the page and try again.`,
	);
}

/** The label of a part inside its field: `Nơi sinh – Tỉnh, thành phố`. */
export function partLabel(label: Localised, part: PartName): Localised {
	const own = PART_LABELS[part];
	return { vi: `${label.vi} – ${own.vi}`, en: `${label.en} – ${own.en}` };
}

export function reportMissingPart(label: Localised, path: string, context: ReadContext): void {
	context.findings.error(
		path,
		'required',
		`Chưa điền “${label.vi}”. Mục này là bắt buộc.`,
		`“${label.en}” is missing; it is required.`,
	);
}

/** A short free text of at most `max` characters. */
export function readShortText(
	input: unknown,
	max: number,
	label: Localised,
	path: string,
	context: ReadContext,
): string | undefined {
	const text = readText(input, label, path, context);
	if (text !== undefined && text.length > max && countCharacters(text) > max) {
		context.findings.error(
			path,
			'maxLength',
			`“${label.vi}” dài quá ${max} ký tự.`,
			`“${label.en}” has more than ${max} characters.`,
		);
	}
	return text;
}

/** Leaves out the parts that have no answer; `undefined` when none is left. */
export function keepAnswered<Answer extends object>(
	parts: {
		readonly [Part in keyof Answer]-?: Answer[Part] | undefined;
	},
): Partial<Answer> | undefined {
	const kept: Partial<Answer> = {};
	let count = 0;
	for (const part in parts) {
		const value = parts[part];
		if (value === undefined) continue;
		kept[part] = value;
		count += 1;
	}
	return count === 0 ? undefined : kept;
}
