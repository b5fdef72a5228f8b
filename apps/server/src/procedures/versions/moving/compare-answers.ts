import type { DossierState, Localised } from '@motcua/domain';
import { type Answers, evaluate, type FormFinding, type UploadFacts } from '@motcua/forms';
import { isRequired } from '../../../dossiers/filing/papers.ts';
import type { LoadedProcedure } from '../../catalogue.ts';
import type { MoveDetail } from '../version-views.ts';

/** A dossier between two versions of its procedure. */
export interface Crossing {
	readonly state: DossierState;
	readonly source: LoadedProcedure;
	readonly target: LoadedProcedure;
	/** ISO date in the ward. */
	readonly today: string;
	readonly uploads: Readonly<Record<string, UploadFacts>>;
}

/** What the new form makes of the answers. */
export interface ReadAgain extends Pick<MoveDetail, 'asked' | 'lost' | 'papers' | 'lostPapers'> {
	readonly answers: Answers;
	readonly findings: readonly FormFinding[];
	/** The new form reads them exactly as they stand. */
	readonly unchanged: boolean;
}

/**
 * Reads a dossier's answers and papers by the new version. What the old form found wrong as well is not the move's doing:
 * a paper that was shown at the counter, an age that has passed since.
 */
export function readAgain({ state, source, target, today, uploads }: Crossing): ReadAgain {
	const before = evaluate(source.application, state.answers, { today, uploads });
	const { answers, findings } = evaluate(target.application, state.answers, { today, uploads });
	// What the new form has no place for is told as lost; nobody can be asked for it again.
	const after = { answers, findings: findings.filter(({ code }) => code !== 'unknownKey') };
	const known = new Set(before.findings.map(idOf));
	const errors = after.findings.filter(({ severity }) => severity === 'error');
	return {
		answers: after.answers,
		findings: after.findings.filter((finding) => !known.has(idOf(finding)) || finding.severity === 'warning'),
		unchanged: JSON.stringify(after.answers) === JSON.stringify(state.answers),
		asked: errors
			.filter((finding) => !known.has(idOf(finding)))
			.map(({ path, message }) => ({ path, name: labelOf(target, path), message })),
		lost: lostPaths(before.answers, after.answers).map((key) => ({ key, name: labelOf(source, key) })),
		...papers({ state, source, target, today }, before.answers, after.answers),
	};
}

const idOf = ({ path, code }: FormFinding): string => `${code} ${path}`;

/** Paths that had a value and have none any more; positions in lists do not count. */
export function lostPaths(before: unknown, after: unknown, path = ''): readonly string[] {
	if (isEmpty(before)) return [];
	if (isEmpty(after)) return [path];
	if (Array.isArray(before)) {
		const rows = Array.isArray(after) ? after : [];
		return [...new Set(before.flatMap((row, index) => lostPaths(row, rows[index], `${path}[]`)))];
	}
	if (!isRecord(before)) return [];
	const fields = isRecord(after) ? after : {};
	return Object.entries(before).flatMap(([key, value]) =>
		lostPaths(value, fields[key], path === '' ? key : `${path}.${key}`),
	);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean =>
	value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

/** The label of the field at a path, or the path itself. */
function labelOf({ application }: LoadedProcedure, path: string): Localised {
	const [key = path] = path.split(/[.[]/);
	const element = application.elements.get(path.replaceAll('[]', '')) ?? application.elements.get(key);
	if (element?.kind === 'field') return element.field.label;
	return { vi: path, en: path };
}

function papers(
	{ state, source, target, today }: Omit<Crossing, 'uploads'>,
	before: Answers,
	after: Answers,
): Pick<MoveDetail, 'papers' | 'lostPapers'> {
	const has = new Set(state.documents.map(({ requirement }) => requirement));
	const missingIn = (procedure: LoadedProcedure, answers: Answers) =>
		procedure.manifest.documents.filter(
			(asked) => asked.given !== 'form' && !has.has(asked.key) && isRequired(procedure, asked, answers, today),
		);
	const missedBefore = new Set(missingIn(source, before).map(({ key }) => key));
	const wanted = new Set(target.manifest.documents.map(({ key }) => key));
	return {
		papers: missingIn(target, after)
			.filter(({ key }) => !missedBefore.has(key))
			.map(({ key, name }) => ({ key, name })),
		lostPapers: state.documents
			.filter(({ requirement, files }) => files.length > 0 && !wanted.has(requirement))
			.map(({ requirement, name }) => ({ key: requirement, name: { vi: name, en: name } })),
	};
}
