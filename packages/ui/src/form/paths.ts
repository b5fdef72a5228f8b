/**
 * Paths of answers as findings name them: `mother.birthDate`, `papers[2].pageCount`. They come from form definitions,
 * whose keys the forms package has checked; own properties only all the same.
 */

function stepsOf(path: string): readonly string[] {
	return path.split(/[.[\]]+/).filter((step) => step !== '');
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

/** The value at `path`, `undefined` when there is none. */
export function valueAt(root: unknown, path: string): unknown {
	let value = root;
	for (const step of stepsOf(path)) {
		if (!isContainer(value) || !Object.hasOwn(value, step)) return undefined;
		value = value[step];
	}
	return value;
}

function withStep(container: unknown, steps: readonly string[], value: unknown): unknown {
	const [step, ...rest] = steps;
	if (step === undefined) return value;
	if (/^\d+$/.test(step)) {
		const list = Array.isArray(container) ? [...container] : [];
		list[Number(step)] = withStep(list[Number(step)], rest, value);
		return list;
	}
	const record = isContainer(container) && !Array.isArray(container) ? container : {};
	const next = withStep(Object.hasOwn(record, step) ? record[step] : undefined, rest, value);
	if (next !== undefined) return { ...record, [step]: next };
	const { [step]: _gone, ...others } = record;
	return others;
}

/** A copy of `root` with `value` at `path`; `undefined` takes the entry away. Never changes `root`. */
export function withValue<T extends object>(root: T, path: string, value: unknown): T {
	return withStep(root, stepsOf(path), value) as T;
}

/** The field that a path belongs to: `papers[2].pageCount → papers`; `''` for what belongs to none. */
export function rootKey(path: string): string {
	return stepsOf(path)[0] ?? '';
}

/** `id` of the control or fieldset for a path; error summaries link to it. */
export function fieldId(path: string): string {
	return `field-${path}`;
}
