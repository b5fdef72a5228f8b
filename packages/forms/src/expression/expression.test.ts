import { describe, expect, it } from 'vitest';
import { compileExpression, ExpressionFailure, NO_VALUE, type Scope } from './expression.ts';
import { fromCel } from './from-cel.ts';

const row = (name: string, pages: bigint | null, copies: bigint | null): Map<string, unknown> =>
	new Map<string, unknown>([
		['name', name],
		['pages', pages],
		['copies', copies],
	]);

const scope: Scope = new Map<string, unknown>([
	['today', '2026-11-23'],
	['age', 20n],
	['missing', null],
	['weight', 2.5],
	['name', 'Đặng Quốc Vượng'],
	['birth', '2008-11-24'],
	['birthYear', '1950'],
	['birthMonth', '1950-06'],
	['ticked', true],
	['wishes', ['post']],
	['nobody', null],
	['mother', { fullName: 'Lò Thị Ún', birthDate: null }],
	['papers', [row('Bằng', 3n, 2n), row('Sổ', 1n, null)]],
	['whole', [1n, 2n]],
	['decimals', [1n, 0.5]],
	['holes', [null, 1n]],
	['empty', []],
	['id', '038204123456'],
]);

function value(source: string): unknown {
	const outcome = compileExpression(source).run(scope);
	if (outcome instanceof ExpressionFailure) return `failed: ${outcome.reason}`;
	return outcome === NO_VALUE ? 'no value' : fromCel(outcome);
}

describe('an expression', () => {
	it.each([
		['age >= 18', true],
		['age + 1', 21],
		['age * 2.5', 50],
		['2.5 * age', 50],
		['age / 2.0 - 1', 9],
		['weight > 2', true],
		['name.startsWith("Đặng") && size(name) == 15', true],
		['"post" in wishes', true],
		['missing == null', true],
		['age != null', true],
		['mother.birthDate == null', true],
		['blank(missing)', true],
		['blank(mother.birthDate)', true],
		['blank(nobody.fullName)', true],
		['blank(name)', false],
		['blank(empty)', true],
		['orElse(missing, 7) + 1', 8],
		['orElse(nobody.fullName, "không rõ")', 'không rõ'],
		['orElse(age, 7)', 20],
		['sum(papers.map(p, p.pages))', 4],
		['sum(whole)', 3],
		['sum(decimals)', 1.5],
		['sum(empty)', 0],
		['sumBy(papers, "pages")', 4],
		['sumBy(papers, "pages", "copies")', 6],
		['sumBy(papers, "pages", "copies", "pages")', 18],
		['join(papers.map(p, p.name), "; ")', 'Bằng; Sổ'],
		['matches(name, "\\\\p{L}+( \\\\p{L}+)*")', true],
		['daysBetween("2026-02-28", "2026-03-01")', 1],
		['daysBetween(today, "2026-11-20")', -3],
		['daysBetween("0001-01-01", "9999-12-31")', 3_652_058],
		['addDays("2026-12-31", 60)', '2027-03-01'],
		['addDays("2024-02-28", 1)', '2024-02-29'],
		['ageOn(birth, today)', 17],
		['ageOn(birth, "2026-11-24")', 18],
		['ageOn(birthYear, "2026-11-23")', 75],
		['ageOn(birthYear, "2026-12-31")', 76],
		['ageOn(birthMonth, "2026-06-29")', 75],
		['ageOn(birthMonth, "2026-07-01")', 76],
		['year(birthYear)', 1950],
		['formatDate(birth)', '24/11/2008'],
		['birthDateWords("1985-08-15")', 'Ngày mười lăm, tháng tám, năm một nghìn chín trăm tám mươi lăm'],
		['formatVnd(1234567)', '1.234.567\u00a0₫'],
		['words(1000001)', 'Một triệu không trăm linh một đồng'],
		['idBirthYear(id)', 2004],
		['idGender(id)', 'male'],
		['papers.exists(p, p.pages > 2)', true],
		['papers.filter(p, p.pages > 2).size()', 1],
		['has(mother.fullName)', true],
	])('%s gives %j', (source, expected) => {
		expect(value(source)).toEqual(expected);
	});

	it.each([
		'missing > 3',
		'3 <= missing',
		'missing + 1',
		'missing * missing',
		'missing + "x"',
		'"x" + missing',
		'-missing',
		'!missing',
		'missing && true',
		'missing ? 1 : 2',
		'size(missing)',
		'missing.startsWith("a")',
		'nobody.fullName',
		'nobody.fullName == "x"',
		'mother.birthDate < today',
		'daysBetween(missing, today)',
		'daysBetween(birthYear, today)',
		'ageOn(missing, today)',
		'ageOn(birth, birthYear)',
		'ageOn("x", today)',
		'year(missing)',
		'words(missing)',
		'formatDate(missing)',
		'idBirthYear("12")',
		'sum(papers.map(p, p.copies))',
		'sum(holes)',
		'join(holes, ",")',
		'papers.all(p, p.copies > 1)',
		'orElse(missing, nobody.fullName)',
	])('%s has no value while an answer is missing', (source) => {
		expect(value(source)).toBe('no value');
	});

	it.each([
		['ticked || missing > 3', true],
		['missing > 3 || ticked', true],
		['!ticked && missing > 3', false],
		['papers.exists(p, p.copies > 1)', true],
	])('%s has its value all the same: the missing answer cannot change it', (source, expected) => {
		expect(value(source)).toBe(expected);
	});

	it.each([
		['1 / 0', 'division by zero'],
		['papers[7].name', 'index out of bounds'],
		['unknownName', 'Unknown variable'],
		['constructor', 'Unknown variable'],
		['age + "x"', 'no such overload'],
		['9223372036854775807 + age', 'overflow'],
		['addDays(today, 99999999)', 'calendar'],
		['1 +', 'Unexpected token'],
		['matches(name, "(a")', 'pattern syntax'],
		['name.matches("a")', 'function: .matches()'],
		['name.split("").size()', 'function: .split()'],
		['timestamp("2026-01-01T00:00:00Z")', 'function: timestamp()'],
		['cel.bind(x, 1, x)', 'function: .bind()'],
		['matches(name, name)', 'patternLiteral'],
		['b"abc"', 'literal'],
		['1u', 'literal'],
		['{}', 'mapLiteral'],
		['{"a": 1}', 'maxMapEntries'],
		['whole.all(a, whole.all(b, whole.all(c, true)))', 'macroDepth: 3'],
		[`${'1+'.repeat(300)}1`, 'nodes'],
		[`${'('.repeat(60)}1${')'.repeat(60)}`, 'maxDepth'],
		[`"${'x'.repeat(2_100)}"`, 'longer than 2000'],
		['join(papers.map(p, p.name), "x".substring(0, -1))', 'out of range'],
	])('%s fails without throwing: %s', (source, reason) => {
		expect(String(value(source))).toContain('failed: ');
		expect(String(value(source))).toContain(reason);
	});

	it('does not reach prototypes', () => {
		for (const source of ['name.constructor', 'mother.__proto__', 'mother.constructor', 'papers[0].constructor'])
			expect(value(source)).toMatch(/no value|failed/);
	});

	it('does not build endless texts', () => {
		const long: Scope = new Map([['texts', Array.from({ length: 50 }, () => 'x'.repeat(4_000))]]);
		const outcome = compileExpression('join(texts, ", ")').run(long);
		expect(outcome).toBeInstanceOf(ExpressionFailure);
	});

	it('reads the first and the two-hundredth pattern alike', () => {
		for (let count = 0; count < 250; count += 1) {
			const source = `matches("a${count}", "a${count}")`;
			expect(value(source)).toBe(true);
		}
	});
});
