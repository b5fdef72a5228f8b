import { tryForm } from '@motcua/procedure-testing';
import { describe, expect, it } from 'vitest';
import procedure from '../src/procedure.ts';
import { household, shop } from './samples.ts';

const { codesOf, evaluated } = tryForm(procedure, { today: '2026-11-23' });

describe('a complete application', () => {
	it.each([
		['of one person', shop],
		['of a household', household],
	])('%s is taken', (_, answers) => {
		expect(codesOf(answers)).toEqual([]);
	});
});

describe('what is computed', () => {
	it('the whole name, the capital in words, the number of lines and the sum of the shares', () => {
		expect(evaluated(household).answers).toMatchObject({
			businessName: 'Hộ kinh doanh Quán cơm nhà Ngọc',
			capitalWords: 'Ba trăm triệu đồng',
			industryCount: 2,
			sharesVnd: 300_000_000,
		});
	});
});

describe('the name', () => {
	it.each(['Công ty Ngọc', 'CÔNG TY NGỌC', 'Ngọc doanh  nghiệp tư nhân', 'Hợp tác xã Hạ Đình'])(
		'%s announces another kind of firm',
		(ownName) => {
			expect(codesOf({ ...shop, ownName })).toEqual(['ownName ownName.otherFirm']);
		},
	);

	it('does not repeat what stands before it', () => {
		expect(codesOf({ ...shop, ownName: 'Hộ kinh doanh Ngọc' })).toEqual(['ownName ownName.prefix']);
	});

	it.each(['Cơm tấm 24/7', 'Zumba & Fitness Hạ Đình', 'Công Tâm', 'H’Hen Niê'])('%s is fine', (ownName) => {
		expect(codesOf({ ...shop, ownName })).toEqual([]);
	});
});

describe('what is asked', () => {
	it('of an owner who does not file: name, birthday, number and residence', () => {
		const keys = ['ownerFullName', 'ownerBirthDate', 'ownerPersonalId', 'ownerResidence'];
		const other = evaluated({ ownerIsRequester: 'no' });
		expect(keys.filter((key) => !other.required.has(key))).toEqual([]);
		const self = evaluated({ ownerIsRequester: 'yes' });
		expect(keys.filter((key) => self.visible.has(key))).toEqual([]);
	});

	it('of a household: its members and their minutes', () => {
		expect(evaluated({ ownerType: 'household' }).sections.has('members')).toBe(true);
		expect(evaluated({ ownerType: 'person' }).sections.has('members')).toBe(false);
	});

	it('a copy of the identity paper only when the data cannot be read', () => {
		expect(evaluated({ identityUnreadable: true }).required.has('identityCopy')).toBe(true);
		expect(evaluated({}).visible.has('identityCopy')).toBe(false);
	});
});

describe('what is refused', () => {
	const [main, second] = shop.industries;
	it.each([
		['no main line', { industries: [{ ...main, isMain: false }] }, ' industries.oneMain'],
		['two main lines', { industries: [main, { ...second, isMain: true }] }, ' industries.oneMain'],
		[
			'a code of three figures',
			{ industries: [{ ...main, industryCode: '471' }] },
			'industries[0].industryCode pattern',
		],
		['no line at all', { industries: [] }, 'industries required'],
		['an owner under age', { ownerBirthDate: '2009-01-01' }, ' owner.adult'],
		['no capital', { capitalVnd: 0 }, 'capitalVnd min'],
	])('%s', (_, change, expected) => {
		expect(codesOf({ ...shop, ...change })).toContain(expected);
	});

	it('shares that do not add up to the capital, and a household of one', () => {
		expect(codesOf({ ...household, capitalVnd: 310_000_000 })).toEqual([' shares.capital']);
		expect(codesOf({ ...household, householdMembers: household.householdMembers.slice(0, 1) })).toContain(
			'householdMembers minItems',
		);
	});

	it('an owner with a passport, whose number cannot be a tax code', () => {
		const passport = { kind: 'passport', number: 'C1234567' };
		expect(codesOf({ ...household, requesterPersonalId: passport })).toContain(' owner.personalId');
	});

	it('not: a start that is past, which is explained', () => {
		expect(codesOf({ ...shop, startDate: '2026-11-01' })).toEqual([]);
		expect(evaluated({ ...shop, startDate: '2026-11-01' }).texts.get('startNotice')?.label.vi).toContain('01/11/2026');
	});
});
