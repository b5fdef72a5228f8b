import type { Answers, FormDefinition, FormFinding } from '../definition.ts';
import { evaluate } from '../evaluate.ts';
import { DEFAULT_TODAY, sampleAnswers } from './arbitrary-answers.ts';

const ATTEMPTS = 300;

/**
 * Answers of a form that the evaluator accepts without an error, normalised; the same for the same seed.
 *
 * @throws Error with the findings of the best attempt when rules of the form reject every guess; then write the answers
 * by hand.
 */
export function findValidAnswers(
	definition: FormDefinition,
	{ seed, today = DEFAULT_TODAY }: { readonly seed: number; readonly today?: string },
): Answers {
	let best: readonly FormFinding[] | null = null;
	for (const answers of sampleAnswers(definition, { seed, today, count: ATTEMPTS, flavour: 'valid' })) {
		const evaluation = evaluate(definition, answers, { today });
		const errors = evaluation.findings.filter((finding) => finding.severity === 'error');
		if (errors.length === 0) return evaluation.answers;
		if (best === null || errors.length < best.length) best = errors;
	}
	const reasons = (best ?? []).map((finding) => `${finding.path}: ${finding.message.en}`);
	throw new Error(
		`No valid answers of “${definition.id}” in ${ATTEMPTS} guesses; the best fails by ${reasons.join('; ')}`,
	);
}
