import { compileForm } from '../../compile/compile-form.ts';
import type { CompiledForm, ElementPlan } from '../../compile/plan.ts';
import type { FormDefinition } from '../../definition.ts';
import type { Problems } from '../problem.ts';
import { allFields } from './visit.ts';

/** Fields that decide about each other in a circle could not be evaluated in any order. */
export function checkCircles(definition: FormDefinition, problems: Problems): void {
	const form = compileForm(definition);
	for (const circle of form.circular) report(circle, form, definition, problems);
	for (const element of form.elements.values()) checkRows(element, form, definition, problems);
}

function checkRows(element: ElementPlan, form: CompiledForm, definition: FormDefinition, problems: Problems): void {
	if (element.kind !== 'group') return;
	for (const circle of element.circular) report(circle, form, definition, problems);
	for (const inner of element.fields) checkRows(inner, form, definition, problems);
}

function report(circle: readonly string[], form: CompiledForm, definition: FormDefinition, problems: Problems): void {
	const names = circle.map((name) => sectionKey(name, form) ?? name);
	const trail = names.join(' → ');
	const first = allFields(definition).find(
		(placed) => placed.field.key === circle.find((name) => !name.startsWith('§')),
	);
	problems.add(
		first?.path ?? '',
		'expression.circle',
		`Các mục phụ thuộc vòng tròn vào nhau: ${trail}.`,
		`These depend on each other in a circle: ${trail}.`,
	);
}

function sectionKey(name: string, form: CompiledForm): string | null {
	if (!name.startsWith('§')) return null;
	return form.sections[Number(name.slice(1))]?.section.key ?? null;
}
