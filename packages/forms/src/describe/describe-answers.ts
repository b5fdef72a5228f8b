import { formatDate } from '@motcua/domain/formats';
import { compileForm } from '../compile/compile-form.ts';
import type { CompiledForm, ElementPlan, FieldPlan, GroupPlan } from '../compile/plan.ts';
import type { Answers, FormDefinition, PersonField } from '../definition.ts';
import { PART_LABELS } from '../fields/parts.ts';
import { personParts } from '../fields/person.ts';
import { isRecord, own, type UploadFacts } from '../fields/reader.ts';
import { partPath, rowPath } from '../names.ts';
import { describeAddress, describeAnswer, describeGender, describeIdentity, type Language } from './describe-answer.ts';

/** The answers of one section, ready to be shown. */
export interface DescribedSection {
	/** Key of the section. */
	readonly section: string;
	readonly title: string;
	readonly rows: readonly DescribedRow[];
}

export interface DescribedRow {
	/** Path of the field (`papers[0].pageCount`), to link to it. */
	readonly key: string;
	readonly label: string;
	/** Empty for a row that only heads others, and for a field that has no answer. */
	readonly text: string;
	/** Personal data of the sensitive kind: mask it in lists. */
	readonly sensitive: boolean;
	/** Parts of a person, rows of a group, names of files. */
	readonly rows?: readonly DescribedRow[];
}

export interface DescribeOptions {
	/** `visible` of an evaluation: fields in it are listed even when they have no answer. Default: answered ones only. */
	readonly visible?: ReadonlySet<string>;
	/** To show files by their names. */
	readonly uploads?: Readonly<Record<string, UploadFacts>>;
}

/**
 * Answers as people read them, for the review page, the dossier page and the receipt. Takes normalised answers
 * (`evaluate(…).answers`); sections without rows are left out.
 */
export function describeAnswers(
	definition: FormDefinition | CompiledForm,
	answers: Answers,
	lang: Language,
	options: DescribeOptions = {},
): readonly DescribedSection[] {
	const form = 'definition' in definition ? definition : compileForm(definition);
	return form.sections
		.map(({ section, elements }) => ({
			section: section.key,
			title: section.title[lang],
			rows: elements.flatMap((element) => describeElement(element, answers, element.key, lang, options)),
		}))
		.filter((described) => described.rows.length > 0);
}

function describeElement(
	element: ElementPlan,
	answers: Readonly<Record<string, unknown>>,
	path: string,
	lang: Language,
	options: DescribeOptions,
): readonly DescribedRow[] {
	if (element.kind === 'static') return [];
	const answer = own(answers, element.key);
	if (answer === undefined && options.visible?.has(path) !== true) return [];
	const row =
		element.kind === 'group'
			? describeGroup(element, answer, path, lang, options)
			: describeField(element, answer, path, lang, options);
	return [row];
}

function describeGroup(
	{ field, fields }: GroupPlan,
	answer: unknown,
	path: string,
	lang: Language,
	options: DescribeOptions,
): DescribedRow {
	const items = Array.isArray(answer) ? answer.filter(isRecord) : [];
	const sensitive = field.sensitive === true;
	const rows = items.map((item, index) => {
		const itemPath = rowPath(path, index);
		const parts = fields.flatMap((part) => describeElement(part, item, `${itemPath}.${part.key}`, lang, options));
		return { key: itemPath, label: `${field.itemLabel[lang]} ${index + 1}`, text: '', sensitive, rows: parts };
	});
	return { key: path, label: field.label[lang], text: '', sensitive, ...(rows.length > 0 ? { rows } : {}) };
}

function describeField(
	{ field }: FieldPlan,
	answer: unknown,
	path: string,
	lang: Language,
	options: DescribeOptions,
): DescribedRow {
	const row: DescribedRow = {
		key: path,
		label: field.label[lang],
		text: describeAnswer(field, answer, lang),
		sensitive: field.sensitive === true,
	};
	if (field.type === 'person' && isRecord(answer)) return { ...row, rows: describePerson(field, answer, row, lang) };
	if (field.type === 'file' && options.uploads !== undefined && Array.isArray(answer))
		return { ...row, rows: describeFiles(answer, options.uploads, row) };
	return row;
}

function describePerson(
	field: PersonField,
	person: Readonly<Record<string, unknown>>,
	{ key, sensitive }: DescribedRow,
	lang: Language,
): readonly DescribedRow[] {
	return personParts(field).flatMap((part) => {
		const text = describePart(part, own(person, part), lang);
		return text === '' ? [] : [{ key: partPath(key, part), label: PART_LABELS[part][lang], text, sensitive }];
	});
}

function describePart(part: string, answer: unknown, lang: Language): string {
	switch (part) {
		case 'birthDate':
			return typeof answer === 'string' ? formatDate(answer) : '';
		case 'gender':
			return describeGender(answer, lang);
		case 'identity':
			return describeIdentity(answer, lang);
		case 'residence':
			return describeAddress(answer, lang);
		default:
			return typeof answer === 'string' ? answer : '';
	}
}

function describeFiles(
	ids: readonly unknown[],
	uploads: Readonly<Record<string, UploadFacts>>,
	{ key, sensitive }: DescribedRow,
): readonly DescribedRow[] {
	return ids.flatMap((id, index) => {
		const upload = typeof id === 'string' && Object.hasOwn(uploads, id) ? uploads[id] : undefined;
		return upload === undefined ? [] : [{ key: rowPath(key, index), label: upload.name, text: upload.name, sensitive }];
	});
}
