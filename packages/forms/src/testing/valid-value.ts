import fc, { type Arbitrary } from 'fast-check';
import type {
	AddressAnswer,
	DateField,
	FormField,
	IdentityAnswer,
	MultiChoiceField,
	PersonAsk,
	PersonField,
	RepeatingGroup,
	StaticText,
	TextField,
} from '../definition.ts';
import { MAX_ROWS } from '../expression/limits.ts';
import { textLimits } from '../fields/text.ts';

type AnswerField = Exclude<FormField, StaticText | RepeatingGroup>;

const FAMILY_NAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Đặng', 'Võ', 'Hồ', 'Lò', 'H’Hen'] as const;
const MIDDLE_NAMES = ['Văn', 'Thị', 'Đức', 'Ngọc', 'Minh', 'Thu', ''] as const;
const GIVEN_NAMES = ['An', 'Bình', 'Hường', 'Đạt', 'Ún', 'Vượng', 'Thúy', 'Niê', 'Ý'] as const;
const WORDS = [
	'Bằng tốt nghiệp',
	'Giấy khai sinh',
	'số 12',
	'tổ 4',
	'đường Lê Lợi',
	'bản chính',
	'xác nhận',
	'con',
] as const;
const ETHNICITIES = ['Kinh', 'Tày', 'Ê Đê', 'H’Mông'] as const;

const DAY_MS = 86_400_000;

/** Values that a field accepts on their own account; rules and conditions of the form may still object. */
export function validValue(field: AnswerField, today: string): Arbitrary<unknown> {
	switch (field.type) {
		case 'text':
			return validText(field);
		case 'number':
			return field.integer === false
				? fc
						.integer({ min: Math.ceil((field.min ?? 0) * 4), max: Math.floor((field.max ?? 1_000) * 4) })
						.map((n) => n / 4)
				: fc.integer({ min: Math.ceil(field.min ?? 0), max: Math.floor(field.max ?? Math.max(1_000, field.min ?? 0)) });
		case 'money':
			return fc.integer({ min: field.min ?? 0, max: field.max ?? Math.max(10_000_000, field.min ?? 0) });
		case 'date':
			return validDate(field, today);
		case 'choice':
			return fc.constantFrom(...field.options.map((option) => option.value));
		case 'multiChoice':
			return validChoices(field);
		case 'boolean':
			return field.required === true ? fc.constant(true) : fc.boolean();
		case 'address':
			return validAddress();
		case 'personName':
			return validName();
		case 'person':
			return validPerson(field, today);
		case 'identityNumber':
			return field.personalIdOnly === true ? validPersonalId() : validIdentity(today);
		case 'phone':
			return validPhone();
		case 'email':
			return fc.nat(9_999).map((n) => `nguoidan${n}@example.vn`);
		case 'file':
			return fc
				.uniqueArray(fc.nat(999_999), { minLength: 1, maxLength: Math.min(field.maxFiles ?? 3, 3) })
				.map((numbers) => numbers.map((n) => `upload-${n}`));
	}
}

function validName(): Arbitrary<string> {
	return fc
		.tuple(fc.constantFrom(...FAMILY_NAMES), fc.constantFrom(...MIDDLE_NAMES), fc.constantFrom(...GIVEN_NAMES))
		.map((parts) => parts.filter((part) => part !== '').join(' '));
}

function validText(field: TextField): Arbitrary<string> {
	const { min, max } = textLimits(field);
	if (field.pattern !== undefined) {
		const pattern = field.pattern.replace(/^\^|\$$/g, '');
		return fc.stringMatching(new RegExp(`^(?:${pattern})$`));
	}
	return fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 }).map((words) => {
		const text = words.join(' ').padEnd(min, 'a');
		return [...text].slice(0, max).join('').trim().padEnd(min, 'a');
	});
}

function validDate(field: DateField, today: string): Arbitrary<string> {
	const bound = (value: string | undefined, otherwise: string): number =>
		Date.parse(value === 'today' ? today : (value ?? otherwise)) / DAY_MS;
	const min = bound(field.min, '1930-01-01');
	const max = Math.max(min, bound(field.max, today));
	const whole = fc.integer({ min, max }).map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
	if (field.partial !== true) return whole;
	return fc.tuple(whole, fc.constantFrom(10, 10, 7, 4)).map(([date, length]) => date.slice(0, length));
}

function validChoices(field: MultiChoiceField): Arbitrary<readonly string[]> {
	return fc.subarray(
		field.options.map((option) => option.value),
		{
			minLength: Math.max(field.minItems ?? 1, 1),
			maxLength: Math.min(field.maxItems ?? field.options.length, field.options.length),
		},
	);
}

function validAddress(): Arbitrary<AddressAnswer> {
	const detail = fc.nat(300).map((n) => `Số ${n}, tổ 4`);
	const current = fc.record({
		scheme: fc.constant('2025' as const),
		provinceCode: fc.constantFrom('01', '48', '79', '92'),
		communeName: fc.constantFrom('Phường Hạ Đình', 'Xã Hoằng Hóa', 'Phường Bến Thành'),
		detail,
	});
	const before = fc.record({
		scheme: fc.constant('pre-2025' as const),
		provinceCode: fc.constantFrom('01', '35', '74'),
		districtName: fc.constantFrom('Quận Thanh Xuân', 'Huyện Bình Lục'),
		communeName: fc.constantFrom('Phường Hạ Đình', 'Xã An Lão'),
		detail,
	});
	return fc.oneof({ arbitrary: current, weight: 3 }, { arbitrary: before, weight: 1 });
}

function validPersonalId(): Arbitrary<IdentityAnswer> {
	return fc
		.tuple(
			fc.constantFrom('001', '038', '046', '079', '092'),
			fc.constantFrom('0', '1', '2', '3'),
			fc.nat(99),
			fc.nat(999_999),
		)
		.map(([place, gender, year, serial]) => ({
			kind: 'personalId' as const,
			number: `${place}${gender}${String(year).padStart(2, '0')}${String(serial).padStart(6, '0')}`,
		}));
}

function validIdentity(today: string): Arbitrary<IdentityAnswer> {
	const issued = { issuedOn: '2015-06-01' <= today ? '2015-06-01' : '2000-01-01', issuer: 'Công an thành phố Hà Nội' };
	const passport = fc
		.nat(9_999_999)
		.map((n): IdentityAnswer => ({ kind: 'passport', number: `C${String(n).padStart(7, '0')}`, ...issued }));
	const old = fc
		.nat(999_999_999)
		.map((n): IdentityAnswer => ({ kind: 'oldId', number: String(n).padStart(9, '0'), ...issued }));
	return fc.oneof(
		{ arbitrary: validPersonalId(), weight: 4 },
		{ arbitrary: passport, weight: 1 },
		{ arbitrary: old, weight: 1 },
	);
}

function validPhone(): Arbitrary<string> {
	return fc.nat(9_999_999).map((n) => `091${String(n).padStart(7, '0')}`);
}

function validPerson(field: PersonField, today: string): Arbitrary<unknown> {
	const parts: Record<string, Arbitrary<unknown>> = { fullName: validName() };
	for (const ask of field.ask) parts[ask === 'personalId' ? 'identity' : ask] = personPart(ask, today);
	return fc.record(parts, { noNullPrototype: true });
}

function personPart(ask: PersonAsk, today: string): Arbitrary<unknown> {
	switch (ask) {
		case 'birthDate':
			return validDate(
				{ type: 'date', key: 'birthDate', label: { vi: '', en: '' }, partial: true, max: 'today' },
				today,
			);
		case 'gender':
			return fc.constantFrom('male', 'female');
		case 'personalId':
			return validIdentity(today);
		case 'ethnicity':
			return fc.constantFrom(...ETHNICITIES);
		case 'nationality':
			return fc.constant('Việt Nam');
		case 'residence':
			return validAddress();
	}
}

/** How many rows to generate: what the group allows, but few. */
export function rowCounts(group: RepeatingGroup): { readonly minLength: number; readonly maxLength: number } {
	const minLength = Math.min(Math.max(group.minItems ?? 0, group.required === true ? 1 : 0), MAX_ROWS);
	return { minLength, maxLength: Math.min(group.maxItems ?? MAX_ROWS, Math.max(minLength, 3)) };
}
