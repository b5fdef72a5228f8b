import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../src/dossier/index.ts';
import { feeLine, feeTotal, isFee, reducedFeeLine } from '../src/fees/fee-lines.ts';
import { newId } from '../src/ids.ts';
import { sameInBoth } from '../src/localised.ts';
import { holdsRole, isRole, ROLE_NAMES, ROLES } from '../src/roles.ts';
import { citizen, receptionist } from './factories/people.ts';

describe('ids', () => {
	it('are UUIDv7 of their millisecond', () => {
		const id = newId(Date.parse('2199-11-23T01:00:00Z'));
		expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2199-11-23T01:00:00Z'));
	});
	it('are unique and in order, in a burst and when the clock steps back', () => {
		const now = Date.parse('2200-01-01T00:00:00Z');
		const ids = Array.from({ length: 20_000 }, (_, index) => newId(now - (index % 3)));
		expect(new Set(ids).size).toBe(ids.length);
		expect([...ids].sort()).toEqual(ids);
	});
	it('need no argument', () => {
		expect(newId()).not.toBe(newId());
	});
});

describe('roles', () => {
	it('have names in both languages', () => {
		for (const role of ROLES) expect(ROLE_NAMES[role].vi.length * ROLE_NAMES[role].en.length).toBeGreaterThan(0);
		expect(isRole('leader')).toBe(true);
		expect([isRole('mayor'), isRole(3)]).toEqual([false, false]);
	});
	it('are held by staff only', () => {
		expect(holdsRole(receptionist, ['receptionist'])).toBe(true);
		expect(holdsRole(receptionist, ['leader'])).toBe(false);
		expect(holdsRole({ ...citizen, roles: ['receptionist'] }, ['receptionist'])).toBe(false);
		expect(holdsRole({ kind: 'staff', id: 'x', name: 'X' }, ['receptionist'])).toBe(false);
	});
});

describe('fees', () => {
	const line = feeLine(sameInBoth('Chứng thực'), 3, 2_000);
	it('add up', () => {
		expect(line.amountVnd).toBe(6_000);
		expect(feeTotal([line, reducedFeeLine(line, 50), reducedFeeLine(line, 100)])).toBe(9_000);
		expect(feeTotal([])).toBe(0);
		expect(reducedFeeLine(feeLine(sameInBoth('x'), 1, 999), 50).amountVnd).toBe(499);
		expect(() => reducedFeeLine(line, 101)).toThrow(RangeError);
		expect(() => reducedFeeLine(line, Number.NaN)).toThrow(RangeError);
	});
	it('are whole and never more than quantity times price', () => {
		expect(isFee([line])).toBe(true);
		expect(isFee([{ ...line, amountVnd: 6_001 }])).toBe(false);
		expect(isFee([{ ...line, quantity: 0.5 }])).toBe(false);
		expect(isFee([feeLine(sameInBoth('x'), 1, 2 ** 53)])).toBe(false);
	});
});

describe('refusals', () => {
	it('say what to do in both languages, with the same values', () => {
		for (const [code, { vi, en }] of Object.entries(REFUSALS)) {
			expect(code).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
			expect(vi).toMatch(/[.:]$|\.$/);
			const holes = (message: string) => [...message.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
			expect(holes(vi)).toEqual(holes(en));
		}
	});
});
