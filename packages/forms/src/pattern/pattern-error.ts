/** Why a pattern is refused. */
export type PatternProblem = 'syntax' | 'lookAround' | 'backReference' | 'unsupported' | 'tooLarge';

/** Thrown when a pattern is not of the subset that can be matched in linear time. */
export class PatternError extends Error {
	readonly code: PatternProblem;
	/** 0-based index in the pattern. */
	readonly position: number;
	/** The piece that was not understood. */
	readonly piece: string;

	constructor(code: PatternProblem, position: number, piece: string) {
		super(`pattern ${code} at ${position}: ${piece}`);
		this.name = 'PatternError';
		this.code = code;
		this.position = position;
		this.piece = piece;
	}
}
