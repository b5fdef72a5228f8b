import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeIntegrity } from '../src/archive/integrity.ts';
import { packageFiles } from '../src/archive/package-files.ts';
import { writeTar } from '../src/archive/tar.ts';
import { ArchiveError, packArchive, readArchive, sha256 } from '../src/index.ts';
import type { RawEntry } from './factories.ts';
import { rawArchive, samplePackage } from './factories.ts';

let pkg: ProcedurePackage;
beforeAll(async () => {
	pkg = await samplePackage();
});

async function refusalOf(act: Promise<unknown>): Promise<ArchiveError> {
	const error = await act.then(
		() => new Error('the archive was accepted'),
		(thrown: unknown) => thrown,
	);
	if (error instanceof ArchiveError) return error;
	throw error;
}

/** The sample's files with changes, and hashes that fit, as a careful attacker would write them. */
async function archiveWith(changes: Readonly<Record<string, string | Uint8Array | undefined>>): Promise<Uint8Array> {
	const files = new Map(packageFiles(pkg));
	for (const [path, content] of Object.entries(changes)) {
		if (content === undefined) files.delete(path);
		else files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
	}
	if (!files.has('integrity.json')) files.set('integrity.json', new TextEncoder().encode(writeIntegrity(files)));
	return writeTar(files);
}

describe('packing', () => {
	it('gives the same bytes for the same package', async () => {
		const [one, two] = [await packArchive(pkg), await packArchive(structuredClone(pkg))];
		expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
		expect(one.digest).toBe(two.digest);
		expect(one.fileName).toBe('9.000001-1.2.0.procpkg');
	});

	it('names no machine and no moment', async () => {
		const { bytes } = await packArchive(pkg);
		expect([...bytes.subarray(4, 10)]).toEqual([0, 0, 0, 0, 2, 255]);
		const tar = gunzipSync(bytes).toString('latin1');
		expect(tar).not.toContain(process.cwd());
		expect(tar).not.toContain('root');
	});

	it('survives the way through the archive', async () => {
		const { bytes, digest } = await packArchive(pkg);
		const read = await readArchive(bytes);
		expect(read.package).toEqual(pkg);
		expect(read).toMatchObject({ digest, signatures: [], bytes: bytes.length });
	});

	it('has another digest when one letter changes, and the same when only the compressor does', async () => {
		const { bytes, digest } = await packArchive(pkg);
		const changed = await packArchive({
			...pkg,
			templates: { ...pkg.templates, 'templates/parts.typ': '#let heading-line = [bản sao]\n' },
		});
		expect(changed.digest).not.toBe(digest);
		expect((await readArchive(gzipSync(gunzipSync(bytes), { level: 1 }))).digest).toBe(digest);
	});

	it('packs nothing that a core would refuse', async () => {
		expect((await refusalOf(packArchive({ ...pkg, templates: { 'templates/mẫu.typ': '' } }))).code).toBe(
			'archive.path',
		);
		expect((await refusalOf(packArchive({ ...pkg, code: 'x'.repeat(600_000) }))).code).toBe('archive.fileSize');
	});
});

describe('an archive that lies about its files is refused', () => {
	it.each([
		['..', '../outside.json'],
		['an absolute path', '/etc/motcua.json'],
		['a backslash', 'forms\\application.json'],
		['a drive', 'C:/manifest.json'],
		['a hidden file', 'templates/.git/config'],
		['an empty segment', 'templates//a.typ'],
		['a dot', './manifest.json'],
		['a trailing dot', 'templates/a.typ.'],
		['letters outside ASCII', 'templates/mẫu.typ'],
		['a path too deep', 'templates/a/b/c/d.typ'],
		['a path too long', `templates/${'a'.repeat(200)}.typ`],
	])('%s', async (_, name) => {
		const refusal = await refusalOf(readArchive(await rawArchive([{ name }])));
		expect([refusal.code, refusal.place]).toEqual(['archive.path', name]);
		expect(refusal.text.vi).toMatch(/[ạđường]/);
	});

	it.each<[string, RawEntry]>([
		['a symbolic link', { name: 'manifest.json', type: 'symlink', linkname: '/etc/passwd' }],
		['a hard link', { name: 'manifest.json', type: 'link', linkname: 'flow.json' }],
		['a folder', { name: 'forms', type: 'directory' }],
		['a pipe', { name: 'manifest.json', type: 'fifo' }],
	])('%s', async (_, entry) => {
		expect((await refusalOf(readArchive(await rawArchive([entry])))).code).toBe('archive.entryType');
	});

	it.each([
		['an unknown file', 'run.sh'],
		['a module', 'code/node_modules.js'],
		['a native addon', 'code/steps.node'],
		['a form with a strange name', 'forms/Application.json'],
		['a package.json with install scripts', 'package.json'],
	])('%s', async (_, name) => {
		expect((await refusalOf(readArchive(await rawArchive([{ name, body: '{}' }])))).code).toBe('archive.unknownFile');
	});

	it.each([
		['the same file twice', ['flow.json', 'flow.json']],
		['files that differ in case only', ['templates/a.typ', 'templates/A.typ']],
	])('%s', async (_, names) => {
		const refusal = await refusalOf(readArchive(await rawArchive(names.map((name) => ({ name, body: '{}' })))));
		expect(refusal.code).toBe('archive.duplicate');
	});
});

describe('an archive that is too much is refused', () => {
	it('more than 10 MB packed', async () => {
		expect((await refusalOf(readArchive(randomBytes(11 * 1024 * 1024)))).code).toBe('archive.packedSize');
	});
	it('a bomb: 256 MB of zeros in 250 kB', async () => {
		const bomb = gzipSync(Buffer.alloc(256 * 1024 * 1024));
		expect((await refusalOf(readArchive(bomb))).code).toBe('archive.unpackedSize');
	});
	it('a smaller bomb: 30 MB of zeros', async () => {
		expect((await refusalOf(readArchive(gzipSync(Buffer.alloc(30 * 1024 * 1024))))).code).toBe('archive.ratio');
	});
	it('more than 2,000 files', async () => {
		const entries = Array.from({ length: 2001 }, (_, index) => ({
			name: `fixtures/${index}.json`,
			body: randomBytes(20),
		}));
		expect((await refusalOf(readArchive(await rawArchive(entries)))).code).toBe('archive.fileCount');
	});
	it('512 kB of code and one byte', async () => {
		const refusal = await refusalOf(
			readArchive(await archiveWith({ 'code/steps.js': randomBytes(262_145).toString('hex') })),
		);
		expect([refusal.code, refusal.place]).toEqual(['archive.fileSize', 'code/steps.js']);
	});
});

describe('an archive that is damaged is refused', () => {
	it.each([
		['nothing', new Uint8Array()],
		['noise', randomBytes(500)],
		['a text', new TextEncoder().encode('hello')],
	])('%s', async (_, bytes) => {
		expect((await refusalOf(readArchive(bytes))).code).toBe('archive.gzip');
	});
	it('cut short', async () => {
		const { bytes } = await packArchive(pkg);
		expect((await refusalOf(readArchive(bytes.subarray(0, bytes.length / 2)))).code).toBe('archive.gzip');
	});
	it('gzip of something that is no tar', async () => {
		expect((await refusalOf(readArchive(gzipSync(randomBytes(5000))))).code).toBe('archive.tar');
	});
	it('a tar cut short', async () => {
		const tar = gunzipSync((await packArchive(pkg)).bytes);
		expect((await refusalOf(readArchive(gzipSync(tar.subarray(0, 3000))))).code).toBe('archive.tar');
	});
});

describe('an archive whose content does not match its list is refused, by the file', () => {
	const list = (files: Record<string, string>) => JSON.stringify({ integrityVersion: 1, bytes: 0, files });
	it('a file changed after the list was made', async () => {
		const original = writeIntegrity(packageFiles(pkg));
		const refusal = await refusalOf(readArchive(await archiveWith({ 'flow.json': '{}', 'integrity.json': original })));
		expect([refusal.code, refusal.place]).toEqual(['archive.integrity', 'flow.json']);
		expect(refusal.text.en).toContain(sha256('{}'));
	});
	it('a file that the list does not name', async () => {
		const original = writeIntegrity(packageFiles(pkg));
		const refusal = await refusalOf(
			readArchive(await archiveWith({ 'templates/more.typ': 'x', 'integrity.json': original })),
		);
		expect([refusal.code, refusal.place]).toEqual(['archive.integrity', 'templates/more.typ']);
	});
	it('a file that the list names and that is not there', async () => {
		const original = writeIntegrity(packageFiles(pkg));
		const refusal = await refusalOf(
			readArchive(await archiveWith({ 'messages.json': undefined, 'integrity.json': original })),
		);
		expect([refusal.code, refusal.place]).toEqual(['archive.missingFile', 'messages.json']);
	});
	it.each([
		['no list', undefined],
		['a list that is no JSON', 'x'],
		['a list of another version', '{"integrityVersion":2,"bytes":0,"files":{}}'],
		['a list that leans on Object.prototype', list({})],
	])('%s', async (_, integrity) => {
		const files = new Map(packageFiles(pkg));
		if (integrity !== undefined) files.set('integrity.json', new TextEncoder().encode(integrity));
		expect((await refusalOf(readArchive(await writeTar(files)))).code).toMatch(/^archive\.(missingFile|integrity)$/);
	});
});

describe('an archive whose files are not what they should be is refused, by the field', () => {
	const manifest = (change: object) => ({ 'manifest.json': JSON.stringify({ ...pkg.manifest, ...change }) });
	it('a manifest for a newer contract names both versions', async () => {
		const refusal = await refusalOf(
			readArchive(await archiveWith(manifest({ apiVersion: 7, steps: 'another shape' }))),
		);
		expect(refusal.code).toBe('archive.apiVersion');
		expect(refusal.text.vi).toContain('7');
		expect(refusal.text.en).toContain('serves: 1');
	});
	it.each([
		['code', { code: 'N1' }],
		['onlineLevel', { onlineLevel: 'all' }],
		['timeLimit.amount', { timeLimit: { amount: '2', unit: 'days' } }],
		[
			'documents[0].kind',
			{ documents: [{ ...{ key: 'a', name: { vi: 'a', en: 'a' }, required: true, quantity: 1 }, kind: 'scan' }] },
		],
	])('a manifest with a wrong %s', async (field, change) => {
		const refusal = await refusalOf(readArchive(await archiveWith(manifest(change))));
		expect([refusal.code, refusal.place]).toEqual(['archive.shape', 'manifest.json']);
		expect(refusal.text.en).toContain(field);
	});
	it('a form that does not hold', async () => {
		const form = JSON.stringify({
			...pkg.forms.application,
			sections: [{ key: 'a', title: { vi: 'a', en: 'a' }, fields: [{ key: 'x', type: 'magic' }] }],
		});
		const refusal = await refusalOf(readArchive(await archiveWith({ 'forms/application.json': form })));
		expect([refusal.code, refusal.place]).toEqual(['archive.shape', 'forms/application.json']);
	});
	it('a form under another name than its own', async () => {
		const refusal = await refusalOf(
			readArchive(await archiveWith({ 'forms/other.json': JSON.stringify(pkg.forms.application) })),
		);
		expect([refusal.code, refusal.place]).toEqual(['archive.shape', 'forms/other.json']);
	});
	it.each([
		['JSON that ends early', '{"a":'],
		['a key named __proto__', '{"__proto__":{"admin":true}}'],
		['JSON nested a million deep', '['.repeat(200_000)],
	])('%s', async (_, json) => {
		const refusal = await refusalOf(readArchive(await archiveWith({ 'messages.json': json })));
		expect([refusal.code, refusal.place]).toEqual(['archive.json', 'messages.json']);
	});
	it('a file that is no UTF-8', async () => {
		const refusal = await refusalOf(
			readArchive(await archiveWith({ 'templates/result.typ': Uint8Array.of(0xff, 0xfe, 0x00) })),
		);
		expect(refusal.code).toBe('archive.encoding');
	});
	it.each([
		['a zero-width space', '\u200b', 'U+200B'],
		['a bidirectional override', '\u202e', 'U+202E'],
		['a variation selector', '\ufe0f', 'U+FE0F'],
		['a tag character', '\u{e0041}', 'U+E0041'],
		['a byte order mark', '\ufeff', 'U+FEFF'],
	])('%s in the code, with its place', async (_, hidden, name) => {
		const refusal = await refusalOf(
			readArchive(await archiveWith({ 'code/steps.js': `var a = 1;\nvar b${hidden} = 2;` })),
		);
		expect(refusal.code).toBe('archive.invisible');
		expect(refusal.text.en).toContain(name);
		expect(refusal.text.en).toContain('line 2, column 6');
	});
	it('Vietnamese in the code is no reason', async () => {
		expect(
			(await readArchive(await archiveWith({ 'code/steps.js': 'var a = "Nghị định — “số” 23/2015";' }))).package.code,
		).toContain('Nghị');
	});
});
