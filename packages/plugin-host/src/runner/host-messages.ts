import type { CallName } from '@motcua/procedure-sdk';
import { callRequestSchemas, MAX_CALL_REQUEST, MAX_CALLS } from '@motcua/procedure-sdk/schema';
import { z } from 'zod';
import type { FromHost } from '../host/messages.ts';

const CALLS = Object.keys(callRequestSchemas) as CallName[];

const id = z.int().min(1);
/** Milliseconds that a run reports of itself; capped, because they go into sums and charts. */
const cpuMs = z.number().min(0).max(3_600_000);

/**
 * What a host process may say. Whatever else it says, it is no longer ours: code that escaped its isolate speaks here, so every message
 * is checked for shape, and by `HostProcess` for sense.
 */
export const fromHostSchema: z.ZodType<FromHost> = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('ready') }),
	z.strictObject({
		type: z.literal('log'),
		id,
		level: z.enum(['info', 'warn', 'error']),
		message: z.string().max(2000),
	}),
	z.strictObject({
		type: z.literal('call'),
		id,
		index: z
			.int()
			.min(0)
			.max(MAX_CALLS - 1),
		call: z.enum(CALLS),
		request: z.string().max(MAX_CALL_REQUEST),
	}),
	z.strictObject({
		type: z.literal('ended'),
		id,
		outcome: z.string().nullable(),
		cpuMs,
		memoryKb: z
			.int()
			.min(0)
			.max(4 * 1024 * 1024),
	}),
	z.strictObject({
		type: z.literal('failed'),
		id,
		failure: z.enum(['bug', 'cpuLimit', 'wallLimit', 'memoryLimit']),
		message: z.string().max(2000),
		stack: z.string().max(8000),
		cpuMs,
		fatal: z.boolean(),
	}),
	z.strictObject({
		type: z.literal('probed'),
		result: z.strictObject({
			readFile: z.boolean(),
			connectTcp: z.boolean(),
			connectUnixSocket: z.boolean(),
			spawn: z.boolean(),
			signalParent: z.boolean(),
			environmentKeys: z.int().min(0),
		}),
	}),
]);
