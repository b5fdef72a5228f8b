import { describe, expect, it } from 'vitest';
import type { FormField } from '../src/index.ts';
import { formOf, label, readOne, run } from './factories.ts';

const f = { key: 'f', label: label('Mục') } as const;

describe('a name', () => {
	const field: FormField = { ...f, type: 'personName' };
	it.each([
		['  Nguyễn   Văn An ', 'Nguyễn Văn An', []],
		['H’Hen Niê', 'H’Hen Niê', []],
		['Y Wơn Ayŭn', 'Y Wơn Ayŭn', []],
		['A', 'A', ['f: personName.length']],
		['Nguyễn 2', 'Nguyễn 2', ['f: personName.characters']],
		[7, undefined, ['f: type']],
	])('%j becomes %j', (input, answer, expected) => {
		expect(readOne(field, input)).toEqual({ answer, codes: expected });
	});
});

describe('a phone number', () => {
	const field: FormField = { ...f, type: 'phone' };
	it.each([
		['0912 345.678', '+84912345678', []],
		['+84 912 345 678', '+84912345678', []],
		['02838123456', '+842838123456', []],
		['0212345678', '0212345678', ['f: phone.length']],
		['01234567890', '01234567890', ['f: phone.oldMobile']],
		['gọi tôi', 'gọi tôi', ['f: phone.characters']],
		['0512345678', '+84512345678', ['f: phone.prefix?']],
	])('%j becomes %j', (input, answer, expected) => {
		expect(readOne(field, input)).toEqual({ answer, codes: expected });
	});
});

describe('an e-mail address', () => {
	const field: FormField = { ...f, type: 'email' };
	it.each([
		[' An@Example.VN ', 'An@example.vn', []],
		['an@example', 'an@example', ['f: email.format']],
	])('%j becomes %j', (input, answer, expected) => {
		expect(readOne(field, input)).toEqual({ answer, codes: expected });
	});
});

describe('an identity paper', () => {
	const field: FormField = { ...f, type: 'identityNumber' };
	const issued = { issuedOn: '2015-06-01', issuer: 'Công an Hà Nội' };
	it.each([
		['001 085 012345', { kind: 'personalId', number: '001085012345' }, []],
		[{ number: '001085012345' }, { kind: 'personalId', number: '001085012345' }, []],
		[
			{ kind: 'personalId', number: '00108501234' },
			{ kind: 'personalId', number: '00108501234' },
			['f.number: personalId.length'],
		],
		[
			{ kind: 'personalId', number: '003085012345' },
			{ kind: 'personalId', number: '003085012345' },
			['f.number: personalId.birthPlace?'],
		],
		[{ kind: 'oldId', number: '012345678', ...issued }, { kind: 'oldId', number: '012345678', ...issued }, []],
		[
			{ kind: 'oldId', number: '012345678' },
			{ kind: 'oldId', number: '012345678' },
			['f.issuedOn: required', 'f.issuer: required'],
		],
		[{ kind: 'passport', number: 'c1234567', ...issued }, { kind: 'passport', number: 'C1234567', ...issued }, []],
		[{ kind: 'other', number: 'Số 5/GXN', ...issued }, { kind: 'other', number: 'Số 5/GXN', ...issued }, []],
		[
			{ kind: 'other', number: 'x'.repeat(31), ...issued },
			{ kind: 'other', number: 'x'.repeat(31), ...issued },
			['f.number: maxLength'],
		],
		[{ kind: 'other', ...issued }, { kind: 'other', ...issued }, ['f.number: required']],
		[
			{ kind: 'oldId', number: '012345678', issuedOn: '2030-01-01', issuer: 'CA' },
			{ kind: 'oldId', number: '012345678', issuedOn: '2030-01-01', issuer: 'CA' },
			['f.issuedOn: max'],
		],
		[
			{ kind: 'oldId', number: '012345678', issuedOn: 'x', issuer: 'CA' },
			{ kind: 'oldId', number: '012345678', issuer: 'CA' },
			['f.issuedOn: date.format'],
		],
		[{ kind: 'card', number: '1', ...issued }, { kind: 'other', number: '1', ...issued }, ['f.kind: option']],
		[{ kind: 'passport' }, undefined, []],
		[{}, undefined, []],
		['', undefined, []],
		[[], undefined, ['f: type']],
		[{ number: '001085012345', photo: 'x' }, { kind: 'personalId', number: '001085012345' }, ['f.photo: unknownKey']],
	])('%j becomes %j', (input, answer, expected) => {
		expect(readOne(field, input)).toEqual({ answer, codes: expected });
	});

	it('may be asked for as a personal id only', () => {
		const only: FormField = { ...f, type: 'identityNumber', personalIdOnly: true };
		expect(readOne(only, { kind: 'passport', number: 'C1234567', ...issued }).codes).toEqual([
			'f.kind: identity.personalIdOnly',
		]);
		expect(readOne(only, '001085012345').codes).toEqual([]);
	});
});

describe('an address', () => {
	const field: FormField = { ...f, type: 'address' };
	const now = { scheme: '2025', provinceCode: '01', communeName: 'Phường Hạ Đình', detail: 'Số 1' };
	const before = { ...now, scheme: 'pre-2025', provinceCode: '35', districtName: 'Huyện Bình Lục' };
	it.each([
		[now, now, []],
		[{ ...now, communeCode: '00001' }, { ...now, communeCode: '00001' }, []],
		[
			{ provinceCode: '01', communeName: ' Phường  Hạ Đình', detail: 'Số 1' },
			{ ...now, communeName: 'Phường  Hạ Đình' },
			[],
		],
		[before, before, []],
		[{ ...before, districtName: '' }, { ...now, scheme: 'pre-2025', provinceCode: '35' }, ['f.districtName: required']],
		[{ ...now, districtName: 'Quận 1' }, { ...now, districtName: 'Quận 1' }, ['f.districtName: address.districtName']],
		[{ ...now, provinceCode: '35' }, { ...now, provinceCode: '35' }, ['f.provinceCode: address.provinceUnknown?']],
		[
			{ ...now, provinceCode: '1' },
			{ scheme: '2025', communeName: 'Phường Hạ Đình', detail: 'Số 1' },
			['f.provinceCode: address.provinceCode'],
		],
		[
			{ ...now, provinceCode: 1 },
			{ scheme: '2025', communeName: 'Phường Hạ Đình', detail: 'Số 1' },
			['f.provinceCode: address.provinceCode'],
		],
		[{ ...now, communeCode: '12' }, now, ['f.communeCode: address.communeCode']],
		[{ ...now, scheme: '1999' }, now, ['f.scheme: option']],
		[
			{ provinceCode: '01' },
			{ scheme: '2025', provinceCode: '01', detail: '' },
			['f.communeName: required', 'f.detail: required'],
		],
		[{ ...now, detail: 'x'.repeat(301) }, { ...now, detail: 'x'.repeat(301) }, ['f.detail: maxLength']],
		[{ scheme: '2025' }, undefined, []],
		[{ ...now, zip: '100000', lat: 1 }, now, ['f.zip: unknownKey', 'f.lat: unknownKey']],
		['Hà Nội', undefined, ['f: type']],
		[new Date(0), undefined, ['f: type']],
	])('%j becomes %j', (input, answer, expected) => {
		expect(readOne(field, input)).toEqual({ answer, codes: expected });
	});

	it('may do without the house where the form says so', () => {
		const place: FormField = { ...f, type: 'address', detailOptional: true };
		const { answer, codes } = readOne(place, { provinceCode: '01', communeName: 'Phường Hạ Đình' });
		expect(codes).toEqual([]);
		expect(answer).toEqual({ ...now, detail: '' });
	});

	it('names at most a few parts that do not belong to it', () => {
		const strangers = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`part${index}`, 1]));
		expect(readOne(field, strangers).codes).toHaveLength(5);
		expect(readOne(field, JSON.parse('{"__proto__":1}')).codes).toEqual(['f: unknownKey']);
	});
});

describe('a person', () => {
	const field: FormField = {
		...f,
		type: 'person',
		ask: ['birthDate', 'gender', 'personalId', 'ethnicity', 'nationality', 'residence'],
		optional: ['ethnicity', 'residence'],
	};
	const mother = {
		fullName: 'Trần Thị Bích Ngọc',
		birthDate: '1999-12-03',
		gender: 'female',
		identity: { kind: 'personalId', number: '079199000056' },
		nationality: 'Việt Nam',
	};

	it('is accepted with the parts that are needed', () => {
		expect(readOne(field, { ...mother, fullName: ' Trần  Thị Bích Ngọc' })).toEqual({ answer: mother, codes: [] });
	});

	it.each([
		[
			{ fullName: 'Trần Thị Ngọc' },
			['f.birthDate: required', 'f.gender: required', 'f.identity: required', 'f.nationality: required'],
		],
		[{ ...mother, gender: 'x' }, ['f.gender: option']],
		[{ ...mother, birthDate: '31/02/1999' }, ['f.birthDate: date.notInCalendar']],
		[
			{ ...mother, birthDate: '1998', gender: 'male' },
			['f.gender: personalId.gender?', 'f.birthDate: personalId.birthYear?'],
		],
		[{ ...mother, ethnicity: 'x'.repeat(101) }, ['f.ethnicity: maxLength']],
		[
			{ ...mother, residence: { provinceCode: '01' } },
			['f.residence.communeName: required', 'f.residence.detail: required'],
		],
		[{ ...mother, identity: { number: '12' } }, ['f.identity.number: personalId.length']],
		[{ ...mother, phone: '1' }, ['f.phone: unknownKey']],
		['Trần', ['f: type']],
		[{}, []],
	])('%j: %j', (input, expected) => {
		expect(readOne(field, input).codes).toEqual(expected);
	});

	it('does not take parts that were not asked for', () => {
		const named: FormField = { ...f, type: 'person', ask: [] };
		expect(readOne(named, mother).codes).toHaveLength(4);
		expect(readOne(named, { fullName: 'Trần Thị Ngọc' })).toEqual({ answer: { fullName: 'Trần Thị Ngọc' }, codes: [] });
	});

	it('names the part by field and part', () => {
		const { findings } = run(formOf([field]), { f: { ...mother, nationality: '' } });
		expect(findings.map((finding) => finding.message.vi)).toEqual([
			'Chưa điền “Mục – Quốc tịch”. Mục này là bắt buộc.',
		]);
	});
});
