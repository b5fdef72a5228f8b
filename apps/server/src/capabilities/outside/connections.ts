import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** `https://host`, `http://host:8080`: what a browser calls an origin. */
const origin = z
	.string()
	.max(300)
	.refine(
		(value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && new URL(value).origin === value,
		{
			message: 'expected an origin such as https://host or http://host:8080, without a path',
		},
	);

/** `connections.json` in the data folder: what ward IT connected. */
const connectionsSchema = z.strictObject({
	/** Services of the ward's own network that procedures may reach when their manifest names the host. */
	internal: z.array(origin).max(100).default([]),
	registers: z
		.array(
			z.strictObject({
				name: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
				/** Code of the ward that this source serves; without it all of the installation. */
				ward: z.string().max(32).optional(),
				kind: z.literal('http-json'),
				url: z.url({ protocol: /^https?$/ }).max(1000),
				/** Name of the secret that is sent as a bearer token. */
				secret: z.string().max(64).optional(),
			}),
		)
		.max(100)
		.default([]),
});

export type Connections = z.infer<typeof connectionsSchema>;
export type RegisterSource = Connections['registers'][number];

/** Thrown for a file of ward IT that cannot be used; says which and why, never what a secret holds. */
export class ConnectionError extends Error {
	readonly code: string;
	constructor(code: string, message: string) {
		super(message);
		this.name = 'ConnectionError';
		this.code = code;
	}
}

/**
 * Reads the connections as they stand now: a change takes effect at the next call. None when there is no file.
 *
 * @throws {ConnectionError}
 */
export async function readConnections(dataDir: string): Promise<Connections> {
	const text = await readFile(join(dataDir, 'connections.json'), 'utf8').catch(ifThere);
	if (text === undefined) return connectionsSchema.parse({});
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw new ConnectionError('connections.invalid', 'connections.json is no JSON');
	}
	const parsed = connectionsSchema.safeParse(json);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw new ConnectionError('connections.invalid', `connections.json: ${issue?.path.join('.')}: ${issue?.message}`);
}

export function ifThere(error: unknown): undefined {
	if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
	throw error;
}
