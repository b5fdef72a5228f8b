import { createHash } from 'node:crypto';
import type { DossierDocument, Requester } from '@motcua/domain';
import type { Answers, FormFinding } from '@motcua/forms';
import { evaluate, evaluateExpression } from '@motcua/forms';
import type { ProcedureManifest } from '@motcua/procedure-sdk';
import { FormRefusedError } from './errors.ts';
import type { WardContext } from './ward-context.ts';

/** What a citizen hands in. */
export interface TestFiling {
	readonly answers: Answers;
	/** How many pages were uploaded, by paper; one page each where the form asks for a file and nothing is said. */
	readonly papers?: Readonly<Record<string, number | null>>;
	/** Default `online`. */
	readonly channel?: 'counter' | 'online' | 'publicPost';
}

/** A filing that the form accepts: what becomes of it as a command. */
export interface PreparedFiling {
	readonly answers: Answers;
	readonly findings: readonly FormFinding[];
	readonly requester: Requester;
	readonly subject: string | null;
	readonly documents: readonly DossierDocument[];
}

/** @throws FormRefusedError when the application form does not accept the answers. */
export function prepareFiling(ward: WardContext, filing: TestFiling): PreparedFiling {
	const form = ward.pkg.forms.application;
	if (!form) throw new Error('the package has no form “application”');
	const { manifest } = ward.pkg;
	const evaluation = evaluate(form, filing.answers, { today: todayOf(ward) });
	const errors = evaluation.findings.filter((finding) => finding.severity === 'error');
	if (errors.length > 0) throw new FormRefusedError('application', errors);
	const { answers } = evaluation;
	const subject =
		manifest.subject === undefined
			? null
			: evaluateExpression(form, manifest.subject, answers, { today: todayOf(ward) });
	return {
		answers,
		findings: evaluation.findings,
		requester: requesterOf(manifest, answers),
		subject: typeof subject === 'string' ? subject : null,
		documents: manifest.documents.flatMap((paper) => documentOf(paper, filing)),
	};
}

/** ISO date of the ward. */
export const todayOf = ({ clock, calendar }: WardContext): string =>
	Temporal.Instant.from(clock.now()).toZonedDateTimeISO(calendar.timeZone).toPlainDate().toString();

function requesterOf({ requester }: ProcedureManifest, answers: Answers): Requester {
	const read = (path: string | undefined): unknown =>
		(path ?? '').split('.').reduce<unknown>((value, key) => Object(value)[key], answers);
	const text = (value: unknown) => (typeof value === 'string' ? value : null);
	const identity = Object(read(requester.identity)) as { readonly number?: unknown };
	const residence = Object(read(requester.residence)) as { readonly detail?: unknown; readonly communeName?: unknown };
	return {
		fullName: text(read(requester.fullName)) ?? '',
		phone: text(read(requester.phone)),
		email: text(read(requester.email)),
		identityNumber: text(identity.number),
		residence: [residence.detail, residence.communeName].filter((part) => typeof part === 'string').join(', ') || null,
	};
}

/** A paper that was handed in: named in `papers`, or its field answered with uploads. */
function documentOf(
	{ key, name, kind, quantity, given = 'upload' }: ProcedureManifest['documents'][number],
	{ answers, papers = {} }: TestFiling,
): readonly DossierDocument[] {
	const uploads = answers[key];
	const uploaded = key in papers || (Array.isArray(uploads) && uploads.length > 0);
	if (!uploaded && given === 'upload') return [];
	const pages = papers[key] === undefined ? 1 : papers[key];
	const file = { fileId: sha256(key), name: `${key}.pdf`, mime: 'application/pdf', bytes: 1000, pages };
	return [
		{
			id: `document-${key}`,
			requirement: key,
			name: name.vi,
			kind,
			quantity,
			files: uploaded ? [file] : [],
			given,
			digitisation: uploaded ? 1 : 0,
		},
	];
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
