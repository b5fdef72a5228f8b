import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	buildVietQr,
	crc16,
	FormatError,
	formatDossierCode,
	isAgencyCode,
	parseCardQr,
	parseDossierCode,
	parseProcedureCode,
	parseVietQr,
	temporaryDossierCode,
} from '../../src/formats/index.ts';
import { newId } from '../../src/ids.ts';
import { accepted, problemCode, warningCodes } from './parsed.ts';

describe('dossier codes', () => {
	it.each([
		['000.00.12.H26-210315-0007', '000.00.12.H26', '2021-03-15', 7],
		['H55.242-260413-0012', 'H55.242', '2026-04-13', 12],
		['G09.20-20260609-0092637', 'G09.20', '2026-06-09', 92637],
		['h29.188-261123-0007 ', 'H29.188', '2026-11-23', 7],
	])('%s', (typed, agencyCode, date, number) => {
		expect(accepted(parseDossierCode(typed))).toEqual({
			form: 'official',
			code: typed.trim().toUpperCase(),
			agencyCode,
			date,
			number,
		});
	});

	it('names what is wrong', () => {
		expect(problemCode(parseDossierCode('H29.188-261323-0007'))).toBe('dossierCode.date');
		expect(problemCode(parseDossierCode('H29.188-261123-007'))).toBe('dossierCode.format');
		expect(problemCode(parseDossierCode('29.188-261123-0007'))).toBe('dossierCode.format');
	});

	it('takes codes of other systems as they are, when asked to', () => {
		expect(accepted(parseDossierCode('BTP/2026/0001', { external: true }))).toEqual({
			form: 'external',
			code: 'BTP/2026/0001',
		});
		expect(accepted(parseDossierCode('H29-269999-0001', { external: true })).form).toBe('external');
		expect(problemCode(parseDossierCode('X'.repeat(51), { external: true }))).toBe('dossierCode.format');
	});

	it('writes our own form, and reads back what it wrote', () => {
		expect(formatDossierCode({ agencyCode: 'H29.188', date: '2026-11-23', number: 7 })).toBe('H29.188-261123-0007');
		const own = /^[A-Z]\d{2}(\.\d{1,3}){0,3}-\d{6}-\d{4,5}$/;
		fc.assert(
			fc.property(
				fc.stringMatching(/^[A-Z][0-9]{2}(\.[0-9]{1,3}){0,3}$/),
				fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
				fc.integer({ min: 1, max: 99_999 }),
				(agencyCode, day, number) => {
					const date = day.toISOString().slice(0, 10);
					const code = formatDossierCode({ agencyCode, date, number });
					expect(code).toMatch(own);
					expect(accepted(parseDossierCode(code))).toEqual({ form: 'official', code, agencyCode, date, number });
				},
			),
		);
	});

	it.each([
		[{ agencyCode: 'hd', date: '2026-11-23', number: 1 }, 'dossierCode.agency'],
		[{ agencyCode: 'H29', date: '2026-11-31', number: 1 }, 'dossierCode.date'],
		[{ agencyCode: 'H29', date: '23/11/2026', number: 1 }, 'dossierCode.date'],
		[{ agencyCode: 'H29', date: '2026-11-23', number: 0 }, 'dossierCode.number'],
		[{ agencyCode: 'H29', date: '2026-11-23', number: 100_000 }, 'dossierCode.number'],
	])('does not write %o', (parts, code) => {
		expect(() => formatDossierCode(parts)).toThrow(expect.objectContaining({ code }));
	});

	it('knows agency codes', () => {
		for (const code of ['H29', 'H29.188', 'G09.20', 'H55.24.1.2']) expect(isAgencyCode(code)).toBe(true);
		for (const code of ['29', 'H2', 'h29', 'H29.', 'H29.1234']) expect(isAgencyCode(code)).toBe(false);
	});

	it('gives each filing a temporary code that can be read back', () => {
		const id = newId();
		const code = temporaryDossierCode(id);
		expect(accepted(parseDossierCode(code.toLowerCase()))).toEqual({ form: 'temporary', code });
		expect(temporaryDossierCode(id)).toBe(code);
		expect(temporaryDossierCode('00000000-0000-7000-8000-ffffffffffff')).toBe('TMP-7ZZZZZZZZZ');
		expect(() => temporaryDossierCode('x')).toThrow(FormatError);
	});
});

describe('procedure codes', () => {
	it.each([
		['1.001193', '1.001193', null, null],
		['2.000815', '2.000815', null, null],
		['3.000722', '3.000722', null, null],
		['2.000815.000.00.00.H38', '2.000815', '000.00.00.H38', null],
		['1.013978.H36', '1.013978', 'H36', null],
		['2.000815.000.00.00.H55.02', '2.000815', '000.00.00.H55', '02'],
		['1.001193.01', '1.001193', null, '01'],
	])('%s', (typed, national, body, variant) => {
		expect(accepted(parseProcedureCode(typed))).toEqual({ national, body, variant });
	});
	it.each(['', '1.00119', '1001193', '1.0011933', 'KQ.G07.000122'])('refuses %s', (typed) => {
		expect(problemCode(parseProcedureCode(typed))).toBe('procedureCode.format');
	});
});

const CARDS = [
	'001085012345|012345678|Nguyễn Văn An|15081985|Nam|Số 12, ngõ 5, Phường Cửa Nam, Thành phố Hà Nội|01072021',
	'079199000056||Trần Thị Bích Ngọc|03121999|Nữ|45/2 Lê Lợi, Phường Bến Thành, Thành phố Hồ Chí Minh|20092022',
	'038204123456||Lê Đức Đạt|29022004|Nam|Thôn 3, Xã Hoằng Hóa, Tỉnh Thanh Hóa|10102024',
	'046300654321|191234567|Hồ Thị Ún|01012000|Nữ|Tổ 4, Phường Thuận Hóa, Thành phố Huế|05052021',
	'092219000001||Phạm Gia Hân|31122019|Nữ|KV Thạnh Mỹ, Phường Cái Răng, Thành phố Cần Thơ|15012025||Phạm Văn Ba|Võ Thị Tư',
] as const;

describe('QR of the card', () => {
	it('reads the old number, or none', () => {
		expect(accepted(parseCardQr(CARDS[0]))).toEqual({
			personalId: '001085012345',
			oldIdNumber: '012345678',
			fullName: 'Nguyễn Văn An',
			birthDate: '1985-08-15',
			gender: 'male',
			address: 'Số 12, ngõ 5, Phường Cửa Nam, Thành phố Hà Nội',
			issuedOn: '2021-07-01',
		});
		expect(accepted(parseCardQr(CARDS[1]))).toMatchObject({ oldIdNumber: null, gender: 'female' });
		expect(accepted(parseCardQr(CARDS[3]))).toMatchObject({ oldIdNumber: '191234567', fullName: 'Hồ Thị Ún' });
	});
	it('knows leap years', () => {
		expect(accepted(parseCardQr(CARDS[2])).birthDate).toBe('2004-02-29');
		expect(problemCode(parseCardQr(CARDS[2].replace('29022004', '29022005')))).toBe('cardQr.birthDate');
	});
	it('ignores further fields and warns of a gender that does not fit', () => {
		expect(accepted(parseCardQr(CARDS[4]))).toMatchObject({ fullName: 'Phạm Gia Hân', issuedOn: '2025-01-15' });
		expect(warningCodes(parseCardQr(CARDS[4]))).toEqual(['personalId.gender']);
		for (const card of CARDS.slice(0, 4)) expect(warningCodes(parseCardQr(card))).toEqual([]);
	});
	it('takes decomposed letters and a line end from a scanner', () => {
		expect(parseCardQr(`${CARDS[0].normalize('NFD')}\r\n`)).toEqual(parseCardQr(CARDS[0]));
	});
	it.each([
		['|', ' ', 'cardQr.unreadable'],
		['001085012345', '00108501234', 'cardQr.personalId'],
		['Nguyễn Văn An', 'Nguye^~n Va8n An', 'cardQr.fullName'],
		['15081985', '1508198', 'cardQr.birthDate'],
		['Nam', 'M', 'cardQr.gender'],
	])('when %s reads %s: %s', (part, corrupted, code) => {
		expect(problemCode(parseCardQr(CARDS[0].replaceAll(part, corrupted)))).toBe(code);
	});
	it('goes on without an old number or issue date that cannot be read', () => {
		const card = CARDS[0].replace('012345678', '01234').replace('01072021', '?');
		expect(warningCodes(parseCardQr(card))).toEqual(['cardQr.oldId', 'cardQr.issuedOn']);
		expect(accepted(parseCardQr(card))).toMatchObject({ oldIdNumber: null, issuedOn: null });
	});
});

describe('VietQR', () => {
	it('has the checksum of the standard', () => {
		expect(crc16('123456789')).toBe('29B1');
	});

	const STATIC = '00020101021138540010A00000072701240006970436011010123456780208QRIBFTTA53037045802VN6304497A';
	const DYNAMIC =
		'00020101021238540010A00000072701240006970436011010123456780208QRIBFTTA5303704540480005802VN62260822HS H29.188-261123-000763041D78';
	const BILL =
		'00020101021238570010A00000072701270006970405011368002010000010208QRIBFTTA53037045405500005802VN62340108BL0000420818LP CT HOPDONG 004263047911';
	const LIBRARY =
		'00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN62220818Ung Ho Quy Vac Xin63043ACF';

	it.each([
		[STATIC, { bankBin: '970436', account: '1012345678' }],
		[DYNAMIC, { bankBin: '970436', account: '1012345678', amountVnd: 8000, content: 'HS H29.188-261123-0007' }],
		[
			BILL,
			{
				bankBin: '970405',
				account: '6800201000001',
				amountVnd: 50_000,
				content: 'LP CT HOPDONG 0042',
				billNumber: 'BL000042',
			},
		],
		[LIBRARY, { bankBin: '970415', account: '113366668888', amountVnd: 79_000, content: 'Ủng Hộ Quỹ Vắc Xin' }],
	])('%s', (text, transfer) => {
		expect(accepted(buildVietQr(transfer))).toBe(text);
		const { content, ...rest } = transfer as { content?: string };
		expect(accepted(parseVietQr(text))).toMatchObject(rest);
		expect(accepted(parseVietQr(text)).dynamic).toBe('amountVnd' in transfer);
	});

	it('reads the samples of NAPAS', () => {
		const fixed = '00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F';
		const paid =
			'00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E';
		const merchant =
			'00020101021138480010A00000072701300006970403011621129950446040255204581253037045802VN5910PHUONG CAC6005HANOI62110307NPS686963045802';
		expect(accepted(parseVietQr(fixed))).toEqual({
			dynamic: false,
			bankBin: '970403',
			account: '0011012345678',
			service: 'account',
		});
		expect(accepted(parseVietQr(paid))).toMatchObject({
			amountVnd: 180_000,
			content: 'thanh toan don hang',
			billNumber: 'NPS6869',
		});
		expect(accepted(parseVietQr(merchant))).toMatchObject({
			service: null,
			account: '2112995044604025',
			merchantName: 'PHUONG CAC',
			merchantCity: 'HANOI',
		});
	});

	it('reads back whatever it builds', () => {
		fc.assert(
			fc.property(
				fc.record({
					bankBin: fc.stringMatching(/^\d{6}$/),
					account: fc.stringMatching(/^[A-Za-z0-9]{1,19}$/),
					service: fc.constantFrom('account' as const, 'card' as const),
					amountVnd: fc.integer({ min: 1, max: 1e12 }),
					content: fc.stringMatching(/^[A-Za-z0-9.-]{1,25}$/),
				}),
				(transfer) => {
					expect(accepted(parseVietQr(accepted(buildVietQr(transfer))))).toEqual({ ...transfer, dynamic: true });
				},
			),
		);
	});

	it('names what cannot be paid', () => {
		const good = { bankBin: '970436', account: '1012345678' };
		expect(problemCode(buildVietQr({ ...good, bankBin: 'VCB' }))).toBe('vietQr.bankBin');
		expect(problemCode(buildVietQr({ ...good, account: '1'.repeat(20) }))).toBe('vietQr.account');
		for (const amountVnd of [0, 1.5, -1, 1e13]) {
			expect(problemCode(buildVietQr({ ...good, amountVnd }))).toBe('vietQr.amount');
		}
		expect(problemCode(buildVietQr({ ...good, content: 'x'.repeat(26) }))).toBe('vietQr.content');
		expect(problemCode(buildVietQr({ ...good, content: '付款' }))).toBe('vietQr.content');
		expect(problemCode(buildVietQr({ ...good, billNumber: 'x'.repeat(26) }))).toBe('vietQr.billNumber');
	});

	it('refuses codes that are damaged or something else', () => {
		expect(problemCode(parseVietQr('https://example.vn'))).toBe('vietQr.format');
		expect(problemCode(parseVietQr('000201010211'))).toBe('vietQr.format');
		expect(problemCode(parseVietQr('00020199'))).toBe('vietQr.format');
		expect(problemCode(parseVietQr(STATIC.replace('1012345678', '1012345679')))).toBe('vietQr.checksum');
		const other = '00020101021153037045802VN6304';
		expect(problemCode(parseVietQr(other + crc16(other)))).toBe('vietQr.notNapas');
	});
});
