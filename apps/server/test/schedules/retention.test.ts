import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { claimKey, recordFile, recordUpload, saveDraft } from '@motcua/database';
import { newId } from '@motcua/domain';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetOldThings } from '../../src/schedules/retention.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('the clearing of temporary data', () => {
	let test: TestServices;
	let ward: TestWard;
	const signal = new AbortController().signal;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
	});
	afterEach(() => test.close());

	async function uploaded(text: string, dossierId: string | null): Promise<string> {
		const { services } = test;
		const { fileId, bytes } = await services.files.put(Readable.from([text]), 1_000);
		const createdAt = services.clock.now().toString();
		await services.db.write(async (tx) => {
			await recordFile(tx, { id: fileId, mime: 'text/plain', bytes, pages: 1, scan: 'clean', createdAt });
			const upload = { id: newId(), wardId: ward.wardId, fileId, name: 'a.txt', owner: 'portal', createdAt };
			await recordUpload(tx, upload);
			if (dossierId !== null) await tx.update(tx.tables.upload).set({ dossierId });
		});
		return fileId;
	}

	/** The file's bytes lie there for a week; the disk has its own clock. */
	async function age(fileId: string): Promise<void> {
		const weekAgo = new Date(Date.now() - 8 * 24 * 3_600_000);
		await utimes(test.services.files.path(fileId), weekAgo, weekAgo);
	}

	it('forgets what is old and belongs to nothing, and keeps everything else', async () => {
		const { services, clock } = test;
		const kept = await uploaded('filed', newId());
		const never = await uploaded('never filed', null);
		const at = clock.now();
		await services.db.write(async (tx) => {
			await claimKey(tx, { wardId: ward.wardId, key: 'old', bodyHash: 'x' }, {}, at.toString());
			const draft = { wardId: ward.wardId, id: newId(), owner: 'portal', procedureDigest: ward.digest, answers: {} };
			const expiresAt = at.add({ hours: 24 }).toString();
			await saveDraft(tx, { ...draft, revision: 0, savedAt: at.toString(), expiresAt });
		});
		expect(await forgetOldThings(services, signal)).toMatchObject({ keys: 0, drafts: 0, uploads: 0, files: 0 });

		clock.advance({ hours: 8 * 24 });
		await uploaded('fresh', null);
		for (const id of [kept, never]) await age(id);
		expect(await forgetOldThings(services, signal)).toMatchObject({
			keys: 0,
			drafts: 1,
			uploads: 1,
			files: 1,
			bytesRemoved: 1,
		});
		expect([await services.files.has(kept), await services.files.has(never)]).toEqual([true, false]);

		clock.advance({ hours: 24 * 24 });
		await services.db.write((tx) =>
			claimKey(tx, { wardId: ward.wardId, key: 'new', bodyHash: 'x' }, {}, clock.now().toString()),
		);
		expect(await forgetOldThings(services, signal)).toMatchObject({ keys: 1, drafts: 0, uploads: 1 });
		expect(await forgetOldThings(services, signal)).toMatchObject({ keys: 0, uploads: 0, files: 0 });
		expect((await readdir(join(test.dataDir, 'files'))).length).toBeGreaterThan(1);
	});
});
