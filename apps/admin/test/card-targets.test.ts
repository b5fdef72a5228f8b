import { parseCardQr } from '@motcua/domain/formats';
import type { FormDefinition, FormField } from '@motcua/forms';
import { describe, expect, test } from 'vitest';
import { cardAnswers, cardTargets } from '../src/counter/card-targets.ts';

const text = (vi: string) => ({ vi, en: vi });
const form = (...sections: readonly (readonly FormField[])[]): FormDefinition => ({
	formVersion: 1,
	id: 'application',
	title: text('Tờ khai'),
	sections: sections.map((fields, index) => ({ key: `s${index}`, title: text('Mục'), fields })),
});

const requester: readonly FormField[] = [
	{ type: 'personName', key: 'requesterName', label: text('Họ tên') },
	{ type: 'date', key: 'requesterBirth', label: text('Ngày sinh'), max: 'today', partial: true },
	{ type: 'identityNumber', key: 'requesterId', label: text('Số định danh') },
];

describe('whom a card can fill in', () => {
	test('finds the requester by name, number and birth date', () => {
		expect(cardTargets(form(requester))).toEqual([
			{
				key: 'requesterName',
				label: text('Họ tên'),
				fullName: 'requesterName',
				identity: 'requesterId',
				birthDate: 'requesterBirth',
				gender: null,
			},
		]);
	});

	test('takes a person field whole, with what it asks for', () => {
		const person: FormField = {
			type: 'person',
			key: 'spouse',
			label: text('Vợ, chồng'),
			ask: ['personalId', 'gender'],
		};
		expect(cardTargets(form([person]))).toEqual([
			expect.objectContaining({
				fullName: 'spouse.fullName',
				identity: 'spouse.identity',
				birthDate: null,
				gender: 'spouse.gender',
			}),
		]);
	});

	test('leaves out a name that has no number before the next name', () => {
		const witness: FormField = { type: 'personName', key: 'witness', label: text('Người làm chứng') };
		expect(cardTargets(form([witness, ...requester])).map(({ key }) => key)).toEqual(['requesterName']);
	});

	test('does not take a computed date, nor one that may lie ahead, for the birth date', () => {
		const fields: readonly FormField[] = [
			{ type: 'personName', key: 'name', label: text('Họ tên') },
			{ type: 'date', key: 'wanted', label: text('Ngày hẹn') },
			{ type: 'date', key: 'copied', label: text('Ngày'), max: 'today', computed: 'wanted' },
			{ type: 'identityNumber', key: 'id', label: text('Số') },
		];
		expect(cardTargets(form(fields))).toEqual([expect.objectContaining({ birthDate: null })]);
	});

	test('knows a gender by its two values', () => {
		const gender: FormField = {
			type: 'choice',
			key: 'gender',
			label: text('Giới tính'),
			options: [
				{ value: 'male', label: text('Nam') },
				{ value: 'female', label: text('Nữ') },
			],
		};
		expect(cardTargets(form([...requester, gender]))).toEqual([expect.objectContaining({ gender: 'gender' })]);
	});
});

test('a scanned card fills in name, number, birth date and gender, and nothing else', () => {
	const card = parseCardQr('001085012345|012345678|Nguyễn Văn An|15081985|Nam|Số 5 ngõ 10, Hà Nội|20042021');
	if (!card.ok) throw new Error(card.problem.code);
	const person: FormField = {
		type: 'person',
		key: 'p',
		label: text('Người'),
		ask: ['personalId', 'birthDate', 'gender'],
	};
	const [target] = cardTargets(form([person]));
	if (!target) throw new Error('no target');
	expect(Object.fromEntries(cardAnswers(card.value, target))).toEqual({
		'p.fullName': 'Nguyễn Văn An',
		'p.identity': { kind: 'personalId', number: '001085012345' },
		'p.birthDate': '1985-08-15',
		'p.gender': 'male',
	});
});
