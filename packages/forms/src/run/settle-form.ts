import type { CompiledForm, SectionPlan } from '../compile/plan.ts';
import type { EvaluationContext } from '../evaluation.ts';
import type { Scope } from '../expression/expression.ts';
import { isRecord, type ReadContext } from '../fields/reader.ts';
import { Findings } from '../findings.ts';
import { holds } from './conditions.ts';
import { settle, settleHidden } from './settle.ts';
import { type ElementState, newStates, unansweredScope } from './state.ts';
import { reportUnknownKeys } from './unknown-keys.ts';

/** A form after the first pass. */
export interface SettledForm {
	/** By element index. */
	readonly states: readonly ElementState[];
	/** By section index. */
	readonly sections: readonly ElementState[];
	/** Every answer as expressions see it. */
	readonly scope: Scope;
}

/**
 * First pass: everything in dependency order, so that each expression finds the values that it reads. What is wrong with
 * the input as a whole goes to `findings`, the rest stays with the elements.
 */
export function settleForm(
	form: CompiledForm,
	answers: unknown,
	context: EvaluationContext,
	findings: Findings,
): SettledForm {
	const input = readInput(form, answers, findings);
	const scope: Scope = new Map<string, unknown>([['today', context.today]]);
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
			settleSection(plan, sections[plan.index], scope, reading);
			continue;
		}
		const state = states[plan.index];
		if (state !== undefined && sections[plan.section]?.visible === true)
			settle(plan, state, input, plan.key, scope, scope, reading);
		else settleHidden(plan, scope);
	}
	return { states, sections, scope };
}

function settleSection(plan: SectionPlan, state: ElementState | undefined, scope: Scope, reading: ReadContext): void {
	if (state === undefined) return;
	const condition = plan.visibleWhen;
	state.visible = condition === null || holds(condition, scope, 'visibleWhen', true, '', reading.findings);
	state.findings = reading.findings.take();
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
