import { beforeAll, describe, expect, it } from 'vitest';
import { compactSearchIndex, type Database, searchDossiers } from '../../src/index.ts';
import { advanceDossier, byOfficer, createTestWard, fileDossier } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

onBothEngines('Search', (engine) => {
	let db: Database;
	let wardId: string;
	let otherWard: string;
	const person = (fullName: string, phone: string | null = null, identityNumber: string | null = null) => ({
		requester: { fullName, phone, email: null, identityNumber, residence: null },
	});
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db, '00343');
		otherWard = await createTestWard(db, '00999');
		await fileDossier(db, wardId, person('Nguyễn Thị Hường', '+84912345678', '001190012345'));
		await fileDossier(db, wardId, { ...person('Đặng Đức Dương'), subject: 'Khai sinh cho cháu Đặng Minh Ưởng' });
		await fileDossier(db, wardId, person('Nguyễn Văn An', '+84987654321'));
		await fileDossier(db, wardId, person('Văn Thị Nguyễn'));
		await fileDossier(db, wardId, person("Y'Băng Hđơk"));
		await fileDossier(db, otherWard, person('Nguyễn Thị Hường', '+84912345678', '001190012345'));
	});
	const found = async (text: string, ward = wardId): Promise<string[]> =>
		(await searchDossiers(db.read, { wardId: ward, text })).items.map((item) => item.requesterName);

	it.each([
		['nguyen thi huong', ['Nguyễn Thị Hường']],
		['Nguyễn Thị Hường', ['Nguyễn Thị Hường']],
		['NGUYỄN  thị   HƯỜNG ', ['Nguyễn Thị Hường']],
		// What SQLite's own folding does not find: đ.
		['dang duc duong', ['Đặng Đức Dương']],
		['duong', ['Đặng Đức Dương']],
		// Decomposed input, as some keyboards send it.
		['nguyễn thị hường'.normalize('NFD'), ['Nguyễn Thị Hường']],
		// Subjects too.
		['minh uong', ['Đặng Đức Dương']],
		['khai sinh', ['Đặng Đức Dương']],
		['ybang hdok', ["Y'Băng Hđơk"]],
		['không có ai', []],
		['', []],
		['   ', []],
		['"', []],
		["' OR 1=1 --", []],
	])('finds by %j', async (text, names) => {
		expect(await found(text)).toEqual(names);
	});

	it.each(['hu', 'huo', 'huon', 'huong', 'nguyen thi h', 'nguyen thi hu', 'thi huong', 'Nguyễn Th'])(
		'completes the unfinished word of %j',
		async (text) => {
			expect(await found(text)).toContain('Nguyễn Thị Hường');
		},
	);

	it.each([
		'0912345678',
		'0912 345 678',
		'+84912345678',
		'+84 912 345 678',
		'0912.345.678',
		'09123',
		'091234567',
		'001190012345',
		'00119',
	])('finds by the digits %j', async (text) => {
		expect(await found(text)).toEqual(['Nguyễn Thị Hường']);
	});

	it('puts dossiers with the words side by side before those with the words apart', async () => {
		const strict = await searchDossiers(db.read, { wardId, text: 'nguyen van' });
		expect(strict.items.map((item) => item.requesterName)).toEqual(['Nguyễn Văn An']);
		const loose = await searchDossiers(db.read, { wardId, text: 'nguyen van', cursor: strict.nextCursor });
		expect(loose.items.map((item) => item.requesterName)).toEqual(['Văn Thị Nguyễn']);
		expect(loose.nextCursor).toBeNull();
	});

	it('looks for the words apart at once when nobody has them side by side', async () => {
		expect(await found('huong nguyen')).toEqual(['Nguyễn Thị Hường']);
	});

	it('gives the newest first, page by page, each dossier once', async () => {
		const ward = await createTestWard(db, '00500');
		for (let i = 0; i < 7; i++) await fileDossier(db, ward, person(`Trần Văn ${'ABCDEFG'[i]}`));
		const names: string[] = [];
		let cursor: string | null = null;
		do {
			const page: Awaited<ReturnType<typeof searchDossiers>> = await searchDossiers(db.read, {
				wardId: ward,
				text: 'tran',
				cursor,
				limit: 3,
			});
			names.push(...page.items.map((item) => item.requesterName.slice(-1)));
			cursor = page.nextCursor;
		} while (cursor !== null);
		expect(names.join('')).toBe('GFEDCBA');
	});

	describe('by code', () => {
		it('finds the dossier before any other, by its temporary and its final code, in any case', async () => {
			const filed = await fileDossier(db, wardId, person('Lê Thị Mã'));
			expect(await found(filed.temporaryCode)).toEqual(['Lê Thị Mã']);
			await advanceDossier(db, filed, byOfficer('received', { code: 'H26.242-260302-0077', note: null }));
			expect(await found('h26.242-260302-0077')).toEqual(['Lê Thị Mã']);
			expect(await found(filed.temporaryCode.toLowerCase())).toEqual(['Lê Thị Mã']);
			expect(await found('260302-0077')).toEqual(['Lê Thị Mã']);
			expect(await found('H26.242-260302')).toContain('Lê Thị Mã');
		});
	});

	it('forgets the old name when a supplement corrects the subject', async () => {
		const filed = await fileDossier(db, wardId, { ...person('Phạm Sửa'), subject: 'Quýt' });
		expect(await found('quyt')).toEqual(['Phạm Sửa']);
		await advanceDossier(db, filed, byOfficer('noted', { text: 'Mận' }));
		expect(await found('quyt')).toEqual(['Phạm Sửa']);
		expect(await found('man')).toEqual([]);
	});

	it('does not know dossiers of transactions that failed', async () => {
		const { appendEvents } = await import('../../src/index.ts');
		const { aSubmission } = await import('../../src/testing/index.ts');
		const ghost = aSubmission(wardId, person('Hồn Ma'));
		await db
			.write(async (tx) => {
				await appendEvents(tx, ghost);
				throw new Error('no');
			})
			.catch(() => {});
		expect(await found('hon ma')).toEqual([]);
	});

	it('finds the same after its index was compacted', async () => {
		const before = await found('nguyen');
		expect(before.length).toBeGreaterThan(2);
		await compactSearchIndex(db);
		expect(await found('nguyen')).toEqual(before);
	});

	it('never leaves the ward', async () => {
		expect(await found('huong', otherWard)).toEqual(['Nguyễn Thị Hường']);
		expect(await found('dang', otherWard)).toEqual([]);
		expect((await found('huong')).length).toBe(1);
	});
});
