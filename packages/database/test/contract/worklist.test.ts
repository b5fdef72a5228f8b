import type { DossierState } from '@motcua/domain/dossier';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	countPinned,
	countWorklists,
	type Database,
	dueDossiers,
	listWorklist,
	queuesOf,
	readCounters,
	type WorklistQuery,
	type WorklistView,
} from '../../src/index.ts';
import { advanceDossier, byOfficer, createTestWard, fileDossier, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

/** Hour `h` of 2 March 2026, UTC. */
const at = (h: number): string => new Date(Date.UTC(2026, 2, 2, h)).toISOString();
const NOW = at(12);
const END_OF_DAY = at(24);
const reason = { vi: 'Lỗi bước tự động', en: 'Automatic step failed' };

const step = (
	role: 'specialist' | 'leader',
	field: string | null,
	assignee: { id: string; name: string } | null = null,
) => ({
	key: role,
	kind: 'human' as const,
	role,
	field,
	enteredAt: at(2),
	assignee,
	stepRunId: null,
	dueAt: null,
	waitUntil: null,
	pausesClock: null,
});
/** Reception starts the clock; due at the given hour. */
const clock = (dueAt: string) => ({
	events: [{ at: at(1), type: 'start' as const, cause: 'reception' as const, reason, legalBasis: null, by: 'x' }],
	dueAt,
	calendarVersion: '1',
});

onBothEngines('Worklists', (engine) => {
	let db: Database;
	let wardId: string;
	let codes = 0;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db, '00343');
		const other = await createTestWard(db, '00999');
		// The other ward has one of each kind too: none of them may ever show.
		await fill(other);
		await fill(wardId);
	});

	/** Named by what they are; the name is the requester's. */
	async function fill(ward: string): Promise<void> {
		const file = (name: string, acceptanceDueAt = at(30)) =>
			fileDossier(
				db,
				ward,
				{
					acceptanceDueAt,
					requester: { fullName: name, phone: null, email: null, identityNumber: null, residence: null },
				},
				at(1),
			);
		const received = async (name: string, dueAt: string): Promise<DossierState> =>
			advanceDossier(
				db,
				await file(name),
				byOfficer('received', { code: `C-${++codes}`, note: null, clock: clock(dueAt) }, at(2)),
			);
		const atStep = async (name: string, dueAt: string, where: ReturnType<typeof step>) =>
			advanceDossier(
				db,
				await received(name, dueAt),
				byOfficer('stepEntered', { step: where, subStatus: null }, at(3)),
			);

		await file('new late', at(11));
		await file('new today', at(20));
		await file('new tomorrow');
		await atStep('justice free', at(40), step('specialist', 'justice'));
		await atStep('justice mine', at(13), step('specialist', 'justice', { id: 'me', name: 'Tôi' }));
		await atStep('justice theirs', at(10), step('specialist', 'justice', { id: 'them', name: 'Khác' }));
		await atStep('social free', at(50), step('specialist', 'social'));
		await atStep('leader free', at(60), step('leader', null));
		const supplement = {
			id: 's',
			phase: 'beforeAcceptance' as const,
			items: [],
			reason,
			requestedAt: at(4),
			respondBy: null,
			answeredAt: null,
			askedBy: { id: 'x', name: 'x' },
			late: false,
		};
		await advanceDossier(db, await file('supplement'), byOfficer('supplementRequested', { supplement }, at(4)));
		await advanceDossier(
			db,
			await atStep('blocked', at(70), step('specialist', 'economy')),
			byOfficer('blocked', { reason, failure: 'bug', owner: 'unitHead', stepRunId: null }, at(5)),
		);
		const done = await atStep('to return', at(80), step('leader', null));
		const stop = {
			events: [{ at: at(6), type: 'stop' as const, cause: 'resolved' as const, reason, legalBasis: null, by: 'x' }],
			dueAt: at(80),
			calendarVersion: '1',
		};
		await advanceDossier(db, done, byOfficer('resolved', { outcome: 'granted', reason: null, clock: stop }, at(6)));
		await advanceDossier(db, await file('rejected'), byOfficer('rejected', { reason: 'x', legalBasis: null }, at(7)));
		const returned = await advanceDossier(
			db,
			await atStep('returned', at(90), step('leader', null)),
			byOfficer('resolved', { outcome: 'granted', reason: null, clock: stop }, at(8)),
		);
		await advanceDossier(
			db,
			returned,
			byOfficer('returned', { receivedBy: 'A', method: 'counter', note: null }, at(9)),
		);
	}

	const names = async (view: WorklistView, more: Partial<WorklistQuery> = {}): Promise<string[]> => {
		const page = await listWorklist(db.read, { ...view, ...more, wardId } as WorklistQuery);
		return page.items.map((item) => item.requesterName);
	};
	const justice = queuesOf([{ role: 'specialist', field: 'justice' }]);
	const desk = queuesOf([{ role: 'receptionist', field: null }]);

	it('show one person what is theirs and what waits in their roles, first due first', async () => {
		expect(await names({ view: 'mine', staffId: 'me', queues: justice })).toEqual(['justice mine', 'justice free']);
		expect(await names({ view: 'mine', staffId: 'them', queues: justice })).toEqual(['justice theirs', 'justice free']);
		expect(await names({ view: 'mine', staffId: 'me', queues: desk })).toEqual([
			'to return',
			'new late',
			'justice mine',
			'new today',
			'new tomorrow',
		]);
	});

	it('show what waits unassigned, and whole queues', async () => {
		expect(await names({ view: 'unassigned', queues: justice })).toEqual(['justice free']);
		expect(await names({ view: 'queues', queues: justice })).toEqual([
			'justice theirs',
			'justice mine',
			'justice free',
		]);
		expect(await names({ view: 'queues', queues: queuesOf([{ role: 'specialist', field: null }]) })).toEqual([
			'justice theirs',
			'justice mine',
			'justice free',
			'social free',
		]);
		expect(await names({ view: 'queues', queues: ['unitHead'] })).toEqual(['blocked']);
	});

	it('show each stage', async () => {
		expect(await names({ view: 'toReceive' })).toEqual(['new late', 'new today', 'new tomorrow']);
		expect(await names({ view: 'toReturn' })).toEqual(['to return']);
		expect(await names({ view: 'waitingCitizen' })).toEqual(['supplement']);
		expect(await names({ view: 'blocked' })).toEqual(['blocked']);
		expect(await names({ view: 'finished' })).toEqual(['returned', 'rejected']);
	});

	it('tell for a reminder what is due before an instant, first due first, and nobody’s name who asked', async () => {
		const due = await dueDossiers(db.read, { wardId, before: END_OF_DAY });
		expect(due.map(({ deadlineAt, queue, assigneeName }) => [deadlineAt, queue, assigneeName])).toEqual([
			[at(10), 'specialist:justice', 'Khác'],
			[at(11), 'reception', null],
			[at(13), 'specialist:justice', 'Tôi'],
			[at(20), 'reception', null],
		]);
		expect(due[0]).toMatchObject({ procedureName: { vi: expect.stringContaining('tình trạng hôn nhân') } });
		expect(JSON.stringify(due)).not.toMatch(/justice (theirs|mine)|new (late|today)/);
		expect(await dueDossiers(db.read, { wardId, before: at(10) })).toEqual([]);
	});

	it('show what is late and what is due today, by the clock that is given', async () => {
		expect(await names({ view: 'overdue', now: NOW })).toEqual(['justice theirs', 'new late']);
		expect(await names({ view: 'dueToday', now: NOW, endOfDay: END_OF_DAY })).toEqual(['justice mine', 'new today']);
		// Due this very instant is not late yet.
		expect(await names({ view: 'overdue', now: at(11) })).toEqual(['justice theirs']);
	});

	it('show all that is open, and nothing of another ward', async () => {
		const open = await names({ view: 'open' });
		expect(open).toHaveLength(11);
		expect(open).not.toContain('returned');
	});

	it('carry what a list draws', async () => {
		const page = await listWorklist(db.read, { view: 'mine', staffId: 'me', queues: [], wardId });
		expect(page.items[0]).toMatchObject({
			requesterName: 'justice mine',
			status: 'processing',
			procedureCode: '1.004873',
			procedureDigest: TEST_DIGEST,
			procedureName: { vi: 'Cấp giấy xác nhận tình trạng hôn nhân' },
			stepKey: 'specialist',
			stepRole: 'specialist',
			assigneeId: 'me',
			assigneeName: 'Tôi',
			dueAt: at(13),
			clockState: 'running',
			blockedSince: null,
		});
	});

	describe('by pages', () => {
		const views: WorklistView[] = [
			{ view: 'open' },
			{ view: 'finished' },
			{ view: 'toReceive' },
			{ view: 'overdue', now: at(100) },
			{ view: 'dueToday', now: at(0), endOfDay: at(100) },
			{ view: 'mine', staffId: 'me', queues: [...desk, ...justice] },
		];
		it.each(views)('give every dossier of $view once, in order', async (view) => {
			const whole = await names(view);
			const paged: string[] = [];
			let cursor: string | null = null;
			do {
				const page = await listWorklist(db.read, { ...view, wardId, cursor, limit: 2 } as WorklistQuery);
				expect(page.items.length).toBeGreaterThan(0);
				paged.push(...page.items.map((item) => item.requesterName));
				cursor = page.nextCursor;
			} while (cursor !== null);
			expect(paged).toEqual(whole);
		});

		it('refuse a cursor that no list gave', async () => {
			for (const cursor of [
				'',
				'x',
				'!!',
				Buffer.from('1.2.3').toString('base64url'),
				Buffer.from('1.').toString('base64url'),
			]) {
				await expect(listWorklist(db.read, { view: 'open', wardId, cursor })).rejects.toMatchObject({
					code: 'list.badCursor',
					field: 'cursor',
				});
			}
		});
	});

	it('are counted without counting dossiers, and agree with the lists', async () => {
		const who = { wardId, staffId: 'me', queues: [...desk, ...justice], now: NOW, endOfDay: END_OF_DAY };
		expect(await countWorklists(db.read, who)).toEqual({
			mine: 6,
			unassigned: 5,
			toReceive: 3,
			overdue: 2,
			dueToday: 2,
			waitingCitizen: 1,
			blocked: 1,
			toReturn: 1,
			open: 11,
			finished: 2,
		});
		expect((await names({ view: 'mine', staffId: 'me', queues: who.queues })).length).toBe(6);
		expect((await countPinned(db.read, wardId, [TEST_DIGEST])).get(TEST_DIGEST)).toBe(11);
		expect(await readCounters(db.read, wardId, ['status:registered', 'status:returned', 'never'])).toEqual(
			new Map([
				['status:registered', 3],
				['status:returned', 1],
				['never', 0],
			]),
		);
	});
});
