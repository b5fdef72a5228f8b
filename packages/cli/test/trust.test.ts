import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listAudit } from '@motcua/database';
import type { RunningServer } from '@motcua/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runMotcua } from './motcua-process.ts';
import { startSmallWard } from './small-ward.ts';

let folder: string;
let server: RunningServer;
const settings = () => ({ MOTCUA_DATA_DIR: join(folder, 'data'), MOTCUA_PORT: '0', MOTCUA_LOG_LEVEL: 'error' });

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'motcua-trust-'));
	server = await startSmallWard(settings());
}, 60_000);
afterAll(async () => {
	await server.close();
	await rm(folder, { recursive: true, force: true });
});

async function trust(...args: readonly string[]) {
	const running = runMotcua(['trust', ...args], settings());
	const code = await running.ended();
	return { code, said: running.printed() };
}

it('motcua trust keeps the list beside the running server: add, list, revoke, each on the record', async () => {
	const pem = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString();
	const file = join(folder, 'publisher.pub.pem');
	await writeFile(file, pem);
	const added = await trust('add', file, '--name', 'Sở Tư pháp');
	expect(added.code).toBe(0);
	const keyId = /✓ ([0-9a-f]{16})/.exec(added.said)?.[1] ?? expect.fail(added.said);

	const again = await trust('add', file, '--name', 'Sở Tư pháp');
	expect([again.code, again.said]).toEqual([
		1,
		expect.stringMatching(/trust\.known[\s\S]*đã có trong danh sách[\s\S]*on the list/),
	]);

	expect((await trust('revoke', keyId, '--reason', 'Máy bị mất', '--compromised')).code).toBe(0);
	const listed: { keyId: string; level: string; revoked: unknown }[] = JSON.parse((await trust('list', '--json')).said);
	expect(listed.map((key) => key.level)).toEqual(['local', 'publisher']);
	expect(listed[1]).toMatchObject({ keyId, revoked: { kind: 'compromised', reason: 'Máy bị mất' } });

	const wardId = (await server.services.catalogue.portalWard()).id;
	const { items } = await listAudit(server.services.db.read, { wardId });
	expect(items.slice(0, 2).map((entry) => [entry.action, entry.actor.id])).toEqual([
		['trust.revoked', 'terminal'],
		['trust.added', 'terminal'],
	]);
}, 90_000);

it('prints the public half of the server’s own key, and only that', async () => {
	const { code, said } = await trust('local');
	expect([code, said]).toEqual([0, server.services.localKey.publicKey]);
}, 30_000);
