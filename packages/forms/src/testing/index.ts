/** For tests of forms: generated answers, and a form with every kind of field. Needs fast-check beside. */
export { type ArbitraryOptions, arbitraryAnswers, sampleAnswers } from './arbitrary-answers.ts';
export { everyFieldForm } from './every-field-form.ts';
export { findValidAnswers } from './find-valid-answers.ts';
export { type PlainEvaluation, plainEvaluation } from './plain-evaluation.ts';
