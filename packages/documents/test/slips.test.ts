import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import {
	createDocumentRenderer,
	type RenderedDocument,
	renderControlSlip,
	renderExtensionLetter,
	renderFeeReceipt,
	renderReceptionRefusal,
	renderReceptionSlip,
	renderStopNotice,
	renderSubmissionReceipt,
	renderSupplementRequest,
	SLIP_EDITIONS,
} from '../src/index.ts';
import { pdfFonts, pdfText, popplerMissing } from './poppler.ts';
import * as samples from './samples.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

const slips: Readonly<Record<string, () => Promise<RenderedDocument>>> = {
	'00 submission receipt': () => renderSubmissionReceipt(renderer, samples.submissionReceipt),
	'01 reception slip': () => renderReceptionSlip(renderer, samples.receptionSlip),
	'02 supplement request': () => renderSupplementRequest(renderer, samples.supplementRequest),
	'03 reception refusal': () => renderReceptionRefusal(renderer, samples.receptionRefusal),
	'04 extension letter': () => renderExtensionLetter(renderer, samples.extensionLetter),
	'05 stop notice': () => renderStopNotice(renderer, samples.stopNotice),
	'06 control slip': () => renderControlSlip(renderer, samples.controlSlip),
	'fee receipt': () => renderFeeReceipt(renderer, samples.feeReceipt),
};

describe.each(Object.entries(slips))('%s', (_name, render) => {
	it('is one page, without a warning, the same each time', async () => {
		const [first, second] = await Promise.all([render(), render()]);
		expect(first).toMatchObject({ pages: 1, warnings: [] });
		expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
	});
});

it('ships one folder of templates per edition', () => {
	for (const edition of SLIP_EDITIONS) {
		expect(() => readFileSync(new URL(`../templates/${edition}/wording.json`, import.meta.url))).not.toThrow();
	}
});

describe.skipIf(popplerMissing !== null)('what the slips say', () => {
	const textOf = async (name: string): Promise<string> => {
		const render = slips[name];
		if (render === undefined) throw new Error(`no slip ${name}`);
		return pdfText((await render()).pdf);
	};

	it('form 01 has every entry of the circular', async () => {
		const text = await textOf('01 reception slip');
		for (const part of [
			'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
			'Độc lập - Tự do - Hạnh phúc',
			'Số: 15/TNHS',
			'Hạ Đình, ngày 23 tháng 11 năm 2026',
			'GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ',
			'Mã hồ sơ: H26.188-261123-0007',
			'Tiếp nhận hồ sơ của: Đặng Thị Ngọc Quỳnh',
			'Số định danh cá nhân/Mã số thuế: 001085012345',
			'Số điện thoại: 0912 345 678',
			'Nội dung yêu cầu giải quyết: Thủ tục cấp Giấy xác nhận tình trạng hôn nhân',
			'Bản án, quyết định ly hôn Bản sao 1',
			'Số lượng hồ sơ: 01 (bộ)',
			'Thời gian nhận hồ sơ: 09 giờ 15 phút, ngày 23 tháng 11 năm 2026',
			'Thời gian trả kết quả giải quyết hồ sơ: 17 giờ 00 phút, ngày 27 tháng 11 năm 2026',
			'Qua dịch vụ bưu chính công ích',
			'Phí, lệ phí: 15.000 đồng (đã nộp)',
			'Quyển số: 01/2026 Số thứ tự: 1042',
			'NGƯỜI NỘP HỒ SƠ NGƯỜI TIẾP NHẬN HỒ SƠ',
			'truy cập motcua.hadinh.example.vn/theo-doi và nhập mã hồ sơ',
		]) {
			expect(text).toContain(part);
		}
	});

	it('the online receipt promises no result and keeps the code', async () => {
		const text = await textOf('00 submission receipt');
		expect(text).toContain('TMP-7K2M-94QX');
		expect(text).toContain('chưa phải là giấy tiếp nhận hồ sơ và hẹn trả kết quả');
		expect(text).toContain('2 tệp');
		expect(text).toContain('Xuất trình tại quầy');
		expect(text).not.toContain('Thời gian trả kết quả');
	});

	it('form 02 lists what is missing by number, with its reason and its date', async () => {
		const text = await textOf('02 supplement request');
		expect(text).toMatch(
			/1\. Bản sao Quyết định ly hôn .* 2\. Ghi rõ nơi cư trú .* Lý do: .* Thời hạn bổ sung: ngày 07 tháng 12 năm 2026/,
		);
	});

	it('form 04 apologises and names the one new date', async () => {
		const text = await textOf('04 extension letter');
		expect(text).toContain('thành thật xin lỗi Ông/Bà');
		expect(text).toContain('vào 17 giờ 00 phút, ngày 04 tháng 12 năm 2026');
		expect(text).toContain('KT. CHỦ TỊCH');
	});

	it('form 06 shows who gave and took the dossier, and when', async () => {
		const text = await textOf('06 control slip');
		for (const part of [
			'Người giao: Trần Văn Ước',
			'Người nhận: Phạm Thùy Dương',
			'Trước hạn',
			'Đúng hạn',
			'Đang giải',
		]) {
			expect(text).toContain(part);
		}
	});

	it('the fee slip adds up and says the sum in words', async () => {
		const text = await textOf('fee receipt');
		expect(text).toContain('Tổng cộng 26.000');
		expect(text).toContain('Bằng chữ: Hai mươi sáu nghìn đồng');
	});

	it('embeds only the document font', async () => {
		const { pdf } = await renderStopNotice(renderer, samples.stopNotice);
		const fonts = pdfFonts(pdf);
		expect(fonts.every((font) => font.embedded && font.unicode && font.name.includes('Tinos'))).toBe(true);
	});
});

describe.skipIf(popplerMissing !== null)('what a ward and a writer can change', () => {
	it('words of the ward stand in place of the shipped ones', async () => {
		const wording = {
			receptionRefusal: { closing: 'Kính báo để Ông/Bà được biết./.' },
			common: { phone: 'Điện thoại' },
		};
		const { pdf } = await renderReceptionRefusal(renderer, samples.receptionRefusal, { wording });
		const text = pdfText(pdf);
		expect(text).toContain('Kính báo để Ông/Bà được biết./.');
		expect(text).toContain('Điện thoại: 0912 345 678');
	});

	it('a long list of papers goes on to a second page with its head repeated', async () => {
		const papers = Array.from({ length: 40 }, (_, index) => ({
			name: `Giấy tờ thứ ${index + 1}`,
			kind: 'copy' as const,
			quantity: 2,
		}));
		const document = await renderReceptionSlip(renderer, { ...samples.receptionSlip, papers });
		expect(document.pages).toBe(2);
		expect(pdfText(document.pdf).match(/Loại giấy tờ/g)).toHaveLength(2);
	});

	it('what is not known leaves room for a pen', async () => {
		const submitter = { ...samples.submitter, email: null };
		const { pdf } = await renderReceptionSlip(renderer, {
			...samples.receptionSlip,
			submitter,
			number: null,
			dueAt: null,
			register: null,
		});
		expect(pdfText(pdf)).toMatch(/Số: \.{9}\/TNHS/);
		expect(pdfText(pdf)).toMatch(/Email: \.{5,}/);
	});

	it('typst code in a name is printed, not run', async () => {
		const submitter = { ...samples.submitter, fullName: '#panic() *a* $x$ "b" \\ [c]' };
		const { pdf } = await renderReceptionRefusal(renderer, { ...samples.receptionRefusal, submitter });
		expect(pdfText(pdf)).toContain('#panic() *a* $x$ "b" \\ [c]');
	});
});

describe.skipIf(popplerMissing !== null)('the QR code on paper', () => {
	beforeAll(async () => {
		const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
		const bytes = readFileSync(wasm);
		await prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(bytes).buffer }, fireImmediately: true });
	});

	it.each(['00 submission receipt', '01 reception slip', '02 supplement request'])(
		'of %s is read by a scanner',
		async (name) => {
			const { pdf } = (await slips[name]?.()) ?? { pdf: new Uint8Array() };
			const page = execFileSync('pdftoppm', ['-r', '150', '-png', '-singlefile', '-'], {
				input: pdf,
				maxBuffer: 50_000_000,
			});
			const [code] = await readBarcodes(new Blob([Uint8Array.from(page)]), { formats: ['QRCode'] });
			expect(code?.text).toMatch(/^https:\/\/motcua\.hadinh\.example\.vn\/theo-doi\?ma=(TMP|H26)/);
		},
	);
});
