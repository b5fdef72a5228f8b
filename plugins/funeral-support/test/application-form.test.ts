import { tryForm } from '@motcua/procedure-testing';
import { describe, expect, it } from 'vitest';
import procedure from '../src/procedure.ts';
import { elderly, ordinary } from './samples.ts';

const { codesOf, evaluated } = tryForm(procedure, { today: '2026-11-23' });

describe('a complete declaration', () => {
	it.each([
		['for cash', ordinary],
		['for a transfer, of somebody of 91', elderly],
	])('%s is taken', (_, answers) => {
		expect(codesOf(answers)).toEqual([]);
	});
});

describe('what is computed', () => {
	it('the age at death and the other amount in words', () => {
		const { answers } = evaluated({ ...ordinary, otherSupport: 'merit', otherSupportVnd: 12_500_000 });
		expect(answers).toMatchObject({ ageAtDeath: 78, otherSupportWords: 'Mười hai triệu năm trăm nghìn đồng' });
	});
});

describe('what is asked', () => {
	it.each([
		['the end of the other pension', { deceasedGroup: 'elderlyOtherPension' }, ['pensionStopDecision']],
		['how much is paid elsewhere', { otherSupport: 'socialInsurance' }, ['otherSupportVnd']],
		['the account', { payoutMethod: 'account' }, ['bankName', 'bankAccount', 'accountHolder']],
	])('%s', (_, answers, keys) => {
		const { required } = evaluated(answers);
		expect(keys.filter((key) => !required.has(key))).toEqual([]);
		const { visible } = evaluated({});
		expect(keys.filter((key) => visible.has(key))).toEqual([]);
	});

	it('nothing of a bank from who takes cash', () => {
		expect(evaluated({ ...elderly, payoutMethod: 'cash' }).answers).not.toHaveProperty('bankAccount');
	});

	it('with the rule of the highest amount, when there may be another', () => {
		expect(evaluated({ otherSupport: 'unknown' }).visible.has('oneSupportNotice')).toBe(true);
		expect(evaluated({ otherSupport: 'none' }).visible.has('oneSupportNotice')).toBe(false);
	});
});

describe('what is refused', () => {
	it.each([
		['somebody of 79 in the group of 80', { ...elderly, deceasedBirthDate: '1946-12-01' }, ' group.age'],
		['a death to come', { ...ordinary, deathDate: '2026-11-24' }, 'deathDate max'],
		['an account with spaces', { ...elderly, bankAccount: '1482 2051' }, 'bankAccount pattern'],
		['no copy of the death extract', { ...ordinary, deathCertificate: [] }, 'deathCertificate required'],
	])('%s', (_, answers, expected) => {
		expect(codesOf(answers)).toContain(expected);
	});

	it('not: who becomes 80 on the day', () => {
		expect(codesOf({ ...elderly, deceasedBirthDate: '1946-11-12' })).toEqual([]);
	});
});
