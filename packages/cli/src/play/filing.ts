import { randomUUID } from 'node:crypto';
import type { FormDefinition } from '@motcua/forms';
import type { Fixture, ProcedureManifest, ProcedurePackage } from '@motcua/procedure-sdk';
import type { ProcedureDetail } from '@motcua/server';
import type { Client } from './clients.ts';
import type { Person } from './people.ts';
import { shiftDates } from './shift-dates.ts';

type Submission = Parameters<Client['public']['dossier']['submit']['mutate']>[0];

/** Uploads one paper and gives its upload id; `pages`: so many at least, where the sample says. */
export type UploadPaper = (requirement: string, index: number, pages?: number) => Promise<string>;

/**
 * A complete filing: the answers of the package's first sound sample, in the name of `person`, with a file for each paper
 * that the form wants.
 */
export async function makeFiling(
	detail: Pick<ProcedureDetail, 'code' | 'digest' | 'form' | 'documents'>,
	pkg: ProcedurePackage,
	person: Person,
	uploadPaper: UploadPaper,
	today: Temporal.PlainDate,
): Promise<Submission> {
	const answers = answersInNameOf(person, pkg, today);
	const documents: { requirement: string; uploadIds: string[] }[] = [];
	for (const [index, key] of fileFields(detail.form).entries()) {
		const requirement = detail.documents.find((paper) => paper.key === key);
		// The first paper always comes, so that every filing carries a file; others when asked for or in the sample.
		if (index > 0 && !requirement?.required && !(key in answers)) continue;
		const uploadIds = [await uploadPaper(key, index, pagesOf(pkg, key))];
		answers[key] = uploadIds;
		documents.push({ requirement: key, uploadIds });
	}
	return {
		idempotencyKey: randomUUID(),
		code: detail.code,
		digest: detail.digest,
		answers,
		documents,
		delivery: { method: 'counter' },
	};
}

/** Pages that the sample has of a paper: what it declares agrees with them. */
const pagesOf = (pkg: ProcedurePackage, requirement: string): number | undefined =>
	soundSample(pkg).papers?.find((paper) => paper.requirement === requirement)?.pages ?? undefined;

const fileFields = (form: FormDefinition): string[] =>
	form.sections.flatMap((section) => section.fields.filter((field) => field.type === 'file').map((field) => field.key));

/** The first sample of a package that its own rules find nothing wrong with. */
function soundSample(pkg: ProcedurePackage): Fixture {
	const sound = pkg.fixtures.find(({ expect }) => isEmpty(expect.formFindings) && isEmpty(expect.validate));
	if (!sound) throw new Error(`package ${pkg.manifest.code} has no sample without findings`);
	return sound;
}

/** A sample with its recent dates moved to today: what is declared and what staff write. */
export interface Sample {
	readonly answers: Fixture['answers'];
	readonly result: Readonly<Record<string, unknown>>;
}

/** The sound sample as if it had been written today. */
export const sampleOn = (pkg: ProcedurePackage, today: Temporal.PlainDate): Sample =>
	writtenOn(soundSample(pkg), today);

/** What staff write who refuse: that of the package's first sample which ends so, else of the sound one. */
export const refusalOn = (pkg: ProcedurePackage, today: Temporal.PlainDate): Sample =>
	writtenOn(pkg.fixtures.find(({ name }) => name.startsWith('refused')) ?? soundSample(pkg), today);

const writtenOn = ({ answers, result = {}, now }: Fixture, today: Temporal.PlainDate): Sample =>
	shiftDates({ answers, result }, Temporal.PlainDate.from(now.slice(0, 10)), today);

const isEmpty = (findings: readonly unknown[] | undefined): boolean => findings === undefined || findings.length === 0;

function answersInNameOf(person: Person, pkg: ProcedurePackage, today: Temporal.PlainDate): Record<string, unknown> {
	const { requester }: Pick<ProcedureManifest, 'requester'> = pkg.manifest;
	const sample = sampleOn(pkg, today).answers;
	const answers: Record<string, unknown> = {
		...sample,
		[requester.fullName]: person.fullName,
		[requester.phone]: person.phone,
	};
	if (requester.email) answers[requester.email] = person.email;
	if (requester.identity) answers[requester.identity] = { kind: 'personalId', number: person.personalId };
	const residence = requester.residence === undefined ? undefined : sample[requester.residence];
	if (requester.residence !== undefined && isObject(residence))
		answers[requester.residence] = { ...residence, detail: person.detail };
	if ('requesterBirthDate' in sample) answers.requesterBirthDate = person.birthDate;
	return answers;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
