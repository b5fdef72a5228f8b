import { z } from 'zod';
import type { CallName } from '../capability-calls.ts';
import type { Fixture, FixtureCall } from '../contract.ts';
import { callRequestSchemas, MAX_CALLS } from './call-schema.ts';
import { jsonObjectSchema, keySchema, shortText } from './common.ts';

const codes = z.array(z.string().min(1).max(100)).max(200);

const callName = z.enum(Object.keys(callRequestSchemas) as CallName[]);
const callSchema: z.ZodType<FixtureCall> = z.union([
	z.strictObject({ call: callName, answer: z.unknown() }),
	z.strictObject({ call: callName, error: z.strictObject({ code: shortText, retryable: z.boolean() }) }),
]);

/** `fixtures/*.json`. */
export const fixtureSchema: z.ZodType<Fixture> = z.strictObject({
	name: shortText,
	answers: jsonObjectSchema,
	now: z.iso.datetime({ offset: true }),
	result: jsonObjectSchema.exactOptional(),
	settings: jsonObjectSchema.exactOptional(),
	papers: z
		.array(z.strictObject({ requirement: keySchema, name: shortText, pages: z.int().min(0).max(10_000).nullable() }))
		.max(200)
		.exactOptional(),
	calls: z.record(keySchema, z.array(callSchema).max(MAX_CALLS)).exactOptional(),
	expect: z.strictObject({
		formFindings: codes.exactOptional(),
		validate: codes.exactOptional(),
		steps: z
			.record(
				keySchema,
				z.strictObject({
					kind: z.enum(['done', 'needInput', 'wait', 'refuse']),
					outcome: keySchema.exactOptional(),
					findings: codes.exactOptional(),
					patch: jsonObjectSchema.exactOptional(),
					feeVnd: z.int().min(0).exactOptional(),
				}),
			)
			.exactOptional(),
	}),
});
