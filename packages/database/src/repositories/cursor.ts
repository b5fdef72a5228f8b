import type { Localised } from '@motcua/domain';

/** Thrown when a page is asked for with a cursor that this list did not give out. */
export class BadCursorError extends Error {
	readonly code = 'list.badCursor';
	readonly field = 'cursor';
	readonly text: Localised = {
		vi: 'Không mở tiếp được danh sách từ vị trí này. Xin tải lại danh sách từ đầu.',
		en: 'The list cannot be continued from here. Load it again from the start.',
	};
	constructor() {
		super('list.badCursor: the cursor was not given out by this list');
		this.name = 'BadCursorError';
	}
}

/** A position in a list, opaque to the caller. */
export const encodeCursor = (position: readonly number[]): string =>
	Buffer.from(position.join('.')).toString('base64url');

/** The numbers of a cursor; throws {@link BadCursorError} unless there are exactly `length`. */
export function decodeCursor(cursor: string, length: number): number[] {
	const parts = Buffer.from(cursor, 'base64url').toString().split('.');
	const position = parts.map(Number);
	if (parts.length !== length || parts.includes('') || !position.every(Number.isSafeInteger))
		throw new BadCursorError();
	return position;
}

/** One page of a list that is paged by key; pass `nextCursor` back for more. */
export interface Page<T> {
	readonly items: readonly T[];
	readonly nextCursor: string | null;
}
