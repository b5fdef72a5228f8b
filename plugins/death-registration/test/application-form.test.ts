import { tryForm } from '@motcua/procedure-testing';
import { describe, expect, it } from 'vitest';
import procedure from '../src/procedure.ts';
import { late, ordinary } from './samples.ts';

const { codesOf, evaluated } = tryForm(procedure, { today: '2026-11-23' });

describe('a complete declaration', () => {
	it.each([
		['of a daughter', ordinary],
		['of an institution, late, of one without papers', late],
	])('%s is taken', (_, answers) => {
		expect(codesOf(answers)).toEqual([]);
	});
});

describe('what is computed', () => {
	it('the date of the death in words, and the age where the whole birthday is known', () => {
		expect(evaluated(ordinary).answers.deathDateWords).toBe(
			'Ngày mười chín, tháng mười một, năm hai nghìn không trăm hai mươi sáu',
		);
		expect(evaluated({ ...ordinary, deceasedBirthDate: '1948-11-20' }).answers.ageAtDeath).toBe(77);
		expect(evaluated({ ...ordinary, deceasedBirthDate: '1948-11-19' }).answers.ageAtDeath).toBe(78);
	});

	it('a notice of being late from the 16th day, with the number of days', () => {
		const noticeFor = (deathDate: string) =>
			evaluated({ ...ordinary, deathDate, deathNoticeDate: deathDate }).texts.get('lateNotice')?.label.vi;
		expect(noticeFor('2026-11-08')).toBeUndefined();
		expect(noticeFor('2026-11-07')).toContain('16 ngày');
	});
});

describe('what is asked', () => {
	it.each([
		['the name of the body that registers', { relationToDeceased: 'organisation' }, 'organisationName'],
		['an authorisation of who acts for others', { relationToDeceased: 'authorised' }, 'authorisation'],
		['the facility in which the person died', { deathPlaceKind: 'facility' }, 'deathFacilityName'],
		['proof of a residence that is not recorded', { residenceUnrecorded: true }, 'residenceProof'],
		['the name of a rare nationality', { deceasedNationality: 'other' }, 'deceasedNationalityName'],
		['how many copies', { wantsCopies: true }, 'copyCount'],
		['where to post the result', { resultDelivery: 'post' }, 'deliveryAddress'],
	])('%s', (_, answers, key) => {
		expect(evaluated(answers).required.has(key)).toBe(true);
		expect(evaluated({}).visible.has(key)).toBe(false);
	});
});

describe('what is refused', () => {
	it.each([
		['a death to come', { deathDate: '2026-11-24' }, 'deathDate max'],
		['a death before the birth', { deceasedBirthDate: '2026-11', deathDate: '2025-01-01' }, ' death.beforeBirth'],
		['a notice older than the death', { deathNoticeDate: '2026-11-18' }, ' notice.beforeDeath'],
		['a time that no clock shows', { deathTime: '25:00' }, 'deathTime pattern'],
		['no declaration of truth', { truthDeclared: false }, 'truthDeclared required'],
		['twenty-one copies', { wantsCopies: true, copyCount: 21 }, 'copyCount max'],
	])('%s', (_, change, expected) => {
		expect(codesOf({ ...ordinary, ...change })).toContain(expected);
	});

	it('not: a notice of a facility for a death elsewhere, which is a warning', () => {
		const { findings } = evaluated({ ...ordinary, deathPlaceKind: 'home', deathFacilityName: undefined });
		expect(findings.map((finding) => [finding.code, finding.severity])).toEqual([['notice.facility', 'warning']]);
	});
});
