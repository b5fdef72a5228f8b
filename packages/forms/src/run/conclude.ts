import type { ElementPlan, FieldPlan, GroupPlan, RulePlan, StaticPlan } from '../compile/plan.ts';
import type { Localised } from '../definition.ts';
import type { StaticTexts } from '../evaluation.ts';
import { ExpressionFailure, NO_VALUE, type Scope } from '../expression/expression.ts';
import { renderTemplate, type Template } from '../expression/template.ts';
import type { Findings } from '../findings.ts';
import { rowPath } from '../names.ts';
import { holds, reportFailure } from './conditions.ts';
import { showNamed } from './show-named.ts';
import { type ElementState, insideRow } from './state.ts';

/** What the second pass builds. */
export interface Conclusion {
	readonly scope: Scope;
	readonly visible: Set<string>;
	readonly required: Set<string>;
	readonly options: Map<string, readonly string[]>;
	/** `null` when texts were not asked for. */
	readonly texts: Map<string, StaticTexts> | null;
	readonly findings: Findings;
	/** Elements of the form, to show answers in texts. */
	readonly elements: ReadonlyMap<string, ElementPlan>;
	/** Fields of the row that is worked on. */
	row: ReadonlyMap<string, ElementPlan> | null;
}

/** Second pass over one element, in the order of the form: what is required, which rules hold, what goes out. */
export function conclude(
	element: ElementPlan,
	state: ElementState,
	path: string,
	output: Record<string, unknown>,
	run: Conclusion,
): void {
	for (const finding of state.findings) run.findings.add(finding);
	if (!state.visible) return;
	run.visible.add(path);
	switch (element.kind) {
		case 'static':
			if (run.texts !== null) run.texts.set(path, fillTexts(element, run));
			return;
		case 'group':
			concludeGroup(element, state, path, output, run);
			return;
		case 'field':
			concludeField(element, state, path, output, run);
	}
}

function concludeField(
	field: FieldPlan,
	state: ElementState,
	path: string,
	output: Record<string, unknown>,
	run: Conclusion,
): void {
	if (state.offered !== null) run.options.set(path, state.offered);
	const { value } = state;
	if (field.computed === null && isRequired(field, path, run)) {
		run.required.add(path);
		const missing = field.field.type === 'boolean' ? value !== true : value === undefined;
		if (missing && !state.findings.some((finding) => finding.severity === 'error'))
			reportMissing(field, path, run.findings);
	}
	if (value !== undefined) {
		output[field.key] = value;
		checkRules(field.rules, path, run);
	}
}

function isRequired(element: FieldPlan | GroupPlan, path: string, run: Conclusion): boolean {
	if (element.required) return true;
	const condition = element.requiredWhen;
	return condition !== null && holds(condition, run.scope, 'requiredWhen', false, path, run.findings);
}

function reportMissing({ field }: FieldPlan | GroupPlan, path: string, findings: Findings): void {
	const { vi, en } = field.label;
	if (field.type === 'boolean')
		findings.error(path, 'required', `Cần đánh dấu chọn “${vi}” để tiếp tục.`, `“${en}” must be ticked to go on.`);
	else if (field.type === 'file')
		findings.error(
			path,
			'required',
			`Chưa tải lên “${vi}”. Giấy tờ này là bắt buộc.`,
			`“${en}” is missing; please upload it.`,
		);
	else if (field.type === 'group')
		findings.error(path, 'required', `Cần khai ít nhất một dòng ở mục “${vi}”.`, `“${en}” needs at least one row.`);
	else if (field.type === 'choice' || field.type === 'multiChoice')
		findings.error(path, 'required', `Chưa chọn “${vi}”. Mục này là bắt buộc.`, `“${en}” is missing; please choose.`);
	else
		findings.error(path, 'required', `Chưa điền “${vi}”. Mục này là bắt buộc.`, `“${en}” is missing; it is required.`);
}

function concludeGroup(
	group: GroupPlan,
	state: ElementState,
	path: string,
	output: Record<string, unknown>,
	run: Conclusion,
): void {
	const required = isRequired(group, path, run);
	if (required) run.required.add(path);
	const count = state.rows.length;
	if (required && count === 0) {
		if (state.findings.length === 0) reportMissing(group, path, run.findings);
	} else if (count < group.minItems && (required || count > 0)) reportTooFew(group, count, path, run.findings);
	const outerRow = run.row;
	run.row = group.byKey;
	const rows = state.rows.map((row, index) => {
		const rowOutput: Record<string, unknown> = {};
		const itemPath = rowPath(path, index);
		insideRow(run.scope, row.scope, index, () => {
			for (const finding of row.findings) run.findings.add(finding);
			for (const element of group.fields) {
				const inner = row.states[element.index];
				if (inner !== undefined) conclude(element, inner, `${itemPath}.${element.key}`, rowOutput, run);
			}
		});
		return rowOutput;
	});
	run.row = outerRow;
	if (count === 0) return;
	output[group.key] = rows;
	checkRules(group.rules, path, run);
}

function reportTooFew({ field, minItems }: GroupPlan, count: number, path: string, findings: Findings): void {
	findings.error(
		path,
		'minItems',
		`“${field.label.vi}” mới có ${count} dòng, cần ít nhất ${minItems} dòng.`,
		`“${field.label.en}” has ${count} rows; at least ${minItems} are needed.`,
	);
}

/** A rule that needs a missing answer is not applied: whether the answer may be missing is for `required` to say. */
export function checkRules(rules: readonly RulePlan[], path: string, run: Conclusion): void {
	for (const { rule, test } of rules) {
		const outcome = test.run(run.scope);
		if (outcome === true || outcome === NO_VALUE || outcome === null) continue;
		if (outcome === false) run.findings.add({ path, code: rule.id, severity: rule.severity, message: rule.message });
		else {
			const failure =
				outcome instanceof ExpressionFailure ? outcome : new ExpressionFailure(`rule ${rule.id}: not a bool`);
			reportFailure(run.findings, path, 'rule', failure);
		}
	}
}

function fillTexts({ label, help }: StaticPlan, run: Conclusion): StaticTexts {
	const fill = (template: Template): Localised => ({
		vi: renderTemplate(template, 'vi', run.scope, (name) => showNamed(name, 'vi', run)),
		en: renderTemplate(template, 'en', run.scope, (name) => showNamed(name, 'en', run)),
	});
	return { label: fill(label), help: help === null ? null : fill(help) };
}
