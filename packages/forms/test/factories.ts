import type {
	Answers,
	Evaluation,
	EvaluationContext,
	FormDefinition,
	FormField,
	FormRule,
	FormSection,
	Localised,
} from '../src/index.ts';
import { evaluate } from '../src/index.ts';

export const TODAY = '2026-11-23';

/** A label; English differs, so that a mix-up of languages is seen. */
export function label(vi: string): Localised {
	return { vi, en: `${vi} (en)` };
}

/** A form of one section with these fields. */
export function formOf(fields: readonly FormField[], more: Partial<FormDefinition> = {}): FormDefinition {
	return { formVersion: 1, id: 'form', title: label('Tờ khai'), sections: [sectionOf('main', fields)], ...more };
}

export function sectionOf(key: string, fields: readonly FormField[], more: Partial<FormSection> = {}): FormSection {
	return { key, title: label('Phần'), fields, ...more };
}

export function ruleOf(id: string, test: string, severity: FormRule['severity'] = 'error'): FormRule {
	return { id, test, severity, message: label(`Vi phạm ${id}.`) };
}

export function run(form: FormDefinition, answers: Answers, context: Partial<EvaluationContext> = {}): Evaluation {
	return evaluate(form, answers, { today: TODAY, ...context });
}

/** `path: code` of every finding, warnings with a question mark. */
export function codes(evaluation: Evaluation): readonly string[] {
	return evaluation.findings.map(({ path, code, severity }) => `${path}: ${code}${severity === 'warning' ? '?' : ''}`);
}

/** What one field makes of one input: its normalised answer and the codes of its findings. */
export function readOne(
	field: FormField,
	input: unknown,
	context: Partial<EvaluationContext> = {},
): { readonly answer: unknown; readonly codes: readonly string[] } {
	const evaluation = run(formOf([field]), { [field.key]: input }, context);
	return { answer: evaluation.answers[field.key], codes: codes(evaluation) };
}
