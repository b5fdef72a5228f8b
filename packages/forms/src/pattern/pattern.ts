import type { CharacterTest } from './characters.ts';
import { type PatternNode, parsePattern } from './parse-pattern.ts';
import { PatternError } from './pattern-error.ts';

/** A compiled pattern; `test` needs time proportional to the text, whatever the pattern. */
export interface Pattern {
	readonly source: string;
	/** True when the whole text is of the pattern. */
	test(text: string): boolean;
}

type Instruction =
	| { readonly op: 'character'; readonly test: CharacterTest; readonly next: number }
	| { readonly op: 'split'; readonly targets: number[] }
	| { readonly op: 'match' };

/** A set of places in the program, with the moves out of it that were needed so far. */
interface PlaceSet {
	readonly places: readonly number[];
	readonly accepting: boolean;
	readonly moves: Map<number, PlaceSet>;
}

const MAX_PROGRAM = 2_000;
const MAX_CACHED_MOVES = 2_000;

/**
 * Compiles a pattern of the RE2-like subset.
 *
 * JavaScript's own RegExp backtracks: `(a+)+$` takes exponential time, on the citizen's phone and on the server alike.
 * This one follows all alternatives at once and remembers the sets that it met (a lazy automaton, as RE2 does).
 *
 * @throws PatternError when the pattern is outside of the subset or too large.
 */
export function compilePattern(source: string): Pattern {
	const program = assemble(parsePattern(source));
	let cached = new Map<string, PlaceSet>();
	let moveCount = 0;
	const enter = (places: readonly number[]): PlaceSet => {
		const closed = follow(program, places);
		const name = closed.join();
		const known = cached.get(name);
		if (known !== undefined) return known;
		const accepting = closed.some((place) => program[place]?.op === 'match');
		const made: PlaceSet = { places: closed, accepting, moves: new Map() };
		cached.set(name, made);
		return made;
	};
	let start = enter([0]);
	const step = (from: PlaceSet, point: number): PlaceSet => {
		const reached: number[] = [];
		for (const place of from.places) {
			const instruction = program[place];
			if (instruction?.op === 'character' && instruction.test(point)) reached.push(instruction.next);
		}
		const to = enter(reached);
		from.moves.set(point, to);
		moveCount += 1;
		return to;
	};
	return {
		source,
		test(text) {
			if (moveCount > MAX_CACHED_MOVES) {
				cached = new Map();
				moveCount = 0;
				start = enter([0]);
			}
			let current = start;
			for (const character of text) {
				const point = character.codePointAt(0) ?? 0;
				current = current.moves.get(point) ?? step(current, point);
				if (current.places.length === 0) return false;
			}
			return current.accepting;
		},
	};
}

function assemble(tree: PatternNode): readonly Instruction[] {
	const program: Instruction[] = [];
	const add = (instruction: Instruction): void => {
		if (program.length >= MAX_PROGRAM) throw new PatternError('tooLarge', 0, `${MAX_PROGRAM}`);
		program.push(instruction);
	};
	emit(tree, add, () => program.length);
	add({ op: 'match' });
	return program;
}

/** Appends the instructions of `node`; control falls through to the place after them. */
function emit(node: PatternNode, add: (instruction: Instruction) => void, here: () => number): void {
	switch (node.kind) {
		case 'character':
			add({ op: 'character', test: node.test, next: here() + 1 });
			return;
		case 'sequence':
			for (const part of node.parts) emit(part, add, here);
			return;
		case 'choice': {
			const start: number[] = [];
			const ends: number[][] = [];
			add({ op: 'split', targets: start });
			for (const option of node.options) {
				start.push(here());
				emit(option, add, here);
				const end: number[] = [];
				ends.push(end);
				add({ op: 'split', targets: end });
			}
			for (const end of ends) end.push(here());
			return;
		}
		case 'repeat':
			emitRepeat(node, add, here);
	}
}

function emitRepeat(
	{ node, min, max }: Extract<PatternNode, { kind: 'repeat' }>,
	add: (instruction: Instruction) => void,
	here: () => number,
): void {
	for (let count = 0; count < min; count += 1) emit(node, add, here);
	if (max === Number.POSITIVE_INFINITY) {
		const loop = here();
		const targets: number[] = [loop + 1];
		add({ op: 'split', targets });
		emit(node, add, here);
		add({ op: 'split', targets: [loop] });
		targets.push(here());
		return;
	}
	const exits: number[][] = [];
	for (let count = min; count < max; count += 1) {
		const targets: number[] = [here() + 1];
		add({ op: 'split', targets });
		exits.push(targets);
		emit(node, add, here);
	}
	for (const exit of exits) exit.push(here());
}

/** The places that can be reached without reading a character, sorted. */
function follow(program: readonly Instruction[], from: readonly number[]): readonly number[] {
	const seen = new Set<number>();
	const waiting = [...from];
	for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
		if (seen.has(place)) continue;
		seen.add(place);
		const instruction = program[place];
		if (instruction?.op === 'split') waiting.push(...instruction.targets);
	}
	return [...seen].filter((place) => program[place]?.op !== 'split').sort((a, b) => a - b);
}
