import { tryForm } from '@motcua/procedure-testing';
import { describe, expect, it } from 'vitest';
import procedure from '../src/procedure.ts';
import { byProxy, forMarriage } from './samples.ts';

const { codesOf, evaluated } = tryForm(procedure, { today: '2026-11-23' });

describe('a complete declaration', () => {
	it.each([
		['for marriage', forMarriage],
		['by a proxy, for a bank', byProxy],
	])('%s is taken', (_, answers) => {
		expect(codesOf(answers)).toEqual([]);
	});
});

describe('what is asked', () => {
	it('about the person concerned: nothing twice when it is the requester', () => {
		const { visible } = evaluated(forMarriage);
		expect(visible.has('subjectFullName') || visible.has('subjectBirthDate') || visible.has('subjectPersonalId')).toBe(
			false,
		);
		expect(visible.has('authorisation')).toBe(false);
	});

	it('about the person concerned: everything when a proxy asks', () => {
		const { required } = evaluated({ requestFor: 'proxy' });
		for (const key of [
			'subjectFullName',
			'subjectBirthDate',
			'subjectPersonalId',
			'subjectResidence',
			'authorisation',
		]) {
			expect(required.has(key), key).toBe(true);
		}
	});

	it.each([
		['neverMarried', []],
		['married', ['spouseFullName', 'marriageCertificateInfo']],
		['divorced', ['spouseFullName', 'endOfMarriageInfo', 'endOfMarriageProof']],
		['widowed', ['spouseFullName', 'endOfMarriageInfo', 'endOfMarriageProof']],
	])('about the marriage of a person who is %s', (maritalStatus, expected) => {
		const { required } = evaluated({ maritalStatus });
		const asked = [
			'spouseFullName',
			'marriageCertificateInfo',
			'endOfMarriageInfo',
			'endOfMarriageProof',
			'foreignDivorceExtract',
		];
		expect(asked.filter((key) => required.has(key))).toEqual(expected);
	});

	it('about a divorce abroad: its extract', () => {
		expect(evaluated({ maritalStatus: 'divorced', endedAbroad: true }).required.has('foreignDivorceExtract')).toBe(
			true,
		);
		expect(evaluated({ maritalStatus: 'widowed', endedAbroad: true }).required.has('foreignDivorceExtract')).toBe(
			false,
		);
	});

	it('about the intended spouse: only when the purpose is marriage', () => {
		const keys = ['futureSpouse', 'marriagePlace', 'earlierCertificate'];
		expect(keys.every((key) => evaluated({ purpose: 'marriage' }).required.has(key))).toBe(true);
		expect(keys.some((key) => evaluated({ purpose: 'other' }).visible.has(key))).toBe(false);
		expect(evaluated({ purpose: 'other' }).required.has('purposeDetail')).toBe(true);
	});

	it('about an earlier certificate: the paper, or why it is not there', () => {
		const marriage = { ...forMarriage, earlierCertificate: 'lost' };
		expect(codesOf(marriage)).toEqual(['lostCertificateReason required']);
		expect(codesOf({ ...forMarriage, earlierCertificate: 'returned' })).toEqual(['earlierCertificateScan required']);
	});

	it('about other places: one row at least when there were some', () => {
		expect(codesOf({ ...forMarriage, livedElsewhere: true })).toEqual(['otherResidences required']);
	});
});

describe('what is refused', () => {
	it.each([
		[
			'a period that ends before it begins',
			{ periodFrom: '2026-01-02', periodTo: '2026-01-01' },
			'periodTo period.order',
		],
		[
			'a married person who wants to marry',
			{ maritalStatus: 'married', spouseFullName: 'Lê Văn Ba', marriageCertificateInfo: 'Số 5' },
			' married.marriage',
		],
		[
			'a bride of 17',
			{ requesterBirthDate: '2009-01-01', requesterPersonalId: { kind: 'personalId', number: '079309000056' } },
			' marriage.age',
		],
		['no declaration of truth', { truthDeclared: false }, 'truthDeclared required'],
	])('%s', (_, change, expected) => {
		expect(codesOf({ ...forMarriage, ...change })).toEqual([expected]);
	});

	it('a groom of 19, but not of 20', () => {
		const groom = { ...forMarriage, subjectGender: 'male' };
		const bornIn = (requesterBirthDate: string, number: string) =>
			codesOf({ ...groom, requesterBirthDate, requesterPersonalId: { kind: 'personalId', number } });
		expect(bornIn('2006-11-24', '079206000056')).toEqual([' marriage.age']);
		expect(bornIn('2006-11-23', '079206000056')).toEqual([]);
	});

	it('an answer to a question that is not asked', () => {
		const { answers } = evaluated({ ...forMarriage, subjectFullName: 'Người Khác' });
		expect(answers.subjectFullName).toBeUndefined();
	});
});

it('tells dossiers apart by the person concerned', () => {
	expect(procedure.manifest.subject).toBe("requestFor == 'proxy' ? subjectFullName : requesterFullName");
});
