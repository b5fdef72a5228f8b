import {
	type Answers,
	type CompiledForm,
	compileForm,
	type Evaluation,
	evaluate,
	type FormDefinition,
	type FormFinding,
	type FormSection,
	type Localised,
	type RepeatingGroup,
	sectionOfPath,
} from '@motcua/forms';
import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { UploadedFile, Uploader } from '../files/upload.ts';
import { rootKey, valueAt, withValue } from './paths.ts';

export interface FormOptions {
	readonly definition: FormDefinition;
	/** Where to start: a draft, or nothing. */
	readonly answers?: Answers;
	/** What is known of files that the draft mentions. */
	readonly uploads?: readonly UploadedFile[];
	/** ISO date of today in the ward's time zone. */
	readonly today: string;
	readonly uploader: Uploader;
	/** Ceiling for one file, from the ward's settings. */
	readonly maxFileBytes: number;
}

/** A form being filled in. Everything that is a function is reactive. */
export interface FormController {
	readonly definition: FormDefinition;
	readonly uploader: Uploader;
	readonly maxFileBytes: number;
	/** Answers as typed, hidden ones included: what a draft keeps. */
	readonly typed: Accessor<Answers>;
	/** Normalised answers of what is visible: what is sent. */
	readonly answers: Accessor<Answers>;
	readonly evaluation: Accessor<Evaluation>;
	/** Visible sections in order. */
	readonly sections: Accessor<readonly FormSection[]>;
	readonly value: (path: string) => unknown;
	readonly setValue: (path: string, value: unknown) => void;
	readonly addRow: (path: string) => void;
	readonly removeRow: (path: string, index: number) => void;
	/** Marks a field as left: from now on its errors show, but not that it is empty. */
	readonly touch: (path: string) => void;
	/** First finding to show at a path. */
	readonly shown: (path: string, severity: FormFinding['severity']) => Localised | null;
	/** Errors of a section that show; of the whole form without a key. */
	readonly shownErrors: (section?: string) => readonly FormFinding[];
	readonly warnings: Accessor<readonly FormFinding[]>;
	/** Shows every error of the section; true when there is none. */
	readonly validateSection: (section: string) => boolean;
	/** Shows every error of the form; true when there is none. */
	readonly validateAll: () => boolean;
	readonly sectionOf: (path: string) => FormSection | null;
	/** Findings of the server; each shows until its field is changed. */
	readonly setServerFindings: (findings: readonly FormFinding[]) => void;
	readonly files: (path: string) => readonly UploadedFile[];
	readonly setFiles: (path: string, files: readonly UploadedFile[]) => void;
	readonly uploads: Accessor<readonly UploadedFile[]>;
	/** Files are on their way. */
	readonly busy: Accessor<boolean>;
	readonly setBusy: (path: string, busy: boolean) => void;
}

/** Groups that must have rows start with them: an empty row says more than a button. */
function withFirstRows(definition: FormDefinition, answers: Answers): Answers {
	let next = answers;
	for (const field of definition.sections.flatMap((section) => section.fields)) {
		if (field.type !== 'group') continue;
		const rows = next[field.key];
		const least = leastRows(field);
		if (!Array.isArray(rows) && least > 0) next = { ...next, [field.key]: Array.from({ length: least }, () => ({})) };
	}
	return next;
}

function leastRows(group: RepeatingGroup): number {
	return Math.max(group.minItems ?? 0, group.required ? 1 : 0);
}

interface ServerFinding {
	readonly finding: FormFinding;
	/** What the field held when the server spoke. */
	readonly seen: string;
}

/** Which findings may be shown: a half-typed field is not scolded, an empty one not before one asks to go on. */
function createVisibility(form: CompiledForm) {
	const [touched, setTouched] = createSignal<ReadonlySet<string>>(new Set());
	const [validated, setValidated] = createSignal<ReadonlySet<string>>(new Set());
	return {
		touch: (path: string) => setTouched((paths) => (paths.has(path) ? paths : new Set(paths).add(path))),
		showAll: (sections: readonly string[]) => setValidated((keys) => new Set([...keys, ...sections])),
		allows(finding: FormFinding): boolean {
			const section = sectionOfPath(form, finding.path)?.key ?? '';
			return validated().has(section) || (finding.code !== 'required' && touched().has(finding.path));
		},
	};
}

/**
 * State of one form: holds what is typed, evaluates it after every change with the same code as the server, and decides
 * which findings to show when.
 */
export function createFormController(options: FormOptions): FormController {
	const { definition } = options;
	const compiled = compileForm(definition);
	const [typed, setTyped] = createSignal<Answers>(withFirstRows(definition, options.answers ?? {}));
	const [uploads, setUploads] = createSignal<readonly UploadedFile[]>(options.uploads ?? []);
	const [server, setServer] = createSignal<readonly ServerFinding[]>([]);
	const [busyFields, setBusyFields] = createSignal<ReadonlySet<string>>(new Set());
	const visibility = createVisibility(compiled);
	const evaluation = createMemo(() => evaluate(compiled, typed(), { today: options.today, texts: true }));
	const value = (path: string) => valueAt(typed(), path);
	const setValue = (path: string, next: unknown) => void setTyped((answers) => withValue(answers, path, next));
	const rowsAt = (path: string): readonly unknown[] => {
		const rows = value(path);
		return Array.isArray(rows) ? rows : [];
	};
	const seenAt = (path: string) => (path === '' ? '' : (JSON.stringify(value(rootKey(path))) ?? ''));
	const findings = createMemo(() => [
		...evaluation().findings,
		...server().flatMap((one) => (seenAt(one.finding.path) === one.seen ? [one.finding] : [])),
	]);
	const errors = createMemo(() => findings().filter((finding) => finding.severity === 'error'));
	const sectionOf = (path: string) => sectionOfPath(compiled, path);
	const sections = createMemo(() => definition.sections.filter((section) => evaluation().sections.has(section.key)));

	return {
		definition,
		uploader: options.uploader,
		maxFileBytes: options.maxFileBytes,
		typed,
		answers: () => evaluation().answers,
		evaluation,
		sections,
		value,
		setValue,
		addRow: (path) => setValue(path, [...rowsAt(path), {}]),
		removeRow(path, index) {
			const kept = rowsAt(path).filter((_, at) => at !== index);
			setValue(path, kept.length > 0 ? kept : undefined);
		},
		touch: visibility.touch,
		shown(path, severity) {
			const found = findings().find((one) => one.path === path && one.severity === severity && visibility.allows(one));
			return found?.message ?? null;
		},
		shownErrors: (section) =>
			errors().filter(
				(one) => visibility.allows(one) && (section === undefined || sectionOf(one.path)?.key === section),
			),
		warnings: () => findings().filter((finding) => finding.severity === 'warning'),
		validateSection(section) {
			visibility.showAll([section]);
			return errors().every((one) => sectionOf(one.path)?.key !== section);
		},
		validateAll() {
			visibility.showAll(['', ...definition.sections.map((section) => section.key)]);
			return errors().length === 0;
		},
		sectionOf,
		setServerFindings(found) {
			setServer(found.map((finding) => ({ finding, seen: seenAt(finding.path) })));
			visibility.showAll(found.map((finding) => sectionOf(finding.path)?.key ?? ''));
		},
		files(path) {
			const ids = value(path);
			if (!Array.isArray(ids)) return [];
			return ids.flatMap((id) => uploads().filter((file) => file.uploadId === id));
		},
		setFiles(path, files) {
			setUploads((known) => [
				...known.filter((one) => !files.some((file) => file.uploadId === one.uploadId)),
				...files,
			]);
			const ids = files.map((file) => file.uploadId);
			setValue(path, ids.length > 0 ? ids : undefined);
		},
		uploads,
		busy: () => busyFields().size > 0,
		setBusy(path, busy) {
			setBusyFields((paths) => {
				const next = new Set(paths);
				if (busy) next.add(path);
				else next.delete(path);
				return next;
			});
		},
	};
}
