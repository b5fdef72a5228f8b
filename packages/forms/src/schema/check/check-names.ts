import type { ChoiceOption, FormDefinition, FormRule } from '../../definition.ts';
import { isReservedKey } from '../../names.ts';
import { at, type Problems } from '../problem.ts';
import { allFields } from './visit.ts';

/** Codes that the evaluator gives to its own findings; a rule of the same name could not be told from them. */
const BUILT_IN_CODES = new Set([
	'required',
	'type',
	'expression',
	'unknownKey',
	'option',
	'pattern',
	'min',
	'max',
	'minLength',
	'maxLength',
	'minItems',
	'maxItems',
	'maxFiles',
]);

/** Keys once and usable, ids of rules and values of options once. */
export function checkNames(definition: FormDefinition, problems: Problems): void {
	const sections = new Set<string>();
	for (const [index, section] of definition.sections.entries())
		claim(section.key, sections, at(at(at('', 'sections'), index), 'key'), 'key.duplicate', problems);
	const scopes = new Map<unknown, Set<string>>();
	const ruleIds = new Set<string>();
	for (const { field, path, groups } of allFields(definition)) {
		const owner = groups.at(-1) ?? definition;
		const keys = scopes.get(owner) ?? new Set<string>();
		scopes.set(owner, keys);
		claim(field.key, keys, at(path, 'key'), 'key.duplicate', problems);
		if (isReservedKey(field.key)) reportReserved(field.key, at(path, 'key'), problems);
		if (field.type === 'choice' || field.type === 'multiChoice')
			checkOptions(field.options, at(path, 'options'), problems);
		if (field.type !== 'static') checkRuleIds(field.rules, at(path, 'rules'), ruleIds, problems);
	}
	checkRuleIds(definition.rules, 'rules', ruleIds, problems);
}

function claim(name: string, taken: Set<string>, path: string, code: string, problems: Problems): void {
	if (taken.has(name)) {
		problems.add(
			path,
			code,
			`“${name}” đã được dùng ở một chỗ khác; mỗi tên chỉ được dùng một lần.`,
			`“${name}” is already used elsewhere; every name may be used once.`,
		);
	}
	taken.add(name);
}

function reportReserved(key: string, path: string, problems: Problems): void {
	problems.add(
		path,
		'key.reserved',
		`Không dùng được khóa “${key}”: tên này đã có nghĩa riêng trong biểu thức hoặc trong JavaScript.`,
		`The key “${key}” cannot be used: it has a meaning of its own in expressions or in JavaScript.`,
	);
}

function checkOptions(options: readonly ChoiceOption[], path: string, problems: Problems): void {
	const values = new Set<string>();
	for (const [index, option] of options.entries())
		claim(option.value, values, at(at(path, index), 'value'), 'option.duplicate', problems);
}

function checkRuleIds(
	rules: readonly FormRule[] | undefined,
	path: string,
	taken: Set<string>,
	problems: Problems,
): void {
	for (const [index, rule] of (rules ?? []).entries()) {
		const here = at(at(path, index), 'id');
		claim(rule.id, taken, here, 'rule.duplicate', problems);
		if (!BUILT_IN_CODES.has(rule.id)) continue;
		problems.add(
			here,
			'rule.reserved',
			`Không dùng được mã quy tắc “${rule.id}”: đây là mã của kiểm tra có sẵn.`,
			`The rule id “${rule.id}” cannot be used: it is the code of a built-in check.`,
		);
	}
}
