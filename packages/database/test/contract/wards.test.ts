import { newId } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	createWard,
	type Database,
	findWard,
	listWards,
	RevisionConflictError,
	readCalendar,
	readSettings,
	saveCalendar,
	saveSettings,
	updateWard,
} from '../../src/index.ts';
import { createTestWard } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const T0 = '2026-03-02T00:00:00.000Z';
const T1 = '2026-03-03T00:00:00.000Z';

onBothEngines('Wards', (engine) => {
	let db: Database;
	beforeAll(() => {
		db = engine().db;
	});

	it('are kept, listed and changed', async () => {
		const id = newId();
		await db.write((tx) =>
			createWard(tx, {
				id,
				code: '00343',
				name: 'Phường Hạ Đình',
				provinceCode: '01',
				agencyCode: 'H26.1',
				createdAt: T0,
			}),
		);
		await db.write((tx) => updateWard(tx, id, { agencyCode: 'H26.242' }));
		expect(await findWard(db.read, id)).toEqual({
			id,
			code: '00343',
			name: 'Phường Hạ Đình',
			provinceCode: '01',
			agencyCode: 'H26.242',
			createdAt: T0,
		});
		expect((await listWards(db.read)).map((ward) => ward.id)).toEqual([id]);
		expect(await findWard(db.read, newId())).toBeNull();
	});

	it('keep every version of settings and calendars, and refuse a save over an unseen one', async () => {
		const wardId = await createTestWard(db, '00400');
		const save = (expectedVersion: number, body: Record<string, unknown>) =>
			db.write((tx) => saveSettings(tx, { wardId, expectedVersion, body, savedAt: T0, savedBy: 'a' }));
		expect(await readSettings(db.read, wardId)).toBeNull();
		expect(await save(0, { phone: '1' })).toBe(1);
		expect(await save(1, { phone: '2' })).toBe(2);
		await expect(save(1, { phone: 'lost' })).rejects.toMatchObject({ code: 'record.stale', current: 2 });
		await expect(save(0, { phone: 'lost' })).rejects.toBeInstanceOf(RevisionConflictError);
		await expect(save(7, { phone: 'gap' })).rejects.toBeInstanceOf(RevisionConflictError);
		expect(await readSettings(db.read, wardId)).toMatchObject({ version: 2, body: { phone: '2' } });

		const calendar = {
			version: 'ward-1',
			timeZone: 'Asia/Ho_Chi_Minh',
			sameDayCutOff: '15:00',
			sessionTables: [],
			years: [2026],
			holidays: [],
			makeUpDays: [],
			closures: [],
		};
		await db.write((tx) =>
			saveCalendar(tx, { wardId, expectedVersion: 0, body: calendar, reason: 'QĐ 12', savedAt: T0, savedBy: 'a' }),
		);
		await db.write((tx) =>
			saveCalendar(tx, {
				wardId,
				expectedVersion: 1,
				body: { ...calendar, version: 'ward-2' },
				reason: 'Bão',
				savedAt: T1,
				savedBy: 'a',
			}),
		);
		expect(await readCalendar(db.read, wardId)).toMatchObject({
			version: 2,
			reason: 'Bão',
			body: { version: 'ward-2' },
		});
		expect(await readCalendar(db.read, wardId, 1)).toMatchObject({ version: 1, reason: 'QĐ 12', body: calendar });
		expect(await readCalendar(db.read, wardId, 9)).toBeNull();
	});
});
