import { describe, expect, it } from 'vitest';
import type { DescribedRow } from '../src/index.ts';
import { describeAnswers, evaluate } from '../src/index.ts';
import { everyFieldForm } from '../src/testing/index.ts';
import { formOf, label, TODAY } from './factories.ts';

const answers = {
	fullName: 'Nguyễn Văn An',
	birthDate: '1956-03',
	identity: { kind: 'passport', number: 'C1234567', issuedOn: '2020-02-01', issuer: 'Cục Quản lý xuất nhập cảnh' },
	residence: {
		scheme: 'pre-2025',
		provinceCode: '35',
		districtName: 'Huyện Bình Lục',
		communeName: 'Xã An Lão',
		detail: 'Thôn 3',
	},
	phone: '0912345678',
	purpose: 'other',
	purposeDetail: 'Làm hồ sơ vay vốn',
	wishes: ['post', 'counter'],
	postalAddress: { provinceCode: '99', communeName: 'Phường Hạ Đình' },
	weight: 2.5,
	papers: [{ name: 'Bằng', pages: 3, copies: 2, holders: [{ holder: 'Trần Thị Bình', share: 5_000_000 }] }],
	original: ['u-1', 'u-2'],
	truthful: true,
};
const evaluation = evaluate(everyFieldForm, answers, { today: TODAY });

/** Rows as indented lines. */
function lines(rows: readonly DescribedRow[], indent = ''): readonly string[] {
	return rows.flatMap((row) => [
		`${indent}${row.label}: ${row.text}${row.sensitive ? ' !' : ''}`,
		...lines(row.rows ?? [], `${indent}  `),
	]);
}

describe('describing answers', () => {
	it('says in Vietnamese what was answered, section by section', () => {
		const sections = describeAnswers(everyFieldForm, evaluation.answers, 'vi');
		expect(sections.map((section) => section.section)).toEqual(['requester', 'request', 'papers', 'attachments']);
		expect(sections.flatMap((section) => [`# ${section.title}`, ...lines(section.rows)])).toEqual([
			'# Người yêu cầu',
			'Họ, chữ đệm, tên: Nguyễn Văn An',
			'Ngày sinh: 03/1956',
			'Giấy tờ tùy thân: Hộ chiếu C1234567, cấp ngày 01/02/2020, nơi cấp: Cục Quản lý xuất nhập cảnh !',
			'Nơi cư trú: Thôn 3, Xã An Lão, Huyện Bình Lục, Hà Nam (địa chỉ trước 01/07/2025)',
			'Số điện thoại: 0912 345 678',
			'Đã đủ 18 tuổi: Có',
			'# Nội dung yêu cầu',
			'Mục đích: Khác',
			'Nêu rõ mục đích: Làm hồ sơ vay vốn',
			'Hình thức nhận kết quả: Tại bộ phận một cửa; Qua bưu chính',
			'Địa chỉ nhận: Phường Hạ Đình, 99',
			'Cân nặng: 2,5 kg',
			'# Giấy tờ',
			'Danh sách giấy tờ: ',
			'  Giấy tờ 1: ',
			'    Tên giấy tờ: Bằng',
			'    Số trang: 3',
			'    Số bản: 2',
			'    Tổng số trang: 6',
			'    Người đứng tên: ',
			'      Người 1: ',
			'        Họ tên: Trần Thị Bình',
			'        Phần tiền: 5.000.000\u00a0₫',
			'Tổng cộng: 6',
			'Phí: 10.000\u00a0₫',
			'Bằng chữ: Mười nghìn đồng',
			'# Tệp đính kèm',
			'Bản chụp: 2 tệp',
			'Tôi cam đoan lời khai là đúng: Có',
		]);
	});

	it('says it in English', () => {
		const [requester, request] = describeAnswers(everyFieldForm, evaluation.answers, 'en');
		expect(lines(requester?.rows ?? [])).toContain(
			'Identity paper: Passport C1234567, issued on 01/02/2020, by: Cục Quản lý xuất nhập cảnh !',
		);
		expect(lines(request?.rows ?? [])).toContain('Weight: 2.5 kg');
	});

	it('lists what was not answered when the visible fields are given', () => {
		const sections = describeAnswers(everyFieldForm, evaluation.answers, 'vi', { visible: evaluation.visible });
		const rows = sections.flatMap((section) => section.rows);
		expect(rows.find((row) => row.key === 'email')).toEqual({
			key: 'email',
			label: 'Thư điện tử',
			text: '',
			sensitive: false,
		});
		expect(rows.some((row) => row.key === 'guardian')).toBe(false);
	});

	it('names files when their names are known', () => {
		const uploads = { 'u-1': { name: 'bang.pdf', mime: 'application/pdf', bytes: 1 } };
		const rows = describeAnswers(everyFieldForm, evaluation.answers, 'vi', { uploads }).flatMap(
			(section) => section.rows,
		);
		expect(rows.find((row) => row.key === 'original')?.rows).toEqual([
			{ key: 'original[0]', label: 'bang.pdf', text: 'bang.pdf', sensitive: false },
		]);
	});

	it('spreads a person out', () => {
		const form = formOf([
			{
				key: 'mother',
				type: 'person',
				label: label('Người mẹ'),
				ask: ['birthDate', 'gender', 'personalId', 'ethnicity', 'residence'],
			},
		]);
		const mother = {
			fullName: 'Lò Thị Ún',
			birthDate: '1999',
			gender: 'female',
			ethnicity: 'Thái',
			identity: { kind: 'personalId', number: '014199000001' },
			residence: { scheme: '2025', provinceCode: '14', communeName: 'Xã Mường Bú', detail: 'Bản Giàn' },
		};
		const [section] = describeAnswers(form, { mother }, 'vi');
		expect(lines(section?.rows ?? [])).toEqual([
			'Người mẹ: Lò Thị Ún',
			'  Họ, chữ đệm, tên: Lò Thị Ún',
			'  Ngày, tháng, năm sinh: 1999',
			'  Giới tính: Nữ',
			'  Giấy tờ tùy thân: 014199000001',
			'  Dân tộc: Thái',
			'  Nơi cư trú: Bản Giàn, Xã Mường Bú, Sơn La',
		]);
	});

	it('does not stumble over answers that are not normalised', () => {
		const odd = Object.fromEntries(Object.keys(answers).map((key) => [key, 7]));
		expect(() => describeAnswers(everyFieldForm, odd, 'vi')).not.toThrow();
		const objects = Object.fromEntries(Object.keys(answers).map((key) => [key, { kind: 'passport', gender: 'x' }]));
		expect(() => describeAnswers(everyFieldForm, objects, 'en')).not.toThrow();
	});
});
