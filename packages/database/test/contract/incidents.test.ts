import { newId, sameInBoth } from '@motcua/domain';
import { beforeAll, expect, it } from 'vitest';
import {
	beginIncident,
	countIncidents,
	type Database,
	endIncident,
	lastIncidentChange,
	openIncidents,
	seeIncident,
} from '../../src/index.ts';
import { onBothEngines } from '../engines.ts';

const at = (minutes: number): string => new Date(Date.UTC(2026, 2, 2, 0, minutes)).toISOString();

onBothEngines('An incident', (engine) => {
	let db: Database;
	beforeAll(() => {
		db = engine().db;
	});
	const begin = (subject: string, minute: number, id: string = newId()) =>
		db.write((tx) => beginIncident(tx, { id, subject, wardId: null, title: sameInBoth('Sao lưu'), at: at(minute) }));
	const open = async (subject: string) =>
		(await openIncidents(db.read)).filter((incident) => incident.subject === subject);

	it('begins once for many who find it at the same time', async () => {
		expect(await lastIncidentChange(db.read)).toBeNull();
		const tries = await Promise.all(Array.from({ length: 8 }, () => begin('raced', 0)));
		expect(tries.filter(Boolean)).toHaveLength(1);
		expect(await open('raced')).toMatchObject([{ beganAt: at(0), seenAt: at(0), title: { vi: 'Sao lưu' } }]);
		expect(await lastIncidentChange(db.read)).toBe(at(0));
	});

	it('is over once, and may begin anew', async () => {
		const id = newId();
		expect(await begin('backup', 1, id)).toBe(true);
		await db.write((tx) => seeIncident(tx, id, at(5)));
		expect(await open('backup')).toMatchObject([{ id, beganAt: at(1), seenAt: at(5) }]);
		const ends = await Promise.all(Array.from({ length: 4 }, () => db.write((tx) => endIncident(tx, id, at(9)))));
		expect(ends.filter(Boolean)).toHaveLength(1);
		expect(await open('backup')).toEqual([]);
		expect(await lastIncidentChange(db.read)).toBe(at(9));
		expect(await begin('backup', 20)).toBe(true);
		expect(await countIncidents(db.read, 'backup', at(0))).toBe(2);
		expect(await countIncidents(db.read, 'backup', at(10))).toBe(1);
	});
});
