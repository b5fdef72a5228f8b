import { Environment } from '@marcbachmann/cel-js';
import type { FormDefinition, FormField, RepeatingGroup } from '../../definition.ts';
import { LIMITS, registerForms } from '../../expression/environment.ts';
import { personParts } from '../../fields/person.ts';

/*
 * Types for checking. When a form runs, names have no declared type (an answer may be missing, which CEL's types cannot
 * say); here each has the type of its answers, so that `age + "x"`, `requester.fullNme` or a missing conversion is found
 * before anybody files.
 */

const ADDRESS = {
	scheme: 'string',
	provinceCode: 'string',
	communeName: 'string',
	communeCode: 'string',
	districtName: 'string',
	detail: 'string',
};
const IDENTITY = { kind: 'string', number: 'string', issuedOn: 'string', issuer: 'string' };

/** Comparing any answer with `null` is how a form asks whether it is there. */
function allowNull(environment: Environment, type: string): void {
	environment.registerOperator(`${type} == null`, () => false);
}

const baseEnvironment = makeBase();

function makeBase(): Environment {
	const environment = registerForms(new Environment({ limits: LIMITS }));
	environment.registerType('Address', { fields: ADDRESS });
	environment.registerType('Identity', { fields: IDENTITY });
	for (const type of ['string', 'int', 'double', 'bool', 'Address', 'Identity']) allowNull(environment, type);
	return environment;
}

/** Environments in which the expressions of one form are checked. */
export interface TypedForm {
	/** For expressions outside of rows. */
	readonly top: Environment;
	/** For expressions inside the rows of a group. */
	rowOf(groups: readonly RepeatingGroup[]): Environment;
}

export function typeForm(definition: FormDefinition): TypedForm {
	const top = baseEnvironment.clone();
	top.registerVariable('today', 'string');
	const rowTypes = new Map<RepeatingGroup, string>();
	for (const { fields } of definition.sections) {
		for (const field of fields) {
			const type = celTypeOf(field, field.key, top, rowTypes);
			if (type !== null) top.registerVariable(field.key, type);
		}
	}
	const rows = new Map<RepeatingGroup, Environment>();
	return {
		top,
		rowOf(groups) {
			const group = groups.at(-1);
			if (group === undefined) return top;
			const known = rows.get(group);
			if (known !== undefined) return known;
			const made = top.clone();
			made.registerVariable('index', 'int');
			made.registerVariable('item', rowTypes.get(group) ?? 'dyn');
			const outer = groups.at(-2);
			if (outer !== undefined) made.registerVariable('outerItem', rowTypes.get(outer) ?? 'dyn');
			rows.set(group, made);
			return made;
		},
	};
}

/** The type of a field's answer; registers the types of persons and rows on the way. `null` for texts, which have none. */
function celTypeOf(
	field: FormField,
	name: string,
	environment: Environment,
	rowTypes: Map<RepeatingGroup, string>,
): string | null {
	if (field.type === 'group') return `list<${rowTypeOf(field, name, environment, rowTypes)}>`;
	if (field.type !== 'person') return plainTypeOf(field);
	const type = `Person_${name}`;
	const parts = personParts(field).map((part): readonly [string, string] => {
		if (part === 'identity') return [part, 'Identity'];
		return [part, part === 'residence' ? 'Address' : 'string'];
	});
	environment.registerType(type, { fields: Object.fromEntries(parts) });
	allowNull(environment, type);
	return type;
}

function rowTypeOf(
	group: RepeatingGroup,
	name: string,
	environment: Environment,
	rowTypes: Map<RepeatingGroup, string>,
): string {
	const type = `Row_${name}`;
	const fields = group.fields.flatMap((field): readonly (readonly [string, string])[] => {
		const inner = celTypeOf(field, `${name}_${field.key}`, environment, rowTypes);
		return inner === null ? [] : [[field.key, inner]];
	});
	environment.registerType(type, { fields: Object.fromEntries(fields) });
	rowTypes.set(group, type);
	return type;
}

/** CEL type of a field without parts of its own; also what its computed value must be. */
export function plainTypeOf(field: FormField): string | null {
	switch (field.type) {
		case 'number':
			return field.integer === false ? 'double' : 'int';
		case 'money':
			return 'int';
		case 'boolean':
			return 'bool';
		case 'multiChoice':
		case 'file':
			return 'list<string>';
		case 'address':
			return 'Address';
		case 'identityNumber':
			return 'Identity';
		case 'static':
		case 'group':
		case 'person':
			return null;
		default:
			return 'string';
	}
}
