import type { Answers, FormFinding } from '../definition.ts';
import type { DescribedSection } from '../describe/describe-answers.ts';
import { describeAnswers } from '../describe/describe-answers.ts';
import { evaluate, type Form } from '../evaluate.ts';
import type { EvaluationContext, StaticTexts } from '../evaluation.ts';

/** An evaluation as plain JSON, sets in the order in which they were filled: to be compared across processes. */
export interface PlainEvaluation {
	readonly answers: Answers;
	readonly visible: readonly string[];
	readonly required: readonly string[];
	readonly sections: readonly string[];
	readonly options: readonly (readonly [string, readonly string[]])[];
	readonly texts: readonly (readonly [string, StaticTexts])[];
	readonly findings: readonly FormFinding[];
	/** The answers as people read them, in both languages. */
	readonly described: readonly (readonly DescribedSection[])[];
}

/** Evaluates, fills in the texts and describes the answers: everything that a form shows to a person. */
export function plainEvaluation(form: Form, answers: Answers, context: EvaluationContext): PlainEvaluation {
	const evaluation = evaluate(form, answers, { ...context, texts: true });
	const { visible } = evaluation;
	return {
		answers: evaluation.answers,
		visible: [...visible],
		required: [...evaluation.required],
		sections: [...evaluation.sections],
		options: [...evaluation.options],
		texts: [...evaluation.texts],
		findings: evaluation.findings,
		described: (['vi', 'en'] as const).map((lang) => describeAnswers(form, evaluation.answers, lang, { visible })),
	};
}
