import type { Expression } from '../expression/expression.ts';
import type { ElementPlan } from './plan.ts';

/** Names that these expressions read. */
export function dependenciesOf(expressions: readonly (Expression | null)[]): ReadonlySet<string> {
	return new Set(expressions.flatMap((expression) => [...(expression?.references?.names ?? [])]));
}

/** Expressions that decide about the value of an element, not those that only judge it (rules, `requiredWhen`). */
function valueExpressions(element: ElementPlan): readonly (Expression | null)[] {
	switch (element.kind) {
		case 'static':
			return [element.visibleWhen];
		case 'group':
			return [element.visibleWhen, ...element.fields.flatMap(valueExpressions)];
		case 'field': {
			const options = element.options?.map((option) => option.visibleWhen) ?? [];
			return [element.visibleWhen, element.computed, ...options];
		}
	}
}

/** Names that must have their value before the element can have its own. */
export function elementDependencies(element: ElementPlan): ReadonlySet<string> {
	return dependenciesOf(valueExpressions(element));
}

/** Fields of the same row that must have their value before this one can have its own. */
export function rowDependencies(element: ElementPlan): ReadonlySet<string> {
	if (element.kind !== 'group') return rowKeys(valueExpressions(element), 'itemKeys');
	const inner = element.fields.flatMap(valueExpressions);
	return new Set([...rowKeys([element.visibleWhen], 'itemKeys'), ...rowKeys(inner, 'outerItemKeys')]);
}

function rowKeys(expressions: readonly (Expression | null)[], keys: 'itemKeys' | 'outerItemKeys'): ReadonlySet<string> {
	return new Set(expressions.flatMap((expression) => [...(expression?.references?.[keys] ?? [])]));
}
