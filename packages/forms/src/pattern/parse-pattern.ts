import { ANY, anyOf, between, type CharacterTest, literal, not, readEscape } from './characters.ts';
import { PatternError } from './pattern-error.ts';

/** A pattern as a tree. */
export type PatternNode =
	| { readonly kind: 'character'; readonly test: CharacterTest }
	| { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
	| { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
	| { readonly kind: 'repeat'; readonly node: PatternNode; readonly min: number; readonly max: number };

const MAX_PATTERN_LENGTH = 500;
const MAX_GROUP_DEPTH = 20;
const MAX_REPEAT = 200;

/**
 * Parses the RE2-like subset: literals, `.`, classes, `\d \w \s \p{L}`…, groups, `|`, `* + ? {n} {n,} {n,m}`.
 * `^` and `$` may stand at the very ends, where they say what holds anyway: a pattern covers the whole string.
 *
 * @throws PatternError naming the position of what is outside of the subset.
 */
export function parsePattern(source: string): PatternNode {
	if (source.length > MAX_PATTERN_LENGTH) throw new PatternError('tooLarge', MAX_PATTERN_LENGTH, `${source.length}`);
	const reader = new PatternReader(source);
	const node = reader.readChoice(0);
	if (!reader.atEnd()) throw new PatternError('syntax', reader.position, reader.peek());
	return node;
}

class PatternReader {
	readonly source: string;
	position = 0;

	constructor(source: string) {
		this.source = source;
	}

	atEnd(): boolean {
		return this.position >= this.source.length;
	}

	peek(): string {
		const point = this.source.codePointAt(this.position);
		return point === undefined ? '' : String.fromCodePoint(point);
	}

	readChoice(depth: number): PatternNode {
		if (depth > MAX_GROUP_DEPTH) throw new PatternError('tooLarge', this.position, '(');
		const options = [this.readSequence(depth)];
		while (this.peek() === '|') {
			this.position += 1;
			options.push(this.readSequence(depth));
		}
		return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options };
	}

	private readSequence(depth: number): PatternNode {
		const parts: PatternNode[] = [];
		while (!this.atEnd() && this.peek() !== '|' && this.peek() !== ')') {
			const part = this.readPart(depth);
			if (part !== null) parts.push(this.readRepeat(part));
		}
		return { kind: 'sequence', parts };
	}

	private readPart(depth: number): PatternNode | null {
		const character = this.peek();
		const at = this.position;
		switch (character) {
			case '(':
				return this.readGroup(depth);
			case '[':
				return { kind: 'character', test: this.readClass() };
			case '\\': {
				const escaped = readEscape(this.source, at);
				this.position = escaped.end;
				return { kind: 'character', test: 'test' in escaped ? escaped.test : literal(escaped.point) };
			}
			case '^':
			case '$':
				if (at !== (character === '^' ? 0 : this.source.length - 1))
					throw new PatternError('unsupported', at, character);
				this.position += 1;
				return null;
			case '*':
			case '+':
			case '?':
			case '{':
			case '}':
			case ']':
				throw new PatternError('syntax', at, character);
			default:
				this.position += character.length;
				return {
					kind: 'character',
					test: character === '.' ? ANY : literal(character.codePointAt(0) ?? 0),
				};
		}
	}

	private readGroup(depth: number): PatternNode {
		const at = this.position;
		this.position += 1;
		if (this.peek() === '?') {
			const kind = this.source.slice(at, at + 4);
			if (!kind.startsWith('(?:')) throw new PatternError('lookAround', at, kind);
			this.position += 2;
		}
		const node = this.readChoice(depth + 1);
		if (this.peek() !== ')') throw new PatternError('syntax', at, '(');
		this.position += 1;
		return node;
	}

	private readClass(): CharacterTest {
		const at = this.position;
		this.position += 1;
		const negated = this.peek() === '^';
		if (negated) this.position += 1;
		const tests: CharacterTest[] = [];
		while (this.peek() !== ']') {
			if (this.atEnd()) throw new PatternError('syntax', at, '[');
			tests.push(this.readClassItem());
		}
		this.position += 1;
		if (tests.length === 0) throw new PatternError('syntax', at, '[]');
		const test = anyOf(tests);
		return negated ? not(test) : test;
	}

	private readClassItem(): CharacterTest {
		const at = this.position;
		const first = this.readClassCharacter();
		if (typeof first !== 'number') return first;
		if (this.peek() !== '-' || this.source[this.position + 1] === ']') return literal(first);
		this.position += 1;
		const last = this.readClassCharacter();
		if (typeof last !== 'number' || last < first)
			throw new PatternError('syntax', at, this.source.slice(at, this.position));
		return between(first, last);
	}

	/** A code point, or the test of a class escape. */
	private readClassCharacter(): number | CharacterTest {
		if (this.peek() !== '\\') {
			const character = this.peek();
			this.position += Math.max(character.length, 1);
			return character.codePointAt(0) ?? 0;
		}
		const escaped = readEscape(this.source, this.position);
		this.position = escaped.end;
		return 'test' in escaped ? escaped.test : escaped.point;
	}

	private readRepeat(node: PatternNode): PatternNode {
		const at = this.position;
		const found = /^(?:[*+?]|\{(\d{1,4})(?:(,)(\d{0,4}))?\})/.exec(this.source.slice(at, at + 12));
		if (found === null) return node;
		this.position += found[0].length;
		if (/^[*+?{]/.test(this.peek())) throw new PatternError('unsupported', this.position, this.peek());
		const [min, max] = repeatBounds(found);
		if (min > max) throw new PatternError('syntax', at, found[0]);
		if (min > MAX_REPEAT || (max > MAX_REPEAT && max !== Number.POSITIVE_INFINITY))
			throw new PatternError('tooLarge', at, found[0]);
		return { kind: 'repeat', node, min, max };
	}
}

function repeatBounds(found: RegExpExecArray): readonly [number, number] {
	const [text, lowest, comma, highest] = found;
	if (text === '*') return [0, Number.POSITIVE_INFINITY];
	if (text === '+') return [1, Number.POSITIVE_INFINITY];
	if (text === '?') return [0, 1];
	const min = Number(lowest);
	if (comma === undefined) return [min, min];
	return [min, highest === '' || highest === undefined ? Number.POSITIVE_INFINITY : Number(highest)];
}
