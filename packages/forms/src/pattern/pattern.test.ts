import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern } from './pattern.ts';
import { PatternError } from './pattern-error.ts';

function problemOf(source: string): string {
	try {
		compilePattern(source);
	} catch (error) {
		if (error instanceof PatternError) return `${error.code}@${error.position}`;
		throw error;
	}
	return 'none';
}

describe('a pattern', () => {
	it.each([
		['abc', 'abc', true],
		['abc', 'abcd', false],
		['abc', 'xabc', false],
		['', '', true],
		['a|b', 'b', true],
		['a|bc', 'ac', false],
		['(ab)+', 'ababab', true],
		['(?:ab)*c', 'c', true],
		['a{2}', 'aa', true],
		['a{2}', 'aaa', false],
		['a{2,}', 'aaaaa', true],
		['a{2,3}', 'aaaa', false],
		['a{0,2}b', 'b', true],
		['a?b', 'ab', true],
		['\\d{1,5}/(?:QĐ|GCN)-[A-ZĐ]{2,8}', '123/QĐ-UBND', true],
		['\\d{1,5}/(?:QĐ|GCN)-[A-ZĐ]{2,8}', '123/QD-UBND', false],
		['\\p{Lu}\\p{L}+', 'Đặng', true],
		['\\p{Lu}\\p{L}+', 'đặng', false],
		['\\P{L}+', '123', true],
		['[^0-9]+', 'abc', true],
		['[^0-9]+', 'ab1', false],
		['[a-]+', 'a-a', true],
		['[\\d.]+', '1.2', true],
		['\\w+\\s\\W', 'ab_1 !', true],
		['\\D\\S', 'ab', true],
		['a.c', 'a😀c', true],
		['a.c', 'a\nc', false],
		['^a$', 'a', true],
		['\\^\\$\\.\\/', '^$./', true],
		['\\n\\t\\r', '\n\t\r', true],
	])('%s covers %j: %s', (source, text, expected) => {
		expect(compilePattern(source).test(text)).toBe(expected);
	});

	it.each([
		['(a', 'syntax@0'],
		['a)', 'syntax@1'],
		['[a', 'syntax@0'],
		['[]', 'syntax@0'],
		['*a', 'syntax@0'],
		['a]', 'syntax@1'],
		['a\\', 'syntax@1'],
		['[z-a]', 'syntax@1'],
		['[\\d-z]', 'none'],
		['[a-\\d]', 'syntax@1'],
		['a{3,2}', 'syntax@1'],
		['a**', 'unsupported@2'],
		['a+?', 'unsupported@2'],
		['a^b', 'unsupported@1'],
		['a$b', 'unsupported@1'],
		['\\b', 'unsupported@0'],
		['\\p{Script=Thai}', 'unsupported@0'],
		['\\pL', 'unsupported@0'],
		['(?=a)', 'lookAround@0'],
		['(?<!a)b', 'lookAround@0'],
		['(?<name>a)', 'lookAround@0'],
		['(a)\\1', 'backReference@3'],
		['a{201}', 'tooLarge@1'],
		['(?:[a-z]{200}){200}', 'tooLarge@0'],
		['('.repeat(25), 'tooLarge@21'],
		['a'.repeat(501), 'tooLarge@500'],
	])('%s is refused with %s', (source, problem) => {
		expect(problemOf(source)).toBe(problem);
	});

	it('takes linear time where a backtracking engine would take for ever', () => {
		const text = `${'a'.repeat(20_000)}!`;
		const began = performance.now();
		for (const source of ['(a+)+', '(a|a)*', '(a*)*b', 'a*a*a*a*a*a*b'])
			expect(compilePattern(source).test(text)).toBe(false);
		expect(performance.now() - began).toBeLessThan(2_000);
	});

	it('agrees with RegExp on whatever both know', () => {
		const piece = fc.constantFrom('a', 'b', '[ab]', '[^a]', '(?:a|b)', '(ab)', '.', '\\d', '(?:a|bc)', '(?:a?b)');
		const repeat = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{0,1}');
		const pattern = fc
			.array(fc.tuple(piece, repeat), { maxLength: 4 })
			.map((parts) => parts.map((part) => part.join('')).join(''));
		const text = fc.array(fc.constantFrom('a', 'b', 'c', '1'), { maxLength: 8 }).map((letters) => letters.join(''));
		fc.assert(
			fc.property(pattern, text, (source, sample) => {
				expect(compilePattern(source).test(sample)).toBe(new RegExp(`^(?:${source})$`, 'u').test(sample));
			}),
			{ numRuns: 2_000 },
		);
	});

	it('stays right when its memory was emptied', () => {
		const pattern = compilePattern('\\p{L}*');
		for (let start = 0x4e00; start < 0x5e00; start += 500) {
			const letters = Array.from({ length: 500 }, (_, offset) => String.fromCodePoint(start + offset)).join('');
			expect(pattern.test(letters)).toBe(true);
			expect(pattern.test(`${letters}1`)).toBe(false);
		}
	});
});
