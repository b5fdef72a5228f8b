import type { ElementPlan } from '../compile/plan.ts';
import { describeAnswer, type Language } from '../describe/describe-answer.ts';
import type { Scope } from '../expression/expression.ts';
import { MISSING } from '../expression/template.ts';

const ROW_PREFIX = 'item.';

/** Where names in a text lead. */
interface Surroundings {
	readonly scope: Scope;
	readonly elements: ReadonlyMap<string, ElementPlan>;
	readonly row: ReadonlyMap<string, ElementPlan> | null;
}

/**
 * A bare name in a text (`{{ childBirthDate }}`, `{{ item.relation }}`) shows the answer as people read it: the label of
 * a choice, a date as dd/MM/yyyy. `null` for names that are no fields.
 */
export function showNamed(name: string, lang: Language, { scope, elements, row }: Surroundings): string | null {
	const inRow = name.startsWith(ROW_PREFIX);
	const key = inRow ? name.slice(ROW_PREFIX.length) : name;
	const element = (inRow ? row : elements)?.get(key);
	if (element?.kind !== 'field') return null;
	const value = inRow ? rowValue(scope, key) : scope.get(key);
	const text = describeAnswer(element.field, typeof value === 'bigint' ? Number(value) : value, lang);
	return text === '' ? MISSING : text;
}

function rowValue(scope: Scope, key: string): unknown {
	const row = scope.get('item');
	return row instanceof Map ? row.get(key) : undefined;
}
