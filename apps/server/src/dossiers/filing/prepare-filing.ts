import type { DossierCommand, Requester } from '@motcua/domain';
import { temporaryDossierCode } from '@motcua/domain/formats';
import {
	type AddressField,
	type Answers,
	describeAnswer,
	evaluate,
	evaluateExpression,
	type FormFinding,
} from '@motcua/forms';
import { badInput, UserError } from '../../api/errors.ts';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import { answerAt, textAt } from './answers-at.ts';
import { lookUpUploads, type NamedUploads, type PaperUploads, papersOf } from './papers.ts';

/** What somebody sends to file a dossier. */
export interface Submission {
	readonly idempotencyKey: string;
	readonly code: string;
	readonly digest: string;
	readonly answers: Answers;
	readonly documents: readonly PaperUploads[];
	readonly delivery: {
		readonly method: 'counter' | 'publicPost' | 'electronic';
		readonly address?: string | undefined;
	};
}

/** A submission that was checked: ready to be decided and written. */
export interface PreparedFiling {
	readonly command: DossierCommand<'submit'>;
	readonly uploads: NamedUploads;
}

/**
 * Checks a submission against the form and the list of papers of its package version, and makes the command of it. Runs
 * no code of the package.
 *
 * @throws {UserError} `form.invalid` with all findings; the codes of {@link papersOf}; `delivery.addressMissing`
 */
export async function prepareFiling(
	services: Services,
	submission: Submission,
	frame: {
		readonly dossierId: string;
		readonly ward: WardContext;
		readonly procedure: LoadedProcedure;
		readonly channel: 'counter' | 'online' | 'publicPost';
		readonly shown: readonly string[];
		readonly today: string;
	},
): Promise<PreparedFiling> {
	const { ward, procedure, today } = frame;
	const given = withUploads(procedure, submission.answers, submission.documents);
	const uploads = await lookUpUploads(services, ward, procedure, given, submission.documents);
	const { answers, findings } = checkedAnswers(procedure, given, uploads, today, frame.shown);
	const documents = papersOf(procedure, answers, uploads, {
		papers: submission.documents,
		shown: frame.shown,
		today,
		whole: true,
	});
	const { manifest } = procedure;
	return {
		uploads,
		command: {
			type: 'submit',
			dossierId: frame.dossierId,
			wardId: ward.id,
			procedure: { code: manifest.code, version: manifest.version, digest: procedure.digest, name: manifest.name },
			channel: frame.channel,
			temporaryCode: temporaryDossierCode(frame.dossierId),
			requester: requesterOf(procedure, answers),
			subject: subjectOf(procedure, answers, today),
			answers,
			documents,
			findings,
			delivery: deliveryOf(submission.delivery),
			timeLimit: manifest.timeLimit,
			supplementMode: manifest.supplementMode,
		},
	};
}

/**
 * The answers with the uploads of each paper in the file field of the same key, where the form has one: its limits on kind,
 * number and size hold whichever way the files were named.
 */
export function withUploads(
	{ application }: LoadedProcedure,
	answers: Answers,
	papers: readonly PaperUploads[],
): Answers {
	const merged: Record<string, unknown> = { ...answers };
	for (const { requirement, uploadIds } of papers) {
		const element = application.elements.get(requirement);
		if (element?.kind !== 'field' || element.field.type !== 'file' || uploadIds.length === 0) continue;
		const named = merged[requirement];
		merged[requirement] = [...new Set([...(Array.isArray(named) ? named : []), ...uploadIds])];
	}
	return merged;
}

/**
 * The answers as the form's evaluation normalises them. A paper in `shown` lay on the counter: its file field may be empty.
 *
 * @throws {UserError} `form.invalid` with every finding, when one of them is an error
 */
export function checkedAnswers(
	procedure: LoadedProcedure,
	given: Answers,
	uploads: NamedUploads,
	today: string,
	shown: readonly string[] = [],
): { readonly answers: Answers; readonly findings: readonly FormFinding[] } {
	const evaluated = evaluate(procedure.application, given, { today, uploads: uploads.facts });
	const { answers } = evaluated;
	const findings = evaluated.findings.filter(({ code, path }) => code !== 'required' || !shown.includes(path));
	if (findings.some(({ severity }) => severity === 'error')) throw invalidForm(findings);
	return { answers, findings };
}

export function invalidForm(findings: readonly FormFinding[]): UserError {
	const errors = findings.filter(({ severity }) => severity === 'error');
	const [first] = errors;
	return new UserError(
		'UNPROCESSABLE_CONTENT',
		'form.invalid',
		{
			vi: `Tờ khai còn ${errors.length} chỗ cần sửa. ${first?.message.vi ?? ''}`.trim(),
			en: `The form has ${errors.length} thing(s) to correct. ${first?.message.en ?? ''}`.trim(),
		},
		{ findings, field: `answers.${first?.path ?? ''}` },
	);
}

/** The requester's facts, where the manifest says they stand. */
function requesterOf({ manifest }: LoadedProcedure, answers: Answers): Requester {
	const paths = manifest.requester;
	const fullName = textAt(answers, paths.fullName);
	if (fullName === null)
		throw badInput('requester.nameMissing', `answers.${paths.fullName}`, {
			vi: 'Chưa có họ tên người yêu cầu.',
			en: 'The requester’s name is missing.',
		});
	return {
		fullName,
		phone: textAt(answers, paths.phone),
		email: textAt(answers, paths.email),
		identityNumber: identityNumberOf(answerAt(answers, paths.identity)),
		residence: residenceOf(answerAt(answers, paths.residence)),
	};
}

/** The path may name the number itself or the whole identity answer. */
function identityNumberOf(answer: unknown): string | null {
	if (typeof answer === 'string') return answer;
	const number = typeof answer === 'object' && answer !== null && 'number' in answer ? answer.number : null;
	return typeof number === 'string' ? number : null;
}

const addressField: AddressField = { type: 'address', key: 'residence', label: { vi: 'Nơi cư trú', en: 'Residence' } };

function residenceOf(answer: unknown): string | null {
	if (typeof answer === 'string') return answer;
	return describeAnswer(addressField, answer, 'vi') || null;
}

/** One line that tells this dossier from others; null when the expression has no value for these answers. */
function subjectOf({ manifest, application }: LoadedProcedure, answers: Answers, today: string): string | null {
	if (manifest.subject === undefined) return null;
	const subject = evaluateExpression(application, manifest.subject, answers, { today });
	return typeof subject === 'string' && subject !== '' ? subject.slice(0, MAX_SUBJECT) : null;
}

const MAX_SUBJECT = 300;

function deliveryOf({ method, address }: Submission['delivery']): DossierCommand<'submit'>['delivery'] {
	if (method !== 'publicPost') return { method };
	if (!address)
		throw badInput('delivery.addressMissing', 'delivery.address', {
			vi: 'Vui lòng nhập địa chỉ nhận kết quả qua bưu chính.',
			en: 'Please give the address to which the result shall be posted.',
		});
	return { method, address };
}
