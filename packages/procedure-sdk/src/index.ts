/** What a procedure plugin imports. */
export type {
	AddressAnswer,
	Answers,
	FormDefinition,
	FormFinding,
	IdentityAnswer,
	Localised,
	PersonAnswer,
} from '@motcua/forms';
export type * from './capability-calls.ts';
export * from './contract.ts';
export { CapabilityError, ProcedureDefinitionError, RetryableError } from './errors.ts';
export type { CheckSource, StepSource } from './flow/step.ts';
export { CHECKED, mayLeadToEnd, step, to } from './flow/step.ts';
export type { AnswerOf, AnswersOf } from './form/answers.ts';
export type { FieldSource, FieldSources } from './form/field.ts';
export { field } from './form/field.ts';
export type { FormSource, SectionSource } from './form/form.ts';
export { form, section, toFormDefinition } from './form/form.ts';
export type * from './procedure/context.ts';
export type { HandlersFor, HandlersOf } from './procedure/define-handlers.ts';
export { defineHandlers } from './procedure/define-handlers.ts';
export type { Procedure } from './procedure/define-procedure.ts';
export { defineProcedure, VALIDATE } from './procedure/define-procedure.ts';
export type * from './procedure/definition.ts';
export { effectiveGrants, readableAnswers, requestedGrants, restrictView, settingsFor } from './rights.ts';
export { text } from './text.ts';
