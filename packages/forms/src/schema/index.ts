/** Reading and checking form definitions, and their JSON Schemas. Brings zod: for servers, tools and author's machines. */
export { answersJsonSchema, type JsonSchema } from './answers-json-schema.ts';
export { checkFormExpression } from './check/check-expression.ts';
export { formDefinitionJsonSchema, formDefinitionSchema } from './meta-schema.ts';
export { type ParsedForm, parseFormDefinition } from './parse-form-definition.ts';
export type { FormProblem } from './problem.ts';
