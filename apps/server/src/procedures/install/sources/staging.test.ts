import { mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStaging, STAGED_MS, type Staging } from './staging.ts';

const DIGEST = 'a'.repeat(64);
const staged = { digest: DIGEST, bytes: new Uint8Array([1, 2, 3]), source: 'upload', fileName: 'gói.procpkg' } as const;

describe('packages that wait for a decision', () => {
	let folder: string;
	let staging: Staging;
	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'motcua-staging-'));
		staging = await openStaging(folder);
	});
	afterEach(() => rmSync(folder, { recursive: true }));
	const age = () => {
		const then = (Date.now() - STAGED_MS - 1_000) / 1_000;
		for (const name of readdirSync(folder)) utimesSync(join(folder, name), then, then);
	};

	it('are found again by their ward and digest, with where they came from', async () => {
		await staging.put('ward', staged);
		const found = await staging.find('ward', DIGEST);
		expect({ ...found, bytes: [...found.bytes] }).toEqual({ ...staged, bytes: [1, 2, 3] });
		await expect(staging.find('other', DIGEST)).rejects.toMatchObject({ wire: { code: 'package.notStaged' } });
	});

	it('are gone after an hour, also over a restart, with the parts that never became one', async () => {
		await staging.put('ward', staged);
		await staging.receive(Readable.from([Buffer.from('x')]));
		age();
		await openStaging(folder);
		expect(readdirSync(folder)).toEqual([]);
	});

	it('leave nothing behind when the stream breaks', async () => {
		const broken = new Readable({
			read() {
				this.destroy(new Error('the line is gone'));
			},
		});
		await expect(staging.receive(broken)).rejects.toThrow('the line is gone');
		expect(readdirSync(folder)).toEqual([]);
	});

	it('are removed whole', async () => {
		await staging.put('ward', staged);
		await staging.remove('ward', DIGEST);
		await staging.remove('ward', DIGEST);
		expect(readdirSync(folder)).toEqual([]);
	});
});
