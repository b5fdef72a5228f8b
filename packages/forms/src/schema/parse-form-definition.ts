import type { FormDefinition } from '../definition.ts';
import { checkForm } from './check/check-form.ts';
import { formDefinitionSchema } from './meta-schema.ts';
import { type FormProblem, Problems } from './problem.ts';
import { shapeProblems } from './shape-problems.ts';

export type ParsedForm =
	| { readonly ok: true; readonly definition: FormDefinition }
	| { readonly ok: false; readonly problems: readonly FormProblem[] };

/**
 * Reads a form definition from JSON (already parsed) and checks it: its shape first; when that is right, its keys, limits,
 * patterns, the syntax, names and types of every expression, circles among them, and what an evaluation may cost.
 *
 * Takes anything and never throws. The problems name the path in the JSON and say what is expected.
 */
export function parseFormDefinition(json: unknown): ParsedForm {
	const problems = new Problems();
	// Without generated code: a strict content security policy forbids it.
	const read = formDefinitionSchema.safeParse(json, { jitless: true });
	if (read.success) checkForm(read.data, problems);
	else shapeProblems(read.error.issues, problems);
	if (problems.list.length > 0 || !read.success) return { ok: false, problems: problems.list };
	return { ok: true, definition: read.data };
}
