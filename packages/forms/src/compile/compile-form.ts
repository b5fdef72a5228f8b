import type { FormDefinition, FormField, FormRule, FormSection, RepeatingGroup } from '../definition.ts';
import { compileExpression, type Expression } from '../expression/expression.ts';
import { MAX_ROWS } from '../expression/limits.ts';
import { compileTemplate } from '../expression/template.ts';
import { readerFor } from '../fields/reader-for.ts';
import { dependenciesOf, elementDependencies, rowDependencies } from './dependencies.ts';
import { inDependencyOrder } from './order.ts';
import type { CompiledForm, ElementPlan, FieldPlan, GroupPlan, OptionPlan, RulePlan, SectionPlan } from './plan.ts';

const compiled = new WeakMap<FormDefinition, CompiledForm>();

/**
 * Makes a form ready for evaluation: parses every expression, resolves the order in which fields depend on each other,
 * compiles patterns. Done once per definition object and remembered.
 *
 * Takes definitions that `parseFormDefinition` accepted. An expression that cannot be compiled does not throw here; it
 * fails as a finding whenever it is evaluated.
 *
 * @throws PatternError when a text field's pattern is outside of the subset.
 */
export function compileForm(definition: FormDefinition): CompiledForm {
	const known = compiled.get(definition);
	if (known !== undefined) return known;
	const form = buildForm(definition);
	compiled.set(definition, form);
	return form;
}

function buildForm(definition: FormDefinition): CompiledForm {
	let elementCount = 0;
	const sections = definition.sections.map((section, index): SectionPlan => {
		const elements = section.fields.map((field) => planElement(field, elementCount++, index));
		return { kind: 'section', index, section, visibleWhen: optional(section.visibleWhen), elements };
	});
	const elements = new Map<string, ElementPlan>();
	for (const section of sections) for (const element of section.elements) elements.set(element.key, element);
	const { order, circular } = inDependencyOrder([
		...sections.map((plan) => ({ name: sectionName(plan.index), dependsOn: dependenciesOf([plan.visibleWhen]), plan })),
		...sections.flatMap((section) =>
			section.elements.map((plan) => ({
				name: plan.key,
				dependsOn: new Set([sectionName(section.index), ...elementDependencies(plan)]),
				plan,
			})),
		),
	]);
	return {
		definition,
		sections,
		elements,
		order: order.map((item) => item.plan),
		circular,
		rules: planRules(definition.rules),
	};
}

/** Cannot clash with a field key. */
function sectionName(index: number): string {
	return `§${index}`;
}

function optional(source: string | undefined): Expression | null {
	return source === undefined ? null : compileExpression(source);
}

function planRules(rules: readonly FormRule[] | undefined): readonly RulePlan[] {
	return (rules ?? []).map((rule) => ({ rule, test: compileExpression(rule.test) }));
}

function planElement(field: FormField, index: number, section: number): ElementPlan {
	const base = { key: field.key, index, section, visibleWhen: optional(field.visibleWhen) };
	if (field.type === 'static') {
		const help = field.help === undefined ? null : compileTemplate(field.help);
		return { ...base, kind: 'static', field, label: compileTemplate(field.label), help };
	}
	const answered = {
		...base,
		required: field.required === true,
		requiredWhen: optional(field.requiredWhen),
		rules: planRules(field.rules),
	};
	if (field.type === 'group') return planGroup(field, answered);
	return {
		...answered,
		kind: 'field',
		field,
		computed: optional(field.computed),
		reader: readerFor(field),
		options: planOptions(field),
	};
}

function planOptions(field: FieldPlan['field']): readonly OptionPlan[] | null {
	if (field.type !== 'choice' && field.type !== 'multiChoice') return null;
	if (field.options.every((option) => option.visibleWhen === undefined)) return null;
	return field.options.map((option) => ({ value: option.value, visibleWhen: optional(option.visibleWhen) }));
}

function planGroup(
	field: RepeatingGroup,
	base: Omit<GroupPlan, 'kind' | 'field' | 'minItems' | 'maxItems' | 'fields' | 'byKey' | 'order' | 'circular'>,
): GroupPlan {
	const fields = field.fields.map((part, index) => planElement(part, index, -1));
	const { order, circular } = inDependencyOrder(
		fields.map((plan) => ({ name: plan.key, dependsOn: rowDependencies(plan), plan })),
	);
	return {
		...base,
		kind: 'group',
		field,
		minItems: field.minItems ?? 0,
		maxItems: Math.min(field.maxItems ?? MAX_ROWS, MAX_ROWS),
		fields,
		byKey: new Map(fields.map((plan) => [plan.key, plan])),
		order: order.map((item) => item.plan),
		circular,
	};
}

/** The section in which an answer, finding or path belongs; `null` for rules over the whole form. */
export function sectionOfPath(form: CompiledForm, path: string): FormSection | null {
	const key = /^[A-Za-z0-9]*/.exec(path)?.[0] ?? '';
	const element = form.elements.get(key);
	return element === undefined ? null : (form.sections[element.section]?.section ?? null);
}
