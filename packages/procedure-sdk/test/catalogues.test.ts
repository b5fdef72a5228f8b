import { describe, expect, it } from 'vitest';
import {
	ethnicGroupName,
	ethnicGroupOptions,
	leaderOfficeOptions,
	leaderRefusalForm,
	nationalityName,
	nationalityOptions,
	refusalNotice,
	refusalSteps,
	requesterFields,
	requesterPaths,
	signerOfficeLines,
	signerOfficeOptions,
} from '../src/catalogues/index.ts';
import { identityConflicts, placeOfWard } from '../src/formats.ts';

/** What `parseFormDefinition` takes as the value of an option. */
const VALUE = /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/;

describe('catalogues', () => {
	it.each([
		['ethnic groups', ethnicGroupOptions],
		['nationalities', nationalityOptions],
		['signer offices', signerOfficeOptions],
		['offices of a department', leaderOfficeOptions],
	])('%s have a value of their own each, fit for a form', (_, options) => {
		const values = options.map((option) => option.value);
		expect(new Set(values).size).toBe(values.length);
		expect(values.filter((value) => !VALUE.test(value))).toEqual([]);
	});

	it('names all 54 ethnic groups and a way out', () => {
		expect(ethnicGroupOptions).toHaveLength(55);
		expect(ethnicGroupName('bru-van-kieu')).toBe('Bru - Vân Kiều');
		expect(ethnicGroupName('e-de')).toBe('Ê Đê');
		expect(ethnicGroupName('klingon')).toBe('');
	});

	it('prints the nationality that was chosen or typed', () => {
		expect(nationalityName('viet-nam')).toBe('Việt Nam');
		expect(nationalityName('other', 'Cộng hòa Pháp')).toBe('Cộng hòa Pháp');
		expect(nationalityName(undefined)).toBe('');
	});

	it('points at the facts of the requester among the fields', () => {
		expect(Object.values(requesterPaths).filter((path) => !(path in requesterFields))).toEqual([]);
	});

	it('writes the office of a deputy as the decree does', () => {
		expect(signerOfficeLines('viceChair')).toEqual(['KT. Chủ tịch', 'Phó Chủ tịch']);
	});
});

describe('a written refusal', () => {
	it('leads through explanation and signature, and back to the step that it is told', () => {
		const steps = refusalSteps({ field: 'social', back: 'examine' });
		expect(steps.explainRefusal).toMatchObject({ role: 'specialist', field: 'social', form: 'refusal' });
		expect(steps.explainRefusal.outcomes.reconsider.to).toBe('examine');
		expect(steps.signRefusal).toMatchObject({ role: 'leader', act: 'sign', outcomes: { signed: { to: 'refused' } } });
	});

	it('asks a department for the same facts, but for a civil-status officer', () => {
		const fields = leaderRefusalForm.sections.refusal.fields;
		expect(Object.keys(fields)).toEqual([
			'refusalReason',
			'refusalBasis',
			'refusalNumber',
			'signerOffice',
			'signerName',
		]);
		expect(fields.signerOffice.options.map((option) => option.value)).not.toContain('authorised');
	});

	it('is signed by the head of a department by order of the chair', () => {
		const result = {
			refusalReason: 'Không thuộc đối tượng.',
			refusalBasis: 'Điều 11',
			refusalNumber: '7',
			signerOffice: 'departmentHead',
			signerName: 'Phạm Thùy Dương',
		} as const;
		const dossier = { code: 'H26-1', receivedAt: null, submittedAt: '2026-11-22T20:00:00Z' };
		const ward = { code: '00334', name: 'Phường Mẫu', provinceCode: '01' };
		const context = { result, dossier, ward, today: '2026-11-23', timeZone: 'Asia/Ho_Chi_Minh' };
		expect(refusalNotice(context, { procedureName: 'P', addressee: 'A' })).toMatchObject({
			signerOffice: ['TL. Chủ tịch', 'Trưởng phòng'],
			receivedOn: '23/11/2026',
		});
	});
});

describe('placeOfWard', () => {
	it.each([
		['Phường Hạ Đình', 'Hạ Đình'],
		['Xã Hoằng Hóa', 'Hoằng Hóa'],
		['Đặc khu Phú Quốc', 'Phú Quốc'],
		['Phú Xá', 'Phú Xá'],
	])('of %s is %s', (ward, place) => {
		expect(placeOfWard(ward)).toBe(place);
	});
});

describe('identityConflicts', () => {
	const identity = { kind: 'personalId', number: '001085012345' } as const;

	it('finds year and gender that the number contradicts', () => {
		expect(identityConflicts(identity, { birthDate: '1985-08-15', gender: 'male' })).toEqual([]);
		expect(identityConflicts(identity, { birthDate: '1986', gender: 'female' })).toEqual(['birthYear', 'gender']);
	});

	it('says nothing about what was not declared, other papers and broken numbers', () => {
		expect(identityConflicts(identity, {})).toEqual([]);
		expect(identityConflicts(undefined, { gender: 'female' })).toEqual([]);
		expect(identityConflicts({ kind: 'passport', number: 'C1234567' }, { birthDate: '1990' })).toEqual([]);
		expect(identityConflicts({ kind: 'personalId', number: '00108501234' }, { birthDate: '1990' })).toEqual([]);
	});
});
