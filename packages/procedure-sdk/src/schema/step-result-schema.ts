import type { FormFinding } from '@motcua/forms';
import { z } from 'zod';
import type { FeeLine, StepIntent, StepResult } from '../contract.ts';
import { jsonObjectSchema, keySchema, localisedSchema, longLocalisedSchema, shortText, vndSchema } from './common.ts';
import { says } from './explain-issue.ts';

/** Findings are read by people at a desk: a step that has more than these to say is not looking, it is dumping. */
export const findingsSchema: z.ZodType<FormFinding[]> = z
	.array(
		z.strictObject({
			path: z.string().max(300),
			code: z.string().min(1).max(100),
			severity: z.enum(['error', 'warning']),
			message: longLocalisedSchema,
		}),
	)
	.max(200);

export const feeLineSchema: z.ZodType<FeeLine> = z
	.strictObject({
		label: localisedSchema,
		quantity: z.int().min(0).max(1_000_000),
		unitVnd: vndSchema,
		amountVnd: vndSchema,
	})
	.refine(
		(line) => line.amountVnd === line.quantity * line.unitVnd,
		says('amountVnd phải bằng quantity × unitVnd', 'amountVnd must be quantity × unitVnd'),
	);

const intentSchema: z.ZodType<StepIntent> = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('notify'),
		message: keySchema,
		values: z.record(z.string().max(100), z.string().max(2000)).exactOptional(),
	}),
	z.strictObject({ kind: z.literal('setFee'), lines: z.array(feeLineSchema).max(50) }),
	z.strictObject({ kind: z.literal('renderResult'), data: jsonObjectSchema }),
	z.strictObject({ kind: z.literal('attach'), fileId: z.string().regex(/^[0-9a-f]{64}$/) }),
]);

/** What a step may answer. Applied outside the sandbox to what came out of it. */
export const stepResultSchema: z.ZodType<StepResult> = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('done'),
		outcome: keySchema,
		patch: jsonObjectSchema.exactOptional(),
		findings: findingsSchema.exactOptional(),
		intents: z.array(intentSchema).max(20).exactOptional(),
	}),
	z.strictObject({
		kind: z.literal('needInput'),
		items: z.array(longLocalisedSchema).min(1).max(50),
		reason: longLocalisedSchema,
	}),
	z.strictObject({ kind: z.literal('wait'), until: z.iso.datetime({ offset: true }), reason: longLocalisedSchema }),
	z.strictObject({ kind: z.literal('refuse'), reason: longLocalisedSchema, legalBasis: shortText }),
]);

/** What the runtime leaves behind for one run. */
export const runtimeOutcomeSchema = z.discriminatedUnion('ok', [
	z.strictObject({ ok: z.literal(true), result: stepResultSchema }),
	z.strictObject({
		ok: z.literal(false),
		failure: z.enum(['bug', 'retryable', 'memoryLimit']),
		message: z.string().max(4000),
		stack: z.string().max(10_000).exactOptional(),
	}),
]);
