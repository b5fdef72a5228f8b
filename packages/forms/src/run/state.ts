import type { ElementPlan } from '../compile/plan.ts';
import type { FormFinding } from '../definition.ts';
import type { Scope } from '../expression/expression.ts';

/** What the first pass found out about one element. */
export interface ElementState {
	visible: boolean;
	/** Normalised answer; `undefined` when there is none. For groups see `rows`. */
	value: unknown;
	/** What reading the answer reported. */
	findings: readonly FormFinding[];
	/** Rows of a group. */
	rows: readonly RowState[];
	/** Options on offer, for a choice whose options have conditions. */
	offered: readonly string[] | null;
}

export interface RowState {
	/** The row as expressions see it: `item`. */
	readonly scope: Scope;
	readonly states: readonly ElementState[];
	/** About the row as a whole. */
	readonly findings: readonly FormFinding[];
}

const NO_FINDINGS: readonly FormFinding[] = [];
const NO_ROWS: readonly RowState[] = [];

function newState(): ElementState {
	return { visible: false, value: undefined, findings: NO_FINDINGS, rows: NO_ROWS, offered: null };
}

export function newStates(count: number): ElementState[] {
	const states: ElementState[] = [];
	for (let index = 0; index < count; index += 1) states.push(newState());
	return states;
}

/** What expressions see of an element that has no answer. */
export function unansweredScope(element: ElementPlan): unknown {
	switch (element.kind) {
		case 'static':
			return null;
		case 'group':
			return NO_ROWS;
		case 'field':
			return element.reader.unanswered;
	}
}

/**
 * Makes one row the current one for the expressions in it, runs `work`, and puts the row around it back. Rows are
 * entered for each pass, and groups nest, so the scope is shared rather than copied.
 */
export function insideRow(scope: Scope, row: Scope, index: number, work: () => void): void {
	const outerRow = scope.get('item');
	const outerIndex = scope.get('index');
	const outermost = scope.get('outerItem');
	scope.set('item', row);
	scope.set('index', BigInt(index));
	scope.set('outerItem', outerRow ?? null);
	work();
	scope.set('item', outerRow);
	scope.set('index', outerIndex);
	scope.set('outerItem', outermost);
}
