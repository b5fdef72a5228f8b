/**
 * The value at a dotted path of the answers (`requester.fullName`), as a manifest names it. Only own properties are
 * followed: a path from a package must not reach into prototypes.
 */
export function answerAt(answers: Readonly<Record<string, unknown>>, path: string | undefined): unknown {
	if (path === undefined) return null;
	let value: unknown = answers;
	for (const key of path.split('.')) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
		value = (value as Readonly<Record<string, unknown>>)[key];
	}
	return value ?? null;
}

/** The text at a path; null when there is none. */
export function textAt(answers: Readonly<Record<string, unknown>>, path: string | undefined): string | null {
	const value = answerAt(answers, path);
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
