import type { FormDefinition, FormField, FormRule } from '@motcua/forms';
import type { ProcedurePackage } from '@motcua/procedure-sdk';

/** A CEL expression of a package with its place. */
export interface PlacedExpression {
	readonly place: string;
	readonly source: string;
	/** `condition`: something that is pointless when it never holds; `other`: rules, computed values, texts. */
	readonly kind: 'condition' | 'other';
	/** Stands inside a row of a group, where names are those of the row. */
	readonly inRow: boolean;
	/** The form whose answers it reads. */
	readonly form: string;
}

/** All expressions of a package: forms, papers, subject line. */
export const expressionsOf = (pkg: ProcedurePackage): readonly PlacedExpression[] => [
	...Object.entries(pkg.forms).flatMap(([id, form]) => formExpressions(id, form)),
	...one('manifest.json subject', pkg.manifest.subject, 'other', 'application'),
	...pkg.manifest.documents.flatMap((paper) =>
		one(`manifest.json documents.${paper.key}.requiredWhen`, paper.requiredWhen, 'condition', 'application'),
	),
];

const one = (
	place: string,
	source: string | undefined,
	kind: PlacedExpression['kind'],
	form: string,
	inRow = false,
): readonly PlacedExpression[] => (source === undefined ? [] : [{ place, source, kind, form, inRow }]);

function formExpressions(id: string, form: FormDefinition): readonly PlacedExpression[] {
	const place = `forms/${id}.json`;
	return [
		...rules(place, form.rules, id, false),
		...form.sections.flatMap((section) => [
			...one(`${place} ${section.key}.visibleWhen`, section.visibleWhen, 'condition', id),
			...section.fields.flatMap((field) => fieldExpressions(place, field, id, '')),
		]),
	];
}

const rules = (place: string, list: readonly FormRule[] | undefined, form: string, inRow: boolean) =>
	(list ?? []).flatMap((rule) => one(`${place} rules.${rule.id}`, rule.test, 'other', form, inRow));

function fieldExpressions(file: string, field: FormField, form: string, prefix: string): readonly PlacedExpression[] {
	const inRow = prefix !== '';
	const place = `${file} ${prefix}${field.key}`;
	const texts = field.type === 'static' ? [field.label, field.help].flatMap((text) => [text?.vi, text?.en]) : [];
	const placeholders = texts.flatMap((text) =>
		[...(text ?? '').matchAll(/\{\{\s*(.*?)\s*\}\}/g)].map(([, cel]) => cel),
	);
	return [
		...one(`${place}.visibleWhen`, field.visibleWhen, 'condition', form, inRow),
		...placeholders.flatMap((cel) => one(place, cel, 'other', form, inRow)),
		...(field.type === 'static'
			? []
			: [
					...one(`${place}.requiredWhen`, field.requiredWhen, 'condition', form, inRow),
					...one(`${place}.computed`, field.computed, 'other', form, inRow),
					...rules(place, field.rules, form, inRow),
				]),
		...('options' in field
			? field.options.flatMap((option) =>
					one(`${place}.options.${option.value}.visibleWhen`, option.visibleWhen, 'condition', form, inRow),
				)
			: []),
		...(field.type === 'group'
			? field.fields.flatMap((inner) => fieldExpressions(file, inner, form, `${prefix}${field.key}[].`))
			: []),
	];
}

/** Every name that an expression mentions outside of its text literals: fields, functions, parts. */
export const namesIn = (source: string): ReadonlySet<string> =>
	new Set(source.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ' ').match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []);
