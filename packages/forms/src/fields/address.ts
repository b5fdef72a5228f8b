import { BIRTH_PROVINCES, provinceName } from '@motcua/domain/formats';
import type { AddressAnswer, AddressField, Localised } from '../definition.ts';
import { quoteShort } from '../names.ts';
import { keepAnswered, partLabel, readParts, readShortText, reportMissingPart } from './parts.ts';
import { type FieldReader, isBlank, own, type ReadContext } from './reader.ts';

const PARTS = ['scheme', 'provinceCode', 'communeName', 'communeCode', 'districtName', 'detail'] as const;
const PROVINCE_CODE = /^\d{2}$/;
const COMMUNE_CODE = /^\d{5}$/;
const MAX_NAME = 100;
const MAX_DETAIL = 300;

export function addressReader(field: AddressField): FieldReader<Partial<AddressAnswer>> {
	const { label, detailOptional = false } = field;
	return {
		unanswered: null,
		toScope: addressScope,
		read: (input, path, context) => readAddress(input, { label, detailOptional }, path, context),
	};
}

/**
 * Name of a province by its two digits: one of the 34 of today, or of the 63 before the merger (their codes are those of
 * personal id numbers without the leading zero). `null` when there is none.
 */
export function findProvince(code: string, scheme: AddressAnswer['scheme']): string | null {
	if (!PROVINCE_CODE.test(code)) return null;
	return scheme === '2025' ? provinceName(code) : (BIRTH_PROVINCES[`0${code}`] ?? null);
}

/** All parts, `null` where there is none, so that expressions may ask for any. */
export function addressScope(answer: Partial<AddressAnswer>): unknown {
	return {
		scheme: answer.scheme ?? null,
		provinceCode: answer.provinceCode ?? null,
		communeName: answer.communeName ?? null,
		communeCode: answer.communeCode ?? null,
		districtName: answer.districtName ?? null,
		detail: answer.detail ?? null,
	};
}

interface AddressRules {
	readonly label: Localised;
	readonly detailOptional: boolean;
}

/** Reads an address of either scheme. An address in which nothing but the scheme was chosen is none. */
export function readAddress(
	input: unknown,
	rules: AddressRules,
	path: string,
	context: ReadContext,
): Partial<AddressAnswer> | undefined {
	const { label } = rules;
	const parts = readParts(input, PARTS, label, path, context);
	if (parts === null) return undefined;
	const text = (part: 'communeName' | 'districtName' | 'detail', max: number): string | undefined =>
		readShortText(own(parts, part), max, partLabel(label, part), `${path}.${part}`, context);
	const address = {
		provinceCode: readCode(own(parts, 'provinceCode'), 'provinceCode', PROVINCE_CODE, label, path, context),
		communeName: text('communeName', MAX_NAME),
		communeCode: readCode(own(parts, 'communeCode'), 'communeCode', COMMUNE_CODE, label, path, context),
		districtName: text('districtName', MAX_NAME),
		detail: text('detail', MAX_DETAIL),
	};
	const answered = keepAnswered<Omit<AddressAnswer, 'scheme'>>(address);
	if (answered === undefined) return undefined;
	const scheme = readScheme(own(parts, 'scheme'), label, path, context);
	checkComplete(scheme, answered, rules, path, context);
	checkProvince(scheme, answered.provinceCode, label, path, context);
	return { scheme, ...answered, detail: answered.detail ?? '' };
}

function readScheme(input: unknown, label: Localised, path: string, context: ReadContext): AddressAnswer['scheme'] {
	if (input === '2025' || input === 'pre-2025') return input;
	if (!isBlank(input)) {
		const { vi, en } = partLabel(label, 'scheme');
		context.findings.error(
			`${path}.scheme`,
			'option',
			`“${vi}” phải là địa chỉ mới (2025) hoặc địa chỉ trước ngày 01/07/2025 (pre-2025).`,
			`“${en}” must be the present one (2025) or the one before 1 July 2025 (pre-2025).`,
		);
	}
	return '2025';
}

function readCode(
	input: unknown,
	part: 'provinceCode' | 'communeCode',
	form: RegExp,
	label: Localised,
	path: string,
	context: ReadContext,
): string | undefined {
	if (isBlank(input)) return undefined;
	if (typeof input === 'string' && form.test(input)) return input;
	const { vi, en } = partLabel(label, part);
	const digits = part === 'provinceCode' ? 2 : 5;
	const shown = typeof input === 'string' ? ` “${quoteShort(input)}”` : '';
	context.findings.error(
		`${path}.${part}`,
		`address.${part}`,
		`“${vi}”: mã${shown} không đúng; mã gồm ${digits} chữ số. Vui lòng chọn trong danh sách.`,
		`“${en}”: the code${shown} is wrong; it has ${digits} digits. Please choose from the list.`,
	);
	return undefined;
}

function checkComplete(
	scheme: AddressAnswer['scheme'],
	address: Partial<AddressAnswer>,
	{ label, detailOptional }: AddressRules,
	path: string,
	context: ReadContext,
): void {
	const reported = (part: string): boolean =>
		context.findings.list.some((finding) => finding.path === `${path}.${part}` && finding.severity === 'error');
	const needed = ['provinceCode', 'communeName'] as const;
	const all = [...needed, ...(scheme === 'pre-2025' ? (['districtName'] as const) : [])];
	for (const part of detailOptional ? all : ([...all, 'detail'] as const)) {
		if (address[part] === undefined && !reported(part))
			reportMissingPart(partLabel(label, part), `${path}.${part}`, context);
	}
	if (scheme === 'pre-2025' || address.districtName === undefined) return;
	const { vi, en } = partLabel(label, 'districtName');
	context.findings.error(
		`${path}.districtName`,
		'address.districtName',
		`“${vi}”: từ ngày 01/07/2025 không còn cấp huyện. Hãy bỏ trống, hoặc chọn địa chỉ trước ngày 01/07/2025.`,
		`“${en}”: there are no districts since 1 July 2025. Leave it empty, or choose an address from before that day.`,
	);
}

/** The code tables were not checked against the legal source, so an unknown code is remarked, not refused. */
function checkProvince(
	scheme: AddressAnswer['scheme'],
	code: string | undefined,
	label: Localised,
	path: string,
	context: ReadContext,
): void {
	if (code === undefined || findProvince(code, scheme) !== null) return;
	const { vi, en } = partLabel(label, 'provinceCode');
	context.findings.warning(
		`${path}.provinceCode`,
		'address.provinceUnknown',
		`“${vi}”: mã ${code} không có trong danh mục tỉnh, thành phố. Vui lòng kiểm tra lại.`,
		`“${en}”: the code ${code} is not in the list of provinces. Please check it.`,
	);
}
