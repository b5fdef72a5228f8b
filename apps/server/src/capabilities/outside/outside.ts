import { type Connections, readConnections } from './connections.ts';
import { readSecret, type Secret } from './secrets.ts';
import { type Incoming, type Outgoing, type Resolve, send, systemResolve } from './send.ts';

/** The one way of the core to other machines on behalf of procedures. */
export interface Outside {
	/** What ward IT connected, as it stands now. Errors: `ConnectionError`. */
	connections(): Promise<Connections>;
	/** A secret by name, as it stands now. Errors: `ConnectionError`. */
	secret(name: string): Promise<Secret>;
	/** Errors: `SendError`. */
	send(out: Omit<Outgoing, 'internal'>): Promise<Incoming>;
}

/** @param resolve finds addresses; a test brings its own */
export const createOutside = (dataDir: string, resolve: Resolve = systemResolve): Outside => ({
	connections: () => readConnections(dataDir),
	secret: (name) => readSecret(dataDir, name),
	async send(out) {
		const { internal } = await readConnections(dataDir);
		return send({ ...out, internal }, resolve);
	},
});

/** Covers what must not be seen, and the token after a scheme (`Bearer …`). */
export function cover(text: string, secrets: readonly Secret[]): string {
	let covered = text;
	for (const { value } of secrets) {
		for (const part of [value, value.split(' ').at(-1) ?? '']) {
			if (part.length >= 8) covered = covered.replaceAll(part, '•••');
		}
	}
	return covered;
}
