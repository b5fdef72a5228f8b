import { compileForm, sectionOfPath } from './compile/compile-form.ts';
import type { CompiledForm } from './compile/plan.ts';
import type { Answers, FormDefinition, FormFinding } from './definition.ts';
import type { Evaluation, EvaluationContext, StaticTexts } from './evaluation.ts';
import {
	compileExpression,
	type Expression,
	ExpressionFailure,
	NO_VALUE,
	type Scope,
} from './expression/expression.ts';
import { fromCel } from './expression/from-cel.ts';
import { Findings } from './findings.ts';
import { type Conclusion, checkRules, conclude } from './run/conclude.ts';
import { settleForm } from './run/settle-form.ts';

/** A definition, or what `compileForm` made of it. */
export type Form = FormDefinition | CompiledForm;

function compiledOf(form: Form): CompiledForm {
	return 'definition' in form ? form : compileForm(form);
}

/**
 * Evaluates a form over answers: what is shown, what is required, the normalised answers with computed ones, and
 * everything that is wrong. The same code runs in the browser and on the server and gives the same result.
 *
 * Never throws for anything that the answers hold. Hidden elements have no answer; input to computed fields is ignored;
 * keys that the form does not know are refused with a finding. Evaluating its own output changes nothing.
 */
export function evaluate(definition: Form, answers: Answers, context: EvaluationContext): Evaluation {
	const form = compiledOf(definition);
	const findings = new Findings();
	const { states, sections, scope } = settleForm(form, answers, context, findings);
	const run: Conclusion = {
		scope,
		visible: new Set(),
		required: new Set(),
		options: new Map(),
		texts: context.texts === true ? new Map<string, StaticTexts>() : null,
		findings,
		elements: form.elements,
		row: null,
	};
	const output: Record<string, unknown> = {};
	const shown = new Set<string>();
	for (const { index, section, elements } of form.sections) {
		for (const finding of sections[index]?.findings ?? []) findings.add(finding);
		if (sections[index]?.visible !== true) continue;
		shown.add(section.key);
		for (const element of elements) {
			const state = states[element.index];
			if (state !== undefined) conclude(element, state, element.key, output, run);
		}
	}
	checkRules(form.rules, '', run);
	if (!findings.list.some(isError)) settledScopes.set(output, { form, today: context.today, scope });
	return {
		answers: output,
		visible: run.visible,
		required: run.required,
		sections: shown,
		options: run.options,
		texts: run.texts ?? new Map(),
		findings: findings.list,
	};
}

/**
 * What is wrong in one section, for the step-by-step form: evaluates the whole form, since conditions cross sections,
 * and keeps the findings of the section's fields. Unknown sections have none.
 */
export function validateSection(
	definition: Form,
	sectionKey: string,
	answers: Answers,
	context: EvaluationContext,
): readonly FormFinding[] {
	const form = compiledOf(definition);
	const { findings } = evaluate(form, answers, context);
	return findings.filter((finding) => sectionOfPath(form, finding.path)?.key === sectionKey);
}

/** Expressions from outside of forms are few (conditions of papers, subject lines); the cap is for forms that come and go. */
const MAX_OUTER_EXPRESSIONS = 500;
const outerExpressions = new Map<string, Expression>();

/**
 * What expressions see of the answers that an evaluation accepted. Evaluating its own output changes nothing, so that an
 * expression over that output need not settle the form again; a filing asks several. An answer with an error in it is
 * another matter: what was kept of it may be right when it is read back.
 */
const settledScopes = new WeakMap<
	Answers,
	{ readonly form: CompiledForm; readonly today: string; readonly scope: Scope }
>();

const isError = ({ severity }: FormFinding): boolean => severity === 'error';

function scopeOf(form: CompiledForm, answers: Answers, context: EvaluationContext): Scope {
	const settled = settledScopes.get(answers);
	if (settled?.form === form && settled.today === context.today) return settled.scope;
	return settleForm(form, answers, context, new Findings()).scope;
}

/**
 * Evaluates an expression over the answers of a form that does not stand in the form: when a paper is required, the
 * subject line of a dossier. Sees what the form's own expressions see.
 *
 * `null` when it needs a missing answer or fails. Never throws.
 */
export function evaluateExpression(
	definition: Form,
	source: string,
	answers: Answers,
	context: EvaluationContext,
): unknown {
	const scope = scopeOf(compiledOf(definition), answers, context);
	let expression = outerExpressions.get(source);
	if (expression === undefined) {
		expression = compileExpression(source);
		if (outerExpressions.size >= MAX_OUTER_EXPRESSIONS) outerExpressions.clear();
		outerExpressions.set(source, expression);
	}
	const outcome = expression.run(scope);
	return outcome === NO_VALUE || outcome instanceof ExpressionFailure ? null : fromCel(outcome);
}
