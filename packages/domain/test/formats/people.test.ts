import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	compareVietnamese,
	compareVietnameseNames,
	foldVietnamese,
	formatPhone,
	maskPhone,
	nameInCapitals,
	parseEmail,
	parsePersonName,
	parsePhone,
	partsOfName,
	toAscii,
} from '../../src/formats/index.ts';
import { accepted, problemCode, warningCodes } from './parsed.ts';

describe('search key', () => {
	it.each([
		['Nguyễn Thị Hường', 'nguyen thi huong'],
		['Đặng Quốc Vượng', 'dang quoc vuong'],
		['Lò Văn Ún', 'lo van un'],
		['Phạm Thuý Hoà', 'pham thuy hoa'],
		['Phạm Thúy Hòa', 'pham thuy hoa'],
		['  H’Hen   Niê ', 'hhen nie'],
		["H'Hen Niê", 'hhen nie'],
		['Y Wơn Ayŭn', 'y won ayun'],
		['Kơ Ƀĭn', 'ko bin'],
	])('%s → %s', (text, key) => {
		expect(foldVietnamese(text)).toBe(key);
		expect(foldVietnamese(text.normalize('NFD'))).toBe(key);
	});

	it('is stable: folding twice is folding once', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
				const key = foldVietnamese(text);
				expect(foldVietnamese(key)).toBe(key);
			}),
		);
	});

	it('keeps the case when it only strips diacritics', () => {
		expect(toAscii('Lệ phí ĐỢT 2 Ƀƀ đ')).toBe('Le phi DOT 2 Bb d');
	});
});

describe('names', () => {
	it.each([
		['  Nguyễn  Văn An ', 'Nguyễn Văn An'],
		['H’Hen Niê', 'H’Hen Niê'],
		['Y Wơn Ayŭn', 'Y Wơn Ayŭn'],
		['Ƀrih Čil', 'Ƀrih Čil'],
		['Maria-Anna Tr. Ngọc', 'Maria-Anna Tr. Ngọc'],
		['Trần Thị Bích Ngọc'.normalize('NFD'), 'Trần Thị Bích Ngọc'],
	])('accepts %s', (typed, stored) => {
		expect(accepted(parsePersonName(typed))).toBe(stored);
	});

	it('refuses digits, signs and wrong lengths', () => {
		expect(problemCode(parsePersonName('Nguyễn Văn 5'))).toBe('personName.characters');
		expect(problemCode(parsePersonName('-An'))).toBe('personName.characters');
		expect(problemCode(parsePersonName('An<b>'))).toBe('personName.characters');
		expect(problemCode(parsePersonName('A'))).toBe('personName.length');
		expect(problemCode(parsePersonName('a'.repeat(101)))).toBe('personName.length');
	});

	it('prints in capitals', () => {
		expect(nameInCapitals('Lê Đức Đạt')).toBe('LÊ ĐỨC ĐẠT');
	});

	it('collates as Vietnamese does', () => {
		const sorted = ['An', 'Ánh', 'Ăn', 'Ân', 'Bình', 'Bính', 'Dào', 'Đào', 'Ông', 'Ơn', 'Ớt', 'Út', 'Ưu', 'Ý', 'Yên'];
		expect([...sorted].reverse().sort(compareVietnamese)).toEqual(sorted);
		expect([...sorted].reverse().sort(compareVietnameseNames)).toEqual(sorted);
	});

	it('sorts full names by given, family, middle', () => {
		const sorted = ['Đào An', 'Lê Văn An', 'Trần Ánh An', 'Trần Văn An', 'Đặng Bình', 'Nguyễn Đào'];
		expect([...sorted].reverse().sort(compareVietnameseNames)).toEqual(sorted);
		expect(partsOfName('Trần Thị Bích Ngọc')).toEqual({ family: 'Trần', middle: 'Thị Bích', given: 'Ngọc' });
		expect(partsOfName('Ún')).toEqual({ family: '', middle: '', given: 'Ún' });
	});
});

describe('phones', () => {
	it.each(['0912345678', '+84 912 345 678', '84912345678', '0912.345.678', '0084912345678', '+84 (0) 912-345-678'])(
		'%s is +84912345678',
		(typed) => {
			expect(accepted(parsePhone(typed))).toEqual({ e164: '+84912345678', kind: 'mobile' });
			expect(warningCodes(parsePhone(typed))).toEqual([]);
		},
	);

	it('takes an 11-digit landline', () => {
		expect(accepted(parsePhone('02838123456'))).toEqual({ e164: '+842838123456', kind: 'landline' });
	});

	it.each([
		['0212345678', 'phone.length'],
		['01234567890', 'phone.oldMobile'],
		['091234567', 'phone.length'],
		['19001234', 'phone.hotline'],
		['18001234', 'phone.hotline'],
		['+1 415 555 2671', 'phone.foreign'],
		['912345678', 'phone.foreign'],
		['không có', 'phone.characters'],
		['', 'phone.characters'],
	])('refuses %s: %s', (typed, code) => {
		expect(problemCode(parsePhone(typed))).toBe(code);
	});

	it('checks the prefix softly', () => {
		expect(warningCodes(parsePhone('0312345678'))).toEqual(['phone.prefix']);
	});

	it('shows and masks', () => {
		expect(formatPhone('+84912345678')).toBe('0912 345 678');
		expect(formatPhone('+842838123456')).toBe('028 3812 3456');
		expect(formatPhone('+842363812345')).toBe('0236 381 2345');
		expect(formatPhone('1022')).toBe('1022');
		expect(maskPhone('+84912345678')).toBe('0912 ••• 678');
		expect(maskPhone('0912345678')).toBe('0912 ••• 678');
	});
});

describe('e-mail', () => {
	it('lowers the host only', () => {
		expect(accepted(parseEmail(' Nguyen.An@Example.VN '))).toBe('Nguyen.An@example.vn');
	});
	it.each([
		'',
		'an',
		'an@',
		'@example.vn',
		'an@example',
		'a n@example.vn',
		'an..b@example.vn',
		'nguyễn@example.vn',
		'an@-example.vn',
		`${'a'.repeat(65)}@example.vn`,
		`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.${'f'.repeat(20)}.vn`,
	])('refuses %s', (typed) => {
		expect(problemCode(parseEmail(typed))).toBe('email.format');
	});
});
