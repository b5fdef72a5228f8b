import { z } from 'zod';
import type { FlowDefinition, MessageTexts } from '../contract.ts';
import { keySchema, localisedSchema, longLocalisedSchema, shortText } from './common.ts';
import { says } from './explain-issue.ts';

const transitionSchema = z.strictObject({
	to: keySchema,
	label: localisedSchema,
	needsNote: z.boolean().exactOptional(),
});
const outcomesSchema = z
	.record(keySchema, transitionSchema)
	.refine(
		(outcomes) => Object.keys(outcomes).length > 0,
		says('cần ít nhất một kết quả', 'expected at least one outcome'),
	);
const base = {
	key: keySchema,
	name: localisedSchema,
	workingHours: z.number().positive().max(2000).exactOptional(),
};

const humanStepSchema = z.strictObject({
	...base,
	kind: z.literal('human'),
	role: z.enum(['receptionist', 'specialist', 'unitHead', 'leader', 'clerk', 'cashier', 'centerDirector']),
	field: z.enum(['justice', 'social', 'economy', 'land', 'urban']).exactOptional(),
	form: keySchema.exactOptional(),
	outcomes: outcomesSchema,
	act: z.literal('sign').exactOptional(),
	pausesClock: z.strictObject({ reason: longLocalisedSchema, legalBasis: shortText }).exactOptional(),
});
const autoStepSchema = z.strictObject({
	...base,
	kind: z.literal('auto'),
	outcomes: outcomesSchema,
	timeoutMs: z.int().min(50).max(30_000).exactOptional(),
});
const citizenStepSchema = z.strictObject({
	...base,
	kind: z.literal('citizen'),
	question: longLocalisedSchema,
	outcomes: outcomesSchema,
	timeout: z.strictObject({
		amount: z.int().min(1).max(1000),
		unit: z.enum(['working-days', 'hours']),
		outcome: keySchema,
	}),
});
const paymentStepSchema = z.strictObject({
	...base,
	kind: z.literal('payment'),
	role: z.enum(['cashier', 'receptionist']),
	next: keySchema,
});

/** `flow.json`: the shape alone. */
export const flowSchema: z.ZodType<FlowDefinition> = z.strictObject({
	flowVersion: z.literal(1),
	checks: z.array(keySchema).max(50),
	start: keySchema,
	steps: z
		.array(z.discriminatedUnion('kind', [humanStepSchema, autoStepSchema, citizenStepSchema, paymentStepSchema]))
		.min(1)
		.max(200),
});

/** `messages.json`. */
export const messagesSchema: z.ZodType<MessageTexts> = z.record(
	keySchema,
	z.strictObject({ subject: localisedSchema, body: longLocalisedSchema }),
);
