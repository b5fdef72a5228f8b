import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	CatalogueError,
	generateSigningKey,
	readArchive,
	readCatalogue,
	readCataloguePackage,
	sha256,
	type TrustedKey,
	writeCatalogue,
} from '../src/index.ts';
import { sampleArchive } from './factories.ts';

const key = generateSigningKey();
const trust = (more: Partial<TrustedKey> = {}): TrustedKey => ({
	publicKey: key.publicKey,
	name: 'Sở Tư pháp',
	level: 'publisher',
	...more,
});
const options = { name: 'Danh mục thử', privateKey: key.privateKey, madeAt: '2026-11-23T03:00:00Z' };

let folder: string;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'motcua-catalogue-'));
	const { bytes, fileName } = await sampleArchive();
	writeFileSync(join(folder, fileName), bytes);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function refusalOf(act: Promise<unknown>): Promise<CatalogueError> {
	const error = await act.then(
		() => new Error('it was accepted'),
		(thrown: unknown) => thrown,
	);
	if (error instanceof CatalogueError) return error;
	throw error;
}
const edit = (name: string, change: (text: string) => string) => {
	const file = join(folder, name);
	writeFileSync(file, change(readFileSync(file, 'utf8')));
};

describe('a catalogue', () => {
	it('lists the packages of a folder, is signed, and is read back with who signed it', async () => {
		await writeCatalogue(folder, options);
		const read = await readCatalogue(folder, [trust()]);
		expect(read).toMatchObject({ name: 'Danh mục thử', serial: 1, key: { name: 'Sở Tư pháp' } });
		const [entry] = read.packages;
		expect(entry).toMatchObject({ code: '9.000001', version: '1.2.0', apiVersion: 1 });
		if (!entry) return expect.fail('no entry');
		const archive = await readArchive(await readCataloguePackage(folder, entry));
		expect(archive.digest).toBe(entry.digest);
	});

	it('numbers each edition one above the last', async () => {
		await writeCatalogue(folder, options);
		expect((await writeCatalogue(folder, options)).serial).toBe(2);
	});

	it('is read from any HTTP folder, and from no other one that it redirects to', async () => {
		await writeCatalogue(folder, options);
		const server = createServer((request, response) => {
			const path = request.url ?? '';
			if (path.startsWith('/moved/')) return response.writeHead(302, { location: '/kho/index.json' }).end();
			if (!path.startsWith('/kho/')) return response.writeHead(404).end();
			response.end(readFileSync(join(folder, path.slice('/kho/'.length))));
		}).listen(0);
		try {
			const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
			const read = await readCatalogue(`${origin}/kho/`, [trust()]);
			const [entry] = read.packages;
			if (!entry) return expect.fail('no entry');
			expect(sha256(await readCataloguePackage(`${origin}/kho`, entry))).toBe(entry.sha256);
			expect((await refusalOf(readCatalogue(`${origin}/moved`, [trust()]))).code).toBe('catalogue.unreachable');
			expect((await refusalOf(readCatalogue(`${origin}/no`, [trust()]))).code).toBe('catalogue.missing');
		} finally {
			server.close();
		}
	});
});

describe('a catalogue is refused', () => {
	beforeEach(async () => {
		await writeCatalogue(folder, options);
	});

	it('when a letter of its list was changed', async () => {
		edit('index.json', (text) => text.replace('1.2.0', '1.3.0'));
		const refusal = await refusalOf(readCatalogue(folder, [trust()]));
		expect([refusal.code, refusal.place]).toEqual(['catalogue.invalid', 'index.json']);
		expect(refusal.text.vi).toContain('Sở Tư pháp');
	});
	it('without a signature', async () => {
		rmSync(join(folder, 'index.signature.json'));
		expect((await refusalOf(readCatalogue(folder, [trust()]))).code).toBe('catalogue.unsigned');
	});
	it('with an unknown key, which is named', async () => {
		const refusal = await refusalOf(readCatalogue(folder, [trust({ publicKey: generateSigningKey().publicKey })]));
		expect(refusal.code).toBe('catalogue.unknownKey');
		expect(refusal.text.en).toContain(key.keyId);
	});
	it('with a compromised key, but not when its key was retired later', async () => {
		const revokedAt = '2026-11-24T00:00:00Z';
		expect((await refusalOf(readCatalogue(folder, [trust({ revokedAt })]))).code).toBe('catalogue.revoked');
		expect(await readCatalogue(folder, [trust({ revokedAt, revocation: 'retired' })])).toMatchObject({ serial: 1 });
	});
	it('when it is older than one that was seen, or another one of the same number', async () => {
		const first = await readCatalogue(folder, [trust()]);
		const older = mkdtempSync(join(tmpdir(), 'motcua-older-'));
		cpSync(folder, older, { recursive: true });
		await writeCatalogue(folder, options);
		const second = await readCatalogue(folder, [trust()], first);
		const refusal = await refusalOf(readCatalogue(older, [trust()], second));
		expect(refusal.code).toBe('catalogue.older');
		expect(refusal.text.en).toMatch(/number 1, older than number 2/);
		const twin = await writeCatalogue(older, { ...options, name: 'Khác' });
		expect(twin.serial).toBe(2);
		expect((await refusalOf(readCatalogue(older, [trust()], second))).code).toBe('catalogue.changed');
		rmSync(older, { recursive: true });
	});
	it('when a file is not the one that was listed, or is gone', async () => {
		const { packages } = await readCatalogue(folder, [trust()]);
		const [entry] = packages;
		if (!entry) return expect.fail('no entry');
		writeFileSync(join(folder, entry.file), 'other');
		const refusal = await refusalOf(readCataloguePackage(folder, entry));
		expect([refusal.code, refusal.place]).toEqual(['catalogue.file', entry.file]);
		expect(refusal.text.vi).toContain(entry.sha256);
		rmSync(join(folder, entry.file));
		expect((await refusalOf(readCataloguePackage(folder, entry))).code).toBe('catalogue.missing');
	});
	it('when it is not there, or its place is no absolute path', async () => {
		expect((await refusalOf(readCatalogue(join(folder, 'nothing'), [trust()]))).code).toBe('catalogue.missing');
		expect((await refusalOf(readCatalogue('some/folder', [trust()]))).code).toBe('catalogue.unreachable');
	});
	it('before it is written when a package of the folder is broken; the old list stays', async () => {
		const before = readFileSync(join(folder, 'index.json'), 'utf8');
		writeFileSync(join(folder, 'broken.procpkg'), 'x');
		await expect(writeCatalogue(folder, options)).rejects.toMatchObject({ code: 'archive.gzip' });
		expect(readFileSync(join(folder, 'index.json'), 'utf8')).toBe(before);
	});
});
