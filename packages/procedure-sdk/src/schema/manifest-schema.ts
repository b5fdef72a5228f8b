import { z } from 'zod';
import type { CapabilityRequest, ProcedureManifest } from '../contract.ts';
import { httpMethodSchema } from './call-schema.ts';
import {
	celSchema,
	isoDateSchema,
	keySchema,
	localisedSchema,
	longLocalisedSchema,
	shortText,
	vndSchema,
} from './common.ts';
import { says } from './explain-issue.ts';

const documentRequirementSchema = z.strictObject({
	key: keySchema,
	name: localisedSchema,
	kind: z.enum(['original', 'copy', 'certifiedCopy', 'electronicCopy', 'declaration']),
	required: z.boolean(),
	quantity: z.int().min(1).max(100),
	requiredWhen: celSchema.exactOptional(),
	given: z.enum(['upload', 'shown', 'form']).exactOptional(),
});

const timeLimitSchema = z.strictObject({
	amount: z.int().min(0).max(3650),
	unit: z.enum(['same-day', 'working-days', 'days', 'months', 'years', 'hours']),
	note: longLocalisedSchema.exactOptional(),
});

const feeSchema = z.strictObject({
	kind: z.enum(['free', 'fixed', 'computed', 'setByProvince']),
	amountVnd: vndSchema.exactOptional(),
	per: z.enum(['case', 'page', 'copy']).exactOptional(),
	note: longLocalisedSchema,
	amounts: z
		.record(
			keySchema,
			z.strictObject({ label: localisedSchema, amountVnd: vndSchema, benefit: z.literal(true).exactOptional() }),
		)
		.exactOptional(),
});

const why = longLocalisedSchema;
const fieldNames = z.array(keySchema).min(1).max(300);

/** As a parsed URL gives it: small letters, no wildcard, the port only when it is not the usual one. */
const hostName = z
	.string()
	.max(260)
	.regex(
		/^(?=.*[a-z])(?!.*:443$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/,
		says(
			'cần tên máy chủ chữ thường, không có https:// và không có dấu *, ví dụ api.example.gov.vn',
			'expected a host name in small letters, without https:// and without *, for example api.example.gov.vn',
		),
	);

/** A right as a manifest asks for it. */
export const capabilityRequestSchema: z.ZodType<CapabilityRequest> = z.discriminatedUnion('use', [
	z.strictObject({ use: z.literal('dossier.read'), fields: z.union([z.literal('all'), fieldNames]), why }),
	z.strictObject({ use: z.literal('result.write'), fields: fieldNames, why }),
	z.strictObject({ use: z.literal('fee.write'), why }),
	z.strictObject({
		use: z.literal('notify'),
		channels: z
			.array(z.enum(['email', 'sms']))
			.min(1)
			.max(2),
		why,
	}),
	z.strictObject({ use: z.literal('document.render'), templates: z.array(shortText).min(1).max(50), why }),
	z.strictObject({
		use: z.literal('http'),
		hosts: z.array(hostName).min(1).max(20),
		methods: z.array(httpMethodSchema).min(1).max(5),
		secrets: z.array(keySchema).min(1).max(20).exactOptional(),
		why,
	}),
	z.strictObject({ use: z.literal('register'), registers: z.record(keySchema, fieldNames), why }),
	z.strictObject({ use: z.literal('askWard'), why }),
	z.strictObject({ use: z.literal('payment'), why }),
]);

const answerPath = z
	.string()
	.regex(
		/^[a-z][A-Za-z0-9]{0,63}(\.[a-z][A-Za-z0-9]{0,63}){0,3}$/,
		says(
			'cần tên một mục hoặc một phần của nó (requester.fullName)',
			'expected a field, or a part of its answer (requester.fullName)',
		),
	);

/** `manifest.json`: the shape alone. What must hold between its parts and the other files is `checkPackage`'s. */
export const manifestSchema: z.ZodType<ProcedureManifest> = z.strictObject({
	manifestVersion: z.literal(1),
	code: z
		.string()
		.regex(
			/^\d\.\d{6}$/,
			says(
				'cần mã thủ tục quốc gia N.NNNNNN, ví dụ 2.000815',
				'expected the national code N.NNNNNN, for example 2.000815',
			),
		),
	version: z
		.string()
		.regex(
			/^\d{1,5}\.\d{1,5}\.\d{1,5}(-[0-9a-z.]{1,40})?$/,
			says('cần số phiên bản dạng 1.2.0', 'expected a semantic version, for example 1.2.0'),
		),
	apiVersion: z.int().min(1),
	publisher: z
		.string()
		.regex(
			/^[a-z0-9][a-z0-9-]{0,63}$/,
			says('cần chữ thường không dấu, chữ số và gạch nối', 'expected small letters, digits and hyphens'),
		),
	name: localisedSchema,
	summary: longLocalisedSchema,
	category: localisedSchema,
	authority: localisedSchema,
	onlineLevel: z.enum(['full', 'partial']),
	timeLimit: timeLimitSchema,
	supplementMode: z.enum(['restart', 'pause']),
	fee: feeSchema,
	documents: z.array(documentRequirementSchema).max(100),
	result: z.strictObject({ name: localisedSchema, template: shortText }),
	legalBasis: z
		.array(
			z.strictObject({
				text: longLocalisedSchema,
				from: isoDateSchema.exactOptional(),
				until: isoDateSchema.exactOptional(),
			}),
		)
		.max(100),
	unverified: z.array(longLocalisedSchema).max(100),
	capabilities: z.array(capabilityRequestSchema).max(20),
	forms: z.array(keySchema).min(1).max(20),
	requester: z.strictObject({
		fullName: answerPath,
		phone: answerPath,
		email: answerPath.exactOptional(),
		identity: answerPath.exactOptional(),
		residence: answerPath.exactOptional(),
	}),
	subject: celSchema.exactOptional(),
	handlers: z.array(keySchema).max(100),
	validates: z.boolean(),
});
