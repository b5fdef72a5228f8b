import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { searchDossiers } from '../../src/index.ts';
import { createTestDatabase, createTestWard, fileDossier } from '../../src/testing/index.ts';

it('A search for words that stand apart looks back page by page until the first dossier', async () => {
	await using test = await createTestDatabase();
	const { db } = test;
	const wardId = await createTestWard(db);
	const file = (fullName: string) =>
		fileDossier(db, wardId, {
			requester: { fullName, phone: null, email: null, identityNumber: null, residence: null },
		});
	await file('Hường Thị Nguyễn');
	// As if a hundred and fifty thousand dossiers had been filed since.
	const filler = await file('Ai Đó');
	await db.sqlite.writer.prepare('PRAGMA foreign_keys = OFF').run();
	await db.read.update(db.tables.dossier).set({ n: 150_000 }).where(eq(db.tables.dossier.id, filler.id));
	await file('Hường Văn Nguyễn');

	const pages: string[][] = [];
	let cursor: string | null = null;
	do {
		const page: Awaited<ReturnType<typeof searchDossiers>> = await searchDossiers(db.read, {
			wardId,
			text: 'huong nguyen',
			cursor,
		});
		pages.push(page.items.map((item) => item.requesterName));
		cursor = page.nextCursor;
	} while (cursor !== null);
	expect(pages[0]).toEqual(['Hường Văn Nguyễn']);
	expect(pages.at(-1)).toEqual(['Hường Thị Nguyễn']);
	expect(pages.length).toBeLessThanOrEqual(5);
	// What stands side by side is found at once, however long ago.
	expect((await searchDossiers(db.read, { wardId, text: 'huong thi' })).items.length).toBe(1);
});
