import type { FormDefinition, FormField, FormRule, Localised } from '../../definition.ts';
import { MAX_PLACEHOLDERS, MAX_ROWS } from '../../expression/limits.ts';
import { placeholderSources } from '../../expression/template.ts';
import { at, type Problems } from '../problem.ts';
import { plainTypeOf, type TypedForm, typeForm } from './cel-types.ts';
import { checkExpression, type Expected } from './check-expression.ts';
import { allFields, type PlacedField, rowsAround } from './visit.ts';

/** Node steps that one evaluation of the whole form may take: about 20 ms on a slow phone. */
const MAX_COST = 200_000;

/** Every expression of the form, and what all together may cost. Keys must be in order already. */
export function checkExpressions(definition: FormDefinition, problems: Problems): void {
	const typed = typeForm(definition);
	let cost = 0;
	const check: Check = (source, path, groups, expected) => {
		if (source === undefined) return;
		const once = checkExpression(source, definition, typed, { path, groups, expected }, problems);
		cost += once * rowsAround(groups, MAX_ROWS);
	};
	for (const [index, section] of definition.sections.entries())
		check(section.visibleWhen, at(at(at('', 'sections'), index), 'visibleWhen'), [], 'bool');
	for (const placed of allFields(definition)) checkFieldExpressions(placed, typed, check, problems);
	checkRules(definition.rules, 'rules', [], check);
	if (cost > MAX_COST) {
		problems.add(
			'',
			'form.cost',
			`Tính biểu mẫu một lần có thể cần ${cost} bước; tối đa ${MAX_COST}. Hãy giảm số dòng tối đa (maxItems) hoặc số biểu thức trong nhóm lặp.`,
			`One evaluation of the form may take ${cost} steps; at most ${MAX_COST}. Lower maxItems or use fewer expressions in rows.`,
		);
	}
}

type Check = (source: string | undefined, path: string, groups: PlacedField['groups'], expected: Expected) => void;

function checkFieldExpressions(placed: PlacedField, typed: TypedForm, check: Check, problems: Problems): void {
	const { field, path, groups } = placed;
	check(field.visibleWhen, at(path, 'visibleWhen'), groups, 'bool');
	if (field.type === 'static') {
		checkText(field.label, at(path, 'label'), groups, check, problems);
		if (field.help !== undefined) checkText(field.help, at(path, 'help'), groups, check, problems);
		return;
	}
	refusePlaceholders(field, path, problems);
	check(field.requiredWhen, at(path, 'requiredWhen'), groups, 'bool');
	checkRules(field.rules, at(path, 'rules'), groups, check);
	if (field.type !== 'group' && field.type !== 'file')
		check(field.computed, at(path, 'computed'), groups, computedType(placed, typed));
	if (field.type === 'choice' || field.type === 'multiChoice') {
		for (const [index, option] of field.options.entries())
			check(option.visibleWhen, at(at(at(path, 'options'), index), 'visibleWhen'), groups, 'bool');
	}
}

function computedType({ field, groups }: PlacedField, typed: TypedForm): Expected {
	const plain = plainTypeOf(field);
	if (plain !== null) return plain;
	// A person has a type of its own: the one that its own name has.
	const name = groups.length === 0 ? field.key : `item.${field.key}`;
	return typed.rowOf(groups).check(name).type ?? 'dyn';
}

function checkRules(
	rules: readonly FormRule[] | undefined,
	path: string,
	groups: PlacedField['groups'],
	check: Check,
): void {
	for (const [index, rule] of (rules ?? []).entries()) check(rule.test, at(at(path, index), 'test'), groups, 'bool');
}

function checkText(
	text: Localised,
	path: string,
	groups: PlacedField['groups'],
	check: Check,
	problems: Problems,
): void {
	for (const lang of ['vi', 'en'] as const) {
		const here = at(path, lang);
		const sources = placeholderSources(text[lang]);
		const opened = text[lang].split('{{').length - 1;
		if (opened !== sources.length) {
			problems.add(
				here,
				'text.placeholder',
				`Có ${opened} chỗ “{{” nhưng chỉ đọc được ${sources.length}; mỗi chỗ cần đóng bằng “}}”, tối đa ${MAX_PLACEHOLDERS} chỗ.`,
				`There are ${opened} “{{” but only ${sources.length} can be read; close each with “}}”, at most ${MAX_PLACEHOLDERS}.`,
			);
		}
		for (const source of sources) check(source, here, groups, BARE_NAME.test(source) ? 'named' : 'shown');
	}
}

/** A lone name is shown as people read it, whatever its type. */
const BARE_NAME = /^(?:item\.)?\w+$/;

function refusePlaceholders(field: FormField, path: string, problems: Problems): void {
	for (const lang of ['vi', 'en'] as const) {
		if (!field.label[lang].includes('{{')) continue;
		problems.add(
			at(at(path, 'label'), lang),
			'text.noPlaceholders',
			'Chỉ mục “static” mới được dùng “{{ … }}” trong lời.',
			'Only “static” elements may have “{{ … }}” in their text.',
		);
	}
}
