import { compileForm, sectionOfPath } from './compile/compile-form.ts';
import type { CompiledForm } from './compile/plan.ts';
import type { Answers, FormDefinition, FormFinding } from './definition.ts';
import type { Evaluation, EvaluationContext, StaticTexts } from './evaluation.ts';
import type { Scope } from './expression/expression.ts';
import { isRecord, type ReadContext } from './fields/reader.ts';
import { Findings } from './findings.ts';
import { type Conclusion, checkRules, conclude } from './run/conclude.ts';
import { holds } from './run/conditions.ts';
import { settle, settleHidden } from './run/settle.ts';
import { type ElementState, newStates, unansweredScope } from './run/state.ts';
import { reportUnknownKeys } from './run/unknown-keys.ts';

/**
 * Evaluates a form over answers: what is shown, what is required, the normalised answers with computed ones, and
 * everything that is wrong. The same code runs in the browser and on the server and gives the same result.
 *
 * Never throws for anything that the answers hold. Hidden elements have no answer; input to computed fields is ignored;
 * keys that the form does not know are refused with a finding. Evaluating its own output changes nothing.
 */
export function evaluate(
	definition: FormDefinition | CompiledForm,
	answers: Answers,
	context: EvaluationContext,
): Evaluation {
	const form = 'definition' in definition ? definition : compileForm(definition);
	const findings = new Findings();
	const input = readInput(form, answers, findings);
	const scope: Scope = new Map<string, unknown>([['today', context.today]]);
	const { states, sections } = settleAll(form, input, scope, context);
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
	for (const section of form.sections) {
		for (const finding of sections[section.index]?.findings ?? []) findings.add(finding);
		if (sections[section.index]?.visible !== true) continue;
		shown.add(section.section.key);
		for (const element of section.elements) {
			const state = states[element.index];
			if (state !== undefined) conclude(element, state, element.key, output, run);
		}
	}
	checkRules(form.rules, '', run);
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
	definition: FormDefinition | CompiledForm,
	sectionKey: string,
	answers: Answers,
	context: EvaluationContext,
): readonly FormFinding[] {
	const form = 'definition' in definition ? definition : compileForm(definition);
	const { findings } = evaluate(form, answers, context);
	return findings.filter((finding) => sectionOfPath(form, finding.path)?.key === sectionKey);
}

function readInput(form: CompiledForm, answers: unknown, findings: Findings): Readonly<Record<string, unknown>> {
	if (isRecord(answers)) {
		reportUnknownKeys(answers, form.elements, '', findings);
		return answers;
	}
	findings.error(
		'',
		'type',
		'Dữ liệu biểu mẫu gửi lên không đúng cấu trúc. Vui lòng tải lại trang và nhập lại.',
		'The answers are not an object with one entry per field. Please reload the page and try again.',
	);
	return {};
}

interface Settled {
	/** By element index. */
	readonly states: readonly ElementState[];
	/** By section index. */
	readonly sections: readonly ElementState[];
}

/** First pass: everything in dependency order, so that each expression finds the values that it reads. */
function settleAll(
	form: CompiledForm,
	input: Readonly<Record<string, unknown>>,
	scope: Scope,
	context: EvaluationContext,
): Settled {
	const states = newStates(form.elements.size);
	const sections = newStates(form.sections.length);
	const reading: ReadContext = {
		today: context.today,
		uploads: context.uploads,
		findings: new Findings(),
		hiddenOptions: null,
	};
	if (form.circular.length > 0)
		for (const element of form.elements.values()) scope.set(element.key, unansweredScope(element));
	for (const plan of form.order) {
		if (plan.kind === 'section') {
			const state = sections[plan.index];
			if (state === undefined) continue;
			const path = '';
			const condition = plan.visibleWhen;
			state.visible = condition === null || holds(condition, scope, 'visibleWhen', true, path, reading.findings);
			state.findings = reading.findings.list.splice(0);
			continue;
		}
		const state = states[plan.index];
		if (state === undefined) continue;
		if (sections[plan.section]?.visible === true) settle(plan, state, input, plan.key, scope, scope, reading);
		else settleHidden(plan, scope);
	}
	return { states, sections };
}
