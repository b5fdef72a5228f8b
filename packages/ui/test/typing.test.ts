import { describe, expect, it } from 'vitest';
import { isoToTyped, slashWhileTyping, typedToIso, withSlashes } from '../src/inputs/typed/date-text.ts';
import { positionAfterDigits } from '../src/inputs/typed/keep-caret.ts';
import { cleanNumber, groupThousands } from '../src/inputs/typed/number-input.tsx';

describe('a typed date', () => {
	it.each([
		['15/08/1985', '1985-08-15'],
		['5/3/2026', '2026-03-05'],
		['15081985', '1985-08-15'],
		['15-8-1985', '1985-08-15'],
		['15.08.1985', '1985-08-15'],
		['15 08 1985', '1985-08-15'],
		['1985-08-15', '1985-08-15'],
		['29/02/2024', '2024-02-29'],
	])('%s is %s', (typed, iso) => {
		expect(typedToIso(typed, false)).toBe(iso);
		expect(typedToIso(typed, true)).toBe(iso);
	});
	it.each(['31/02/2026', '29/02/2026', '15/13/1985', '00/01/2000', '15/08/85', '15/08', 'hôm qua'])(
		'%s is no date and stays text, so that validation can say so',
		(typed) => {
			expect(typedToIso(typed, false)).not.toMatch(/^\d{4}-/);
		},
	);
	it('may be a year or a month only where the form allows it', () => {
		expect(typedToIso('1950', true)).toBe('1950');
		expect(typedToIso('08/1950', true)).toBe('1950-08');
		expect(typedToIso('081950', true)).toBe('1950-08');
		expect(typedToIso('08/1950', false)).toBe('08/1950');
	});
	it('is shown day first', () => {
		expect(isoToTyped('1985-08-15')).toBe('15/08/1985');
		expect(isoToTyped('1985-08')).toBe('08/1985');
		expect(isoToTyped('1985')).toBe('1985');
		expect(isoToTyped('31/02/2026')).toBe('31/02/2026');
	});
	it('gets its slashes while digits are typed one by one', () => {
		let text = '';
		for (const digit of '15081985') text = slashWhileTyping(withSlashes(text + digit, false));
		expect(text).toBe('15/08/1985');
	});
});

describe('a typed number', () => {
	it('keeps digits only', () => {
		expect(cleanNumber('12a3', false)).toBe('123');
		expect(cleanNumber('007', false)).toBe('7');
		expect(cleanNumber('0', false)).toBe('0');
	});
	it('takes comma or point as the decimal mark where decimals are allowed', () => {
		expect(cleanNumber('2,5', true)).toBe('2,5');
		expect(cleanNumber('2.5', true)).toBe('2,5');
		expect(cleanNumber('2,5,1', true)).toBe('2,51');
	});
	it('is grouped as money is written', () => {
		expect(groupThousands('1234567')).toBe('1.234.567');
		expect(groupThousands('100')).toBe('100');
	});
	it('keeps the caret behind the digit that was typed', () => {
		expect(positionAfterDigits('1.234.567', 2)).toBe(3);
		expect(positionAfterDigits('1.234.567', 0)).toBe(0);
		expect(positionAfterDigits('12', 5)).toBe(2);
	});
});
