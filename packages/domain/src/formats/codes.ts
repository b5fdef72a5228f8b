import { parseDate } from './dates.ts';
import { FormatError, invalid, type Parsed, valid } from './parsed.ts';

/** A dossier code taken apart. `external`: given by another system, kept as it is. */
export type DossierCode =
	| {
			readonly form: 'official';
			readonly code: string;
			/** Identification code of the receiving body, `H55.242`. */
			readonly agencyCode: string;
			/** Date of reception, `YYYY-MM-DD`. */
			readonly date: string;
			readonly number: number;
	  }
	| { readonly form: 'temporary' | 'external'; readonly code: string };

const AGENCY = /^[A-Z]\d{2}(\.\d{1,3}){0,3}$/;
/** Also takes the three-part prefix of 2018 and the 8-digit date of the national system. */
const OFFICIAL =
	/^(?<agency>(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d{1,3})*)-(?<date>\d{6}|\d{8})-(?<number>\d{4,7})$/;
const TEMPORARY = /^TMP-[0-9A-HJKMNP-TV-Z]{10}$/;
const EXTERNAL = /^[A-Z0-9][A-Z0-9./_-]{0,49}$/;

/**
 * A dossier code as typed or scanned: spaces are dropped, letters raised to capitals.
 *
 * Problems: `dossierCode.format`, `dossierCode.date`. With `external` any code of up to 50 signs passes.
 */
export function parseDossierCode(input: string, options: { readonly external?: boolean } = {}): Parsed<DossierCode> {
	const code = input.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
	if (TEMPORARY.test(code)) return valid({ form: 'temporary', code });
	const { agency, date, number } = OFFICIAL.exec(code)?.groups ?? {};
	if (agency !== undefined && date !== undefined && number !== undefined) {
		const day = dateOfCode(date);
		if (day !== null) return valid({ form: 'official', code, agencyCode: agency, date: day, number: Number(number) });
		if (options.external !== true) {
			return invalid(
				'dossierCode.date',
				'Phần ngày trong mã hồ sơ không đúng. Xin nhập đúng như trên giấy tiếp nhận.',
				'The date inside the dossier code is not a date. Type it as it stands on the receipt.',
			);
		}
	}
	if (options.external === true && EXTERNAL.test(code)) return valid({ form: 'external', code });
	return invalid(
		'dossierCode.format',
		'Mã hồ sơ chưa đúng mẫu; ví dụ đúng: H29.188-261123-0007. Mã có trên giấy tiếp nhận hồ sơ.',
		'This is not a dossier code; a right one: H29.188-261123-0007. It stands on the receipt.',
	);
}

function dateOfCode(digits: string): string | null {
	const full = digits.length === 8 ? digits : `20${digits}`;
	const iso = `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6)}`;
	return parseDate(iso).ok ? iso : null;
}

/**
 * The official code `{agencyCode}-{YYMMDD}-{NNNN}` of the `number`-th dossier that a body accepted on `date` (`YYYY-MM-DD`).
 *
 * @throws FormatError `dossierCode.agency`, `dossierCode.date` or `dossierCode.number` (1 to 99,999).
 */
export function formatDossierCode(parts: {
	readonly agencyCode: string;
	readonly date: string;
	readonly number: number;
}): string {
	const { agencyCode, date, number } = parts;
	if (!isAgencyCode(agencyCode)) {
		throw new FormatError(
			'dossierCode.agency',
			'Mã định danh cơ quan phải theo mẫu H29 hoặc H29.188.',
			'The agency code must look like H29 or H29.188.',
		);
	}
	if (!/^20\d{2}-\d{2}-\d{2}$/.test(date) || !parseDate(date).ok) {
		throw new FormatError(
			'dossierCode.date',
			'Ngày tiếp nhận không hợp lệ.',
			'The date of reception must be YYYY-MM-DD, 2000 to 2099.',
		);
	}
	if (!Number.isInteger(number) || number < 1 || number > 99_999) {
		throw new FormatError(
			'dossierCode.number',
			'Số thứ tự trong ngày phải từ 1 đến 99999.',
			'The number of the day must be 1 to 99,999.',
		);
	}
	return `${agencyCode}-${date.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
}

/** Whether `text` is an agency identification code that our own codes may begin with: `H29`, `H29.188`, `G09.20`. */
export function isAgencyCode(text: string): boolean {
	return AGENCY.test(text);
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The code of an online filing until reception gives the official one: `TMP-` and 48 random bits of the dossier's id. */
export function temporaryDossierCode(dossierId: string): string {
	const tail = dossierId.replaceAll('-', '').slice(-12);
	if (!/^[0-9a-f]{12}$/i.test(tail)) {
		throw new FormatError('dossierCode.id', 'Mã nội bộ của hồ sơ không hợp lệ.', 'The dossier id must be a UUID.');
	}
	let bits = Number.parseInt(tail, 16);
	let code = '';
	for (let i = 0; i < 10; i++) {
		code = (CROCKFORD[bits % 32] ?? '') + code;
		bits = Math.floor(bits / 32);
	}
	return `TMP-${code}`;
}

/** A procedure code taken apart. */
export interface ProcedureCode {
	/** `2.000815`. */
	readonly national: string;
	/** Body of a local code, `000.00.00.H38` or `H36`. */
	readonly body: string | null;
	/** Case or public service, two digits. */
	readonly variant: string | null;
}
const PROCEDURE =
	/^(?<national>\d\.\d{6})(?:\.(?<body>(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}))?(?:\.(?<variant>\d{2}))?$/;

/** A procedure code, national (`1.004873`) or with body and case (`2.000815.000.00.00.H55.02`). Problem: `procedureCode.format`. */
export function parseProcedureCode(input: string): Parsed<ProcedureCode> {
	const { national, body, variant } =
		PROCEDURE.exec(input.normalize('NFKC').replace(/\s+/gu, '').toUpperCase())?.groups ?? {};
	if (national === undefined) {
		return invalid(
			'procedureCode.format',
			'Mã thủ tục hành chính phải theo mẫu 1.004873 (một chữ số, dấu chấm, sáu chữ số).',
			'A procedure code looks like 1.004873 (one digit, a dot, six digits).',
		);
	}
	return valid({ national, body: body ?? null, variant: variant ?? null });
}
