import { type Answers, type Evaluation, evaluate } from '@motcua/forms';
import type { Procedure } from '@motcua/procedure-sdk';

/** A form with a day to be filled in on. */
export interface TriedForm {
	/** What is visible, required, computed and found for these answers, with texts. */
	evaluated(given: object): Evaluation;
	/** What is found, as `path code`: `copyCount max`; a rule of the whole form has an empty path. */
	codesOf(given: object): readonly string[];
	/** The answers as the core keeps them: computed ones added, hidden ones left out. Findings do not count. */
	filed(given: object): Answers;
}

/**
 * Fills in a form of a procedure as the core does, for tests of what it asks, computes and refuses.
 *
 * ```ts
 * const { codesOf } = tryForm(procedure, { today: '2026-11-23' });
 * expect(codesOf({ ...ordinary, copies: 21 })).toEqual(['copies max']);
 * ```
 *
 * @param options `form`: the citizen's unless told otherwise
 * @throws Error when the procedure has no such form.
 */
export function tryForm(
	procedure: Procedure,
	{ today, form = 'application' }: { readonly today: string; readonly form?: string },
): TriedForm {
	const definition = procedure.forms[form];
	if (definition === undefined) throw new Error(`the procedure has no form "${form}"`);
	const evaluated = (given: object): Evaluation => evaluate(definition, { ...given }, { today, texts: true });
	return {
		evaluated,
		codesOf: (given) => evaluated(given).findings.map((finding) => `${finding.path} ${finding.code}`),
		filed: (given) => evaluated(given).answers,
	};
}
