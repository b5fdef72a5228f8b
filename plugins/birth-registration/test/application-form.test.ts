import { tryForm } from '@motcua/procedure-testing';
import { describe, expect, it } from 'vitest';
import procedure from '../src/procedure.ts';
import { abandoned, ordinary } from './samples.ts';

const { codesOf, evaluated } = tryForm(procedure, { today: '2026-11-23' });
const without = (given: Record<string, unknown>, ...keys: string[]) =>
	Object.fromEntries(Object.entries(given).filter(([key]) => !keys.includes(key)));

describe('a complete declaration', () => {
	it.each([
		['of a married mother', ordinary],
		['of an institution, for an abandoned child', abandoned],
	])('%s is taken', (_, answers) => {
		expect(codesOf(answers)).toEqual([]);
	});
});

describe('the date of birth in words', () => {
	it.each([
		['2026-11-10', 'Ngày mười, tháng mười một, năm hai nghìn không trăm hai mươi sáu'],
		['2026-04-05', 'Ngày năm, tháng tư, năm hai nghìn không trăm hai mươi sáu'],
		['2025-01-31', 'Ngày ba mươi mốt, tháng một, năm hai nghìn không trăm hai mươi lăm'],
	])('%s', (childBirthDate, words) => {
		expect(evaluated({ ...ordinary, childBirthDate }).answers.childBirthDateWords).toBe(words);
	});

	it('cannot be given by hand', () => {
		expect(evaluated({ ...ordinary, childBirthDateWords: 'Ngày một' }).answers.childBirthDateWords).toContain(
			'tháng mười một',
		);
	});
});

describe('what is asked', () => {
	it.each(['mother', 'father'])('about the %s: everything, or nothing when not identified', (parent) => {
		const keys = ['FullName', 'BirthDate', 'Ethnicity', 'Nationality', 'Residence'].map((fact) => `${parent}${fact}`);
		const yes = evaluated({ [`${parent}Identified`]: 'yes' });
		expect(keys.filter((key) => !yes.required.has(key))).toEqual([]);
		const no = evaluated({ [`${parent}Identified`]: 'no' });
		expect([...keys, `${parent}PersonalId`].filter((key) => no.visible.has(key))).toEqual([]);
	});

	it('about a marriage: only when both parents are identified', () => {
		expect(evaluated({ motherIdentified: 'yes', fatherIdentified: 'yes' }).sections.has('marriage')).toBe(true);
		expect(evaluated({ motherIdentified: 'yes', fatherIdentified: 'no' }).sections.has('marriage')).toBe(false);
		expect(evaluated({ ...ordinary, parentsMarried: 'no' }).visible.has('marriageCertificateInfo')).toBe(false);
	});

	it.each([
		['medical', ['birthCertificateNumber', 'birthNotice']],
		['witness', ['witnesses', 'birthNotice']],
		['undertaking', ['birthNotice']],
	])('about the birth when the proof is %s', (birthProof, expected) => {
		const { required } = evaluated({ birthCircumstance: 'ordinary', birthProof });
		const keys = ['birthCertificateNumber', 'witnesses', 'birthNotice', 'abandonedRecord', 'surrogacyConfirmation'];
		expect(keys.filter((key) => required.has(key))).toEqual(expected);
	});

	it('about special circumstances: their own paper', () => {
		expect(evaluated({ birthCircumstance: 'abandoned' }).required.has('abandonedRecord')).toBe(true);
		expect(evaluated({ birthCircumstance: 'abandoned' }).visible.has('birthNotice')).toBe(false);
		expect(evaluated({ birthCircumstance: 'surrogacy' }).required.has('surrogacyConfirmation')).toBe(true);
	});

	it('about an authority: only of those who need one', () => {
		expect(evaluated({ relationToChild: 'mother', actsByAuthority: true }).visible.has('authorisation')).toBe(false);
		expect(evaluated({ relationToChild: 'grandparent', actsByAuthority: true }).required.has('authorisation')).toBe(
			true,
		);
		expect(evaluated({ relationToChild: 'grandparent' }).visible.has('authorisation')).toBe(false);
	});

	it('about copies and delivery', () => {
		expect(codesOf({ ...ordinary, wantsCopies: true })).toEqual(['copyCount required']);
		expect(codesOf({ ...ordinary, wantsCopies: true, copyCount: 21 })).toEqual(['copyCount max']);
		expect(codesOf({ ...ordinary, resultDelivery: 'post' })).toEqual(['deliveryAddress required']);
	});

	it('offers electronic delivery only to those who gave an e-mail address', () => {
		expect(codesOf({ ...without(ordinary, 'requesterEmail'), resultDelivery: 'electronic' })).toEqual([
			'resultDelivery option',
		]);
		expect(codesOf({ ...ordinary, resultDelivery: 'electronic' })).toEqual([]);
	});

	it('warns of a late registration from the 61st day, with the number of days', () => {
		const noticeFor = (childBirthDate: string) =>
			evaluated({ ...ordinary, childBirthDate }).texts.get('lateNotice')?.label.vi;
		expect(noticeFor('2026-09-24')).toBeUndefined();
		expect(noticeFor('2026-09-23')).toContain('61 ngày');
	});
});

describe('what is refused', () => {
	it.each([
		['a birth to come', { childBirthDate: '2026-11-24' }, 'childBirthDate'],
		['a mother of eleven', { motherBirthDate: '2015' }, ' mother.young'],
		['a father of eleven', { fatherBirthDate: '2015' }, ' father.young'],
		['a mother who is not identified and registers', { motherIdentified: 'no' }, ' requester.parent'],
		['no declaration of truth', { truthDeclared: false }, 'truthDeclared required'],
		[
			'eleven other papers',
			{ otherPapers: Array.from({ length: 11 }, () => ordinary.otherPapers[0]) },
			'otherPapers maxItems',
		],
	])('%s', (_, change, expected) => {
		const answers = 'motherIdentified' in change ? without(ordinary, 'parentsMarried') : ordinary;
		expect(codesOf({ ...answers, ...change }).some((code) => code.startsWith(expected))).toBe(true);
	});

	it('an abandoned child with parents', () => {
		expect(codesOf({ ...ordinary, birthCircumstance: 'abandoned', abandonedRecord: ['u'] })).toContain(
			' abandoned.parents',
		);
	});

	it('not: unmarried parents, who get advice', () => {
		const { findings } = evaluated({
			...without(ordinary, 'marriageCertificateInfo', 'marriedElsewhere'),
			parentsMarried: 'no',
		});
		expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([['father.unmarried', 'warning']]);
	});
});
