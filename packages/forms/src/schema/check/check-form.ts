import type { FormDefinition } from '../../definition.ts';
import type { Problems } from '../problem.ts';
import { checkCircles } from './check-circles.ts';
import { checkExpressions } from './check-expressions.ts';
import { checkLimits } from './check-limits.ts';
import { checkNames } from './check-names.ts';

/**
 * What the shape alone cannot say. In stages, since each builds on the one before: expressions need unambiguous names,
 * circles need expressions that can be read.
 */
export function checkForm(definition: FormDefinition, problems: Problems): void {
	checkNames(definition, problems);
	checkLimits(definition, problems);
	if (problems.list.length > 0) return;
	checkExpressions(definition, problems);
	if (problems.list.length > 0) return;
	checkCircles(definition, problems);
}
