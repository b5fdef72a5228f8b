/**
 * Forms as data: evaluate and validate them with the same result in the browser and on the server.
 *
 * This entry stays small and imports neither zod nor anything of Node. Reading a definition from JSON and checking it is
 * `@motcua/forms/schema`.
 */
export { compileForm, sectionOfPath } from './compile/compile-form.ts';
export type { CompiledForm } from './compile/plan.ts';
export type * from './definition.ts';
export { describeAnswer, type Language } from './describe/describe-answer.ts';
export {
	type DescribedRow,
	type DescribedSection,
	type DescribeOptions,
	describeAnswers,
} from './describe/describe-answers.ts';
export { evaluate, evaluateExpression, type Form, validateSection } from './evaluate.ts';
export type { Evaluation, EvaluationContext, StaticTexts } from './evaluation.ts';
export { MAX_ROWS } from './expression/limits.ts';
export { PART_LABELS, type PartName } from './fields/parts.ts';
export { personParts } from './fields/person.ts';
export type { UploadFacts } from './fields/reader.ts';
export { isReservedKey, KEY_PATTERN } from './names.ts';
