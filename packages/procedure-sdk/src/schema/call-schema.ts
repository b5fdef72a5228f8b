import { z } from 'zod';
import type { CapabilityCall } from '../capability-calls.ts';
import { jsonObjectSchema, keySchema, localisedSchema, longLocalisedSchema, shortText } from './common.ts';
import { says } from './explain-issue.ts';
import { feeLineSchema } from './step-result-schema.ts';

/** Calls that one run may make. The runtime stops here itself; code that broke it is stopped again outside. */
export const MAX_CALLS = 32;
/** Largest JSON of a call's request, in UTF-16 units. */
export const MAX_CALL_REQUEST = 262_144;
/** Largest JSON of a call's answer, in UTF-16 units. */
export const MAX_CALL_ANSWER = 524_288;

export const httpMethodSchema = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
/** A header that a package may set; those that steer the connection or carry its identity are the core's. */
const headerName = z
	.string()
	.max(100)
	.regex(/^[A-Za-z][A-Za-z0-9-]*$/)
	.refine(
		(name) =>
			!/^(host|connection|content-length|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*|idempotency-key|cookie)$/i.test(
				name,
			),
		says('tiêu đề này do hệ thống đặt', 'this header is set by the core'),
	);
const headerValue = z
	.string()
	.max(2000)
	.regex(/^[\t\x20-\x7e]*$/, says('chỉ nhận ký tự ASCII in được', 'printable ASCII only'));

type Schemas = { readonly [Call in CapabilityCall as Call['call']]: z.ZodType<Call['request']> };

/** What each call may ask for. Applied outside the sandbox to what came out of it. */
export const callRequestSchemas: Schemas = {
	http: z.strictObject({
		method: httpMethodSchema,
		url: z.string().max(2000),
		headers: z.record(headerName, headerValue).exactOptional(),
		secrets: z.record(headerName, keySchema).exactOptional(),
		json: z.unknown().optional(),
		timeoutMs: z.int().min(100).max(10_000).exactOptional(),
	}),
	register: z.strictObject({ register: keySchema, query: z.record(keySchema, z.string().max(500)) }),
	askWard: z.strictObject({
		key: keySchema,
		ward: z.string().regex(/^[0-9A-Za-z-]{1,32}$/),
		question: longLocalisedSchema,
		facts: z.array(z.strictObject({ label: localisedSchema, value: z.string().max(2000) })).max(20),
		choices: z
			.record(keySchema, localisedSchema)
			.refine((choices) => Object.keys(choices).length >= 1 && Object.keys(choices).length <= 8, {
				message: says('cần 1 đến 8 lựa chọn', 'expected 1 to 8 choices'),
			}),
		answerBy: z.iso.datetime({ offset: true }),
	}),
	'payment.ask': z.strictObject({ lines: z.array(feeLineSchema).min(1).max(50) }),
	'payment.state': z.strictObject({}),
	render: z.strictObject({ template: shortText, data: jsonObjectSchema, name: z.string().min(1).max(120) }),
};
