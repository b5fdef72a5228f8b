import { SourceMap } from 'node:module';

/** A place in the author's source, `src/handlers.ts:12:5` (1-based). */
export interface SourcePlace {
	readonly file: string;
	readonly line: number;
	readonly column: number;
}

/**
 * Finds the author's source behind places of the bundle. Without a map, or with one that cannot be read (it comes from the package),
 * every place is unknown: a broken map must not break an error message.
 *
 * @param codeMap JSON of a version 3 source map.
 */
export function sourcePlaces(codeMap: string | undefined): (line: number, column: number) => SourcePlace | undefined {
	const map = readMap(codeMap);
	return (line, column) => {
		const entry = map?.findEntry(line - 1, column - 1);
		if (!entry || !('originalSource' in entry) || typeof entry.originalSource !== 'string') return undefined;
		return { file: entry.originalSource, line: entry.originalLine + 1, column: entry.originalColumn + 1 };
	};
}

function readMap(codeMap: string | undefined): SourceMap | undefined {
	if (codeMap === undefined) return undefined;
	try {
		return new SourceMap(JSON.parse(codeMap));
	} catch {
		return undefined;
	}
}

/** Rewrites the places of a stack that point into the bundle; the rest stays as it is. */
export function mapStack(stack: string, codeMap: string | undefined): string {
	const placeOf = sourcePlaces(codeMap);
	return stack.replace(/code\/steps\.js:(\d+):(\d+)/g, (whole, line: string, column: string) => {
		const place = placeOf(Number(line), Number(column));
		return place ? `${place.file}:${place.line}:${place.column}` : whole;
	});
}
