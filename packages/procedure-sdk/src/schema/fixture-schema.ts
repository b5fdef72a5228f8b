import { z } from 'zod';
import type { Fixture } from '../contract.ts';
import { jsonObjectSchema, keySchema, shortText } from './common.ts';

const codes = z.array(z.string().min(1).max(100)).max(200);

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
