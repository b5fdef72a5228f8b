import type { ElementPlan, FieldPlan, GroupPlan, OptionPlan } from '../compile/plan.ts';
import { ExpressionFailure, NO_VALUE, type Scope } from '../expression/expression.ts';
import { fromCel } from '../expression/from-cel.ts';
import { isBlank, isRecord, own, type ReadContext } from '../fields/reader.ts';
import { rowPath } from '../names.ts';
import { holds, reportFailure } from './conditions.ts';
import { type ElementState, insideRow, newStates, type RowState, unansweredScope } from './state.ts';
import { reportUnknownKeys } from './unknown-keys.ts';

type Input = Readonly<Record<string, unknown>>;

/** First pass over one element: is it shown, and what is its answer? Puts the answer into `target` for expressions. */
export function settle(
	element: ElementPlan,
	state: ElementState,
	input: Input,
	path: string,
	target: Scope,
	scope: Scope,
	context: ReadContext,
): void {
	const condition = element.visibleWhen;
	state.visible = condition === null || holds(condition, scope, 'visibleWhen', true, path, context.findings);
	if (!state.visible || element.kind === 'static') target.set(element.key, unansweredScope(element));
	else if (element.kind === 'group') settleGroup(element, state, own(input, element.key), path, target, scope, context);
	else settleField(element, state, own(input, element.key), path, target, scope, context);
	takeFindings(state, context);
}

/** Marks an element of a hidden section. */
export function settleHidden(element: ElementPlan, target: Scope): void {
	target.set(element.key, unansweredScope(element));
}

function takeFindings(state: ElementState, context: ReadContext): void {
	if (context.findings.list.length > 0) state.findings = context.findings.take();
}

function settleField(
	field: FieldPlan,
	state: ElementState,
	given: unknown,
	path: string,
	target: Scope,
	scope: Scope,
	context: ReadContext,
): void {
	if (field.options !== null) offerOptions(field.options, state, path, scope, context);
	const raw = field.computed === null ? given : compute(field, path, scope, context);
	state.value = field.reader.read(raw, path, context);
	context.hiddenOptions = null;
	// An answer with an error in it is kept for the person to correct, but is no answer to the form's conditions.
	const usable = state.value !== undefined && context.findings.unusable === 0;
	target.set(field.key, usable ? field.reader.toScope(state.value) : field.reader.unanswered);
}

function offerOptions(
	options: readonly OptionPlan[],
	state: ElementState,
	path: string,
	scope: Scope,
	context: ReadContext,
): void {
	const hidden = new Set<string>();
	for (const { value, visibleWhen } of options) {
		if (visibleWhen !== null && !holds(visibleWhen, scope, 'option', true, path, context.findings)) hidden.add(value);
	}
	state.offered = options.flatMap((option) => (hidden.has(option.value) ? [] : [option.value]));
	context.hiddenOptions = hidden;
}

function compute(field: FieldPlan, path: string, scope: Scope, context: ReadContext): unknown {
	const outcome = field.computed?.run(scope);
	if (outcome === NO_VALUE) return undefined;
	if (!(outcome instanceof ExpressionFailure)) return fromCel(outcome);
	reportFailure(context.findings, path, 'computed', outcome);
	return undefined;
}

function settleGroup(
	group: GroupPlan,
	state: ElementState,
	given: unknown,
	path: string,
	target: Scope,
	scope: Scope,
	context: ReadContext,
): void {
	const inputs = readRows(group, given, path, context);
	// The rows collect their own findings; those of the group are set aside meanwhile.
	const ownFindings = context.findings.take();
	const rows = inputs.map((input, index) => settleRow(group, input, rowPath(path, index), index, scope, context));
	state.rows = rows;
	target.set(
		group.key,
		rows.map((row) => row.scope),
	);
	context.findings.list.push(...ownFindings);
}

function readRows(group: GroupPlan, given: unknown, path: string, context: ReadContext): readonly Input[] {
	if (isBlank(given)) return [];
	const { label } = group.field;
	if (!Array.isArray(given)) {
		context.findings.error(
			path,
			'type',
			`“${label.vi}” phải là danh sách các dòng.`,
			`“${label.en}” must be a list of rows.`,
		);
		return [];
	}
	if (given.length > group.maxItems) {
		context.findings.error(
			path,
			'maxItems',
			`“${label.vi}” có ${given.length} dòng, chỉ được nhiều nhất ${group.maxItems} dòng.`,
			`“${label.en}” has ${given.length} rows; at most ${group.maxItems} are allowed.`,
		);
	}
	const rows = Array.from(given.slice(0, group.maxItems));
	return rows.map((row, index) => {
		if (isRecord(row)) return row;
		context.findings.error(
			rowPath(path, index),
			'type',
			`“${label.vi}”: dòng ${index + 1} không đúng cấu trúc.`,
			`“${label.en}”: row ${index + 1} is not a set of answers.`,
		);
		return {};
	});
}

function settleRow(
	group: GroupPlan,
	input: Input,
	path: string,
	index: number,
	scope: Scope,
	context: ReadContext,
): RowState {
	const row: Scope = new Map();
	const states = newStates(group.fields.length);
	for (const element of group.fields) row.set(element.key, unansweredScope(element));
	insideRow(scope, row, index, () => {
		for (const element of group.order) {
			const state = states[element.index];
			if (state !== undefined) settle(element, state, input, `${path}.${element.key}`, row, scope, context);
		}
	});
	reportUnknownKeys(input, group.byKey, path, context.findings);
	return { scope: row, states, findings: context.findings.take() };
}
