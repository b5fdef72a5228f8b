import {
	compileForm,
	type Evaluation,
	evaluate,
	evaluateExpression,
	type FileField,
	type FormDefinition,
	type FormField,
	type FormSection,
} from '@motcua/forms';
import type { ProcedureDetail } from '@motcua/server/views';
import type { UploadedFile } from '@motcua/ui';
import type { FormController } from '@motcua/ui/form';
import { type Accessor, createMemo, createSignal } from 'solid-js';
import { createStore } from 'solid-js/store';

type Requirement = ProcedureDetail['documents'][number];

/** How a paper came to the counter; empty while nobody has said. */
export type Given = '' | 'upload' | 'shown' | 'none';

/** A paper that can be handed over at the counter, with the form's field for its files where there is one. */
export interface CounterPaper {
	readonly requirement: Requirement;
	readonly field: FileField | null;
}

/** The papers of one filing at the counter and how each of them came. */
export interface CounterPapers {
	/** Asked for with the present answers. */
	readonly asked: Accessor<readonly CounterPaper[]>;
	readonly isRequired: (paper: CounterPaper) => boolean;
	readonly given: (paper: CounterPaper) => Given;
	readonly setGiven: (paper: CounterPaper, given: Given) => void;
	readonly files: (paper: CounterPaper) => readonly UploadedFile[];
	readonly setFiles: (paper: CounterPaper, files: readonly UploadedFile[]) => void;
	/** What still stands in the way, for one paper. */
	readonly problem: (paper: CounterPaper) => 'given' | 'files' | null;
	readonly toSend: () => {
		readonly shown: string[];
		readonly documents: { readonly requirement: string; readonly uploadIds: string[] }[];
		/** File fields whose paper was shown or is absent: their answers stay at home. */
		readonly withheld: ReadonlySet<string>;
	};
}

/** Papers with a field of their own in the form come under its key (`DocumentRequirement`); the form itself is no paper. */
function papersOf({ documents, form }: ProcedureDetail): CounterPaper[] {
	const fields = form.sections.flatMap((section) => section.fields);
	return documents
		.filter(({ given }) => given !== 'form')
		.map((requirement) => ({
			requirement,
			field: fields.find((field): field is FileField => field.type === 'file' && field.key === requirement.key) ?? null,
		}));
}

const mapFields = (definition: FormDefinition, map: (fields: readonly FormField[]) => FormField[]): FormDefinition => ({
	...definition,
	sections: definition.sections.map((section): FormSection => ({ ...section, fields: map(section.fields) })),
});

/** The form with its papers asked apart: their fields are known, so that conditions find them, but never demanded. */
export function formForCounter(procedure: ProcedureDetail): FormDefinition {
	const keys = new Set(papersOf(procedure).map(({ requirement }) => requirement.key));
	return mapFields(procedure.form, (fields) =>
		fields.map((field): FormField => {
			if (field.type !== 'file' || !keys.has(field.key)) return field;
			const { required: _required, requiredWhen: _when, ...free } = field;
			return free;
		}),
	);
}

/** The same form as it is drawn: without the fields of papers, and without sections that held nothing else. */
export function formWithoutPapers(procedure: ProcedureDetail): FormDefinition {
	const keys = new Set(papersOf(procedure).map(({ requirement }) => requirement.key));
	const definition = mapFields(procedure.form, (fields) =>
		fields.filter((field) => field.type !== 'file' || !keys.has(field.key)),
	);
	return { ...definition, sections: definition.sections.filter(({ fields }) => fields.length > 0) };
}

export function createCounterPapers(procedure: ProcedureDetail, form: FormController, today: string): CounterPapers {
	const compiled = compileForm(procedure.form);
	const papers = papersOf(procedure);
	const published = createMemo<Evaluation>(() => evaluate(compiled, form.typed(), { today }));
	const holds = (condition: string): boolean =>
		evaluateExpression(compiled, condition, form.typed(), { today }) === true;
	const [givens, setGivens] = createStore<Record<string, Given>>({});
	const [loose, setLoose] = createSignal<Readonly<Record<string, readonly UploadedFile[]>>>({});

	const isAsked = ({ requirement, field }: CounterPaper): boolean => {
		if (field) return published().visible.has(field.key);
		return requirement.required || requirement.requiredWhen === undefined || holds(requirement.requiredWhen);
	};
	const isRequired = ({ requirement, field }: CounterPaper): boolean =>
		requirement.required ||
		(requirement.requiredWhen !== undefined && holds(requirement.requiredWhen)) ||
		(field !== null && published().required.has(field.key));
	const asked = createMemo(() => papers.filter(isAsked));
	const given = ({ requirement }: CounterPaper): Given => givens[requirement.key] ?? '';
	const files = ({ requirement, field }: CounterPaper): readonly UploadedFile[] =>
		field ? form.files(field.key) : (loose()[requirement.key] ?? []);

	return {
		asked,
		isRequired,
		given,
		setGiven: ({ requirement }, next) => setGivens(requirement.key, next),
		files,
		setFiles({ requirement, field }, next) {
			if (field) form.setFiles(field.key, next);
			else setLoose((all) => ({ ...all, [requirement.key]: next }));
		},
		problem(paper) {
			if (given(paper) === 'upload') return files(paper).length === 0 ? 'files' : null;
			return isRequired(paper) && given(paper) !== 'shown' ? 'given' : null;
		},
		toSend() {
			const keysOf = (list: readonly CounterPaper[]): string[] => list.map(({ requirement }) => requirement.key);
			return {
				shown: keysOf(asked().filter((paper) => given(paper) === 'shown')),
				documents: asked()
					.filter((paper) => paper.field === null && given(paper) === 'upload')
					.map((paper) => ({
						requirement: paper.requirement.key,
						uploadIds: files(paper).map(({ uploadId }) => uploadId),
					})),
				withheld: new Set(keysOf(papers.filter((paper) => given(paper) !== 'upload'))),
			};
		},
	};
}
