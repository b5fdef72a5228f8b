import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StepRunner } from '@motcua/procedure-sdk';
import { ArchiveError, generateSigningKey, packArchive, signArchive } from '@motcua/procedure-tools';
import { buildPackage } from '@motcua/procedure-tools/build';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IsolateHostRunner, openPackageStore, PackageStoreError, replayFixtures } from '../src/index.ts';

let bytes: Uint8Array;
let digest: string;
beforeAll(async () => {
	const sample = fileURLToPath(new URL('../../procedure-tools/test/sample-plugin', import.meta.url));
	({ bytes, digest } = await packArchive(await buildPackage(sample)));
});

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'motcua-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (name: string) => join(folder, `${name}.procpkg`);

async function refusalOf(act: Promise<unknown>): Promise<PackageStoreError> {
	const error = await act.then(
		() => new Error('it was accepted'),
		(thrown: unknown) => thrown,
	);
	if (error instanceof PackageStoreError) return error;
	throw error;
}

describe('the package store', () => {
	it('keeps a package under its digest and gives it back', async () => {
		const store = await openPackageStore(folder);
		expect((await store.put(bytes)).digest).toBe(digest);
		expect((await store.load(digest)).manifest.code).toBe('9.000001');
		expect(Buffer.from(await store.archive(digest)).equals(Buffer.from(bytes))).toBe(true);
		expect(await store.list()).toEqual([digest]);
		expect(readdirSync(folder)).toEqual([`${digest}.procpkg`]);
	});

	it('is there after a restart, also for another process', async () => {
		await (await openPackageStore(folder)).put(bytes);
		expect((await (await openPackageStore(folder)).load(digest)).flow.start).toBe('price');
	});

	it('does not change for the same package again', async () => {
		const store = await openPackageStore(folder);
		await store.put(bytes);
		chmodSync(fileOf(digest), 0o400);
		await Promise.all([store.put(bytes), store.put(bytes)]);
		expect(readdirSync(folder)).toHaveLength(1);
	});

	it('adds a signature to a package that it knows, and forgets none', async () => {
		const store = await openPackageStore(folder);
		const [one, two] = [generateSigningKey(), generateSigningKey()];
		const at = '2026-11-23T00:00:00Z';
		const signed = await signArchive(bytes, one.privateKey, at);
		await store.put(bytes);
		await store.put(signed);
		await store.put(await signArchive(bytes, two.privateKey, at));
		await store.put(bytes);
		const keyIds = (await store.read(digest)).signatures.map((entry) => entry.keyId);
		expect(keyIds).toEqual([one.keyId, two.keyId].sort());
		expect((await store.read(digest)).digest).toBe(digest);
	});

	it('stores nothing of an archive that is not sound', async () => {
		const store = await openPackageStore(folder);
		await expect(store.put(bytes.subarray(0, 700))).rejects.toBeInstanceOf(ArchiveError);
		expect(readdirSync(folder)).toEqual([]);
	});

	it.each<[string, (file: string) => void]>([
		['a bit that flipped', (file) => writeFileSync(file, readFileSync(file).fill(7, 900, 901))],
		['a file cut short', (file) => truncateSync(file, 2000)],
		['an empty file', (file) => writeFileSync(file, '')],
		['something else', (file) => writeFileSync(file, 'hello')],
	])('quarantines %s, by name, and heals when the package is put again', async (_, damage) => {
		const store = await openPackageStore(folder);
		await store.put(bytes);
		damage(fileOf(digest));
		const refusal = await refusalOf(store.load(digest));
		expect(refusal.code).toBe('store.quarantined');
		expect(refusal.place).toContain(fileOf(digest));
		expect(refusal.text.vi).toContain('không còn nguyên vẹn');
		await store.put(bytes);
		expect((await store.load(digest)).manifest.version).toBe('1.2.0');
	});

	it('quarantines a sound package under the name of another', async () => {
		const store = await openPackageStore(folder);
		const other = 'a'.repeat(64);
		writeFileSync(fileOf(other), bytes);
		expect(await refusalOf(store.load(other))).toMatchObject({
			code: 'store.quarantined',
			message: expect.stringContaining(digest),
		});
	});

	it('deletes a package, and minds nothing when it is not there', async () => {
		const store = await openPackageStore(folder);
		await store.put(bytes);
		await store.remove(digest);
		await store.remove(digest);
		expect(await store.list()).toEqual([]);
		expect((await refusalOf(store.load(digest))).code).toBe('store.missing');
		expect((await refusalOf(store.remove('../x'))).code).toBe('store.digest');
	});

	it('says when there is no such package, and what is no digest', async () => {
		const store = await openPackageStore(folder);
		expect((await refusalOf(store.load('b'.repeat(64)))).code).toBe('store.missing');
		for (const wrong of ['', '../secret', 'A'.repeat(64), `${'a'.repeat(64)}/x`]) {
			expect((await refusalOf(store.load(wrong))).code).toBe('store.digest');
		}
	});

	it('overlooks what a crash left behind and what is not its own', async () => {
		const store = await openPackageStore(folder);
		for (const name of ['.1234.part', 'notes.txt', 'short.procpkg']) writeFileSync(join(folder, name), 'x');
		expect(await store.list()).toEqual([]);
	});

	it('says when its folder cannot be', async () => {
		writeFileSync(join(folder, 'file'), '');
		expect((await refusalOf(openPackageStore(join(folder, 'file', 'store')))).code).toBe('store.folder');
	});
});

describe('fixtures', () => {
	it('are replayed in the sandbox and hold', async () => {
		const store = await openPackageStore(folder);
		await store.put(bytes);
		const runner = new IsolateHostRunner();
		const [report] = await replayFixtures(await store.load(digest), digest, runner);
		expect(report).toMatchObject({ name: 'two copies', mismatches: [] });
		expect(report?.wallMs).toBeGreaterThan(0);
		await runner.close();
	});

	it('say what does not hold', async () => {
		const store = await openPackageStore(folder);
		const pkg = (await store.put(bytes)).package;
		const wrong = {
			...pkg,
			fixtures: pkg.fixtures.map((fixture) => ({
				...fixture,
				expect: { formFindings: ['required'], steps: { price: { kind: 'done' as const, feeVnd: 1 } } },
			})),
		};
		const runner = new IsolateHostRunner();
		const [report] = await replayFixtures(wrong, digest, runner);
		expect(report?.mismatches.map((mismatch) => mismatch.place)).toEqual(['formFindings', 'price.feeVnd']);
		await runner.close();
	});

	it('are tried again when the clock ended them, and fail when it keeps doing so', async () => {
		const store = await openPackageStore(folder);
		const { package: pkg } = await store.put(bytes);
		const real = new IsolateHostRunner();
		const slow = (times: number): StepRunner => {
			let ended = 0;
			return {
				close: () => real.close(),
				run: async (input) =>
					ended++ < times
						? { ok: false, failure: 'wallLimit', message: 'too slow', log: [], cpuMs: 1, wallMs: 5000 }
						: real.run(input),
			};
		};
		const [calls] = pkg.fixtures.map((fixture) => Object.keys(fixture.expect.steps ?? {}).length);
		expect((await replayFixtures(pkg, digest, slow(1)))[0]?.mismatches).toEqual([]);
		const [report] = await replayFixtures(pkg, digest, slow(10 * (calls ?? 1)));
		expect(report?.mismatches[0]?.found).toContain('wallLimit');
		await real.close();
	});

	it('an error of the code is told by its place in the source', async () => {
		const store = await openPackageStore(folder);
		const { package: pkg } = await store.put(bytes);
		const runner = new IsolateHostRunner();
		const code = pkg.code?.replace('answers.copies>90', 'answers.none.copies>90') ?? '';
		const [report] = await replayFixtures({ ...pkg, code }, 'broken', runner);
		expect(report?.mismatches[0]?.found).toContain('TypeError');
		await runner.close();
	});
});
