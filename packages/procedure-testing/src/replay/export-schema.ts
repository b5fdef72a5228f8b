import type { StepRequest } from '@motcua/procedure-sdk';
import { z } from 'zod';

/** How a handler answered: what replay compares. */
const answerSchema = z.strictObject({
	/** Kind of the result, or class of the failure. */
	kind: z.string().max(40),
	outcome: z.string().max(100).nullable(),
	/** Codes, sorted. */
	findings: z.array(z.string().max(200)),
	patch: z.record(z.string(), z.unknown()),
	feeVnd: z.number().nullable(),
});

const request = z.custom<StepRequest>((value) => {
	const { handler, dossier, now, settings } = Object(value) as Partial<StepRequest>;
	return (
		typeof handler === 'string' &&
		typeof now === 'string' &&
		typeof dossier === 'object' &&
		typeof settings === 'object'
	);
}, 'a step request');

export const exportSchema = z.strictObject({
	exportVersion: z.literal(1),
	code: z.string(),
	/** ISO date. */
	exportedOn: z.string(),
	dossiers: z.array(
		z.strictObject({
			name: z.string(),
			/** Version that it was handled by. */
			version: z.string(),
			/** ISO date of the filing. */
			today: z.string(),
			answers: z.record(z.string(), z.unknown()),
			/** Codes that the form found, sorted. */
			formFindings: z.array(z.string()),
			moments: z.array(
				z.strictObject({
					/** With all answers: what the working copy may read is for its own rights to say. */
					request,
					before: answerSchema,
				}),
			),
			/** Handlers that called outside: they cannot be played without the other side. */
			untried: z.array(z.string()),
		}),
	),
	/** Dossiers that were left out, by reason. */
	leftOut: z.record(z.string(), z.number()),
});

/** Dossiers of a ward without a trace of who they are about. */
export type DossierExport = z.infer<typeof exportSchema>;
export type ExportedDossier = DossierExport['dossiers'][number];
export type RecordedAnswer = z.infer<typeof answerSchema>;
