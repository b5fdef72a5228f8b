/**
 * What a page of a worklist and of a search costs with 1,000, 100,000 and 1,000,000 dossiers in one SQLite file.
 * `node bench/pages.ts [sizes…]`; takes some minutes for a million. With `COMPACT=1` as after the nightly compaction.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
	type AppendedEvents,
	appendEvents,
	compactSearchIndex,
	countWorklists,
	type Database,
	listWorklist,
	openDatabase,
	queuesOf,
	searchDossiers,
} from '../src/index.ts';
import { aSubmission, byOfficer, createTestWard, following } from '../src/testing/index.ts';

const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(1_000, 100_000, 1_000_000);

/** Always the same numbers (mulberry32): two runs measure the same dossiers. */
let seed = 42;
function random(below: number): number {
	seed = (seed + 0x6d2b79f5) >>> 0;
	let x = Math.imul(seed ^ (seed >>> 15), seed | 1);
	x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
	return ((x ^ (x >>> 14)) >>> 0) % below;
}
/** Family names by their share in Vietnam: every third person is called Nguyễn. */
const FAMILIES = [
	...Array(38).fill('Nguyễn'),
	...Array(12).fill('Trần'),
	...Array(10).fill('Lê'),
	...Array(7).fill('Phạm'),
	...Array(5).fill('Hoàng'),
	'Huỳnh',
	'Phan',
	'Vũ',
	'Võ',
	'Đặng',
	'Bùi',
	'Đỗ',
	'Hồ',
	'Ngô',
	'Dương',
	'Lý',
	'Đinh',
	'Đoàn',
	'Trịnh',
	'Mai',
	'Tô',
	'Lương',
	'Cao',
	'Hà',
	'Tạ',
	'Chu',
	'Thái',
	'Quách',
	'La',
	'Kiều',
];
const MIDDLES = [
	'Văn',
	'Thị',
	'Thị',
	'Văn',
	'Hữu',
	'Đức',
	'Minh',
	'Quang',
	'Ngọc',
	'Thanh',
	'Thu',
	'Hồng',
	'Xuân',
	'Bích',
	'Kim',
	'Công',
	'Thị Hồng',
	'Thị Thu',
	'Thị Ngọc',
	'Đình',
];
const GIVENS = [
	'Anh',
	'An',
	'Bình',
	'Châu',
	'Chi',
	'Cường',
	'Dũng',
	'Duy',
	'Đạt',
	'Đức',
	'Giang',
	'Hà',
	'Hải',
	'Hạnh',
	'Hiền',
	'Hiếu',
	'Hoa',
	'Hòa',
	'Hùng',
	'Hương',
	'Hường',
	'Huy',
	'Khánh',
	'Khoa',
	'Lan',
	'Linh',
	'Loan',
	'Long',
	'Mai',
	'Minh',
	'My',
	'Nam',
	'Nga',
	'Ngân',
	'Nghĩa',
	'Nhung',
	'Oanh',
	'Phong',
	'Phúc',
	'Phương',
	'Quân',
	'Quỳnh',
	'Sơn',
	'Tâm',
	'Thắng',
	'Thảo',
	'Thủy',
	'Trang',
	'Trung',
	'Tú',
	'Tuấn',
	'Uyên',
	'Vân',
	'Vinh',
	'Yến',
	'Ưởng',
];
const of = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const reason = { vi: 'Bước tự động bị lỗi', en: 'Automatic step failed' };
const START = Date.UTC(2020, 0, 1);
const MINUTE = 60_000;

/** One dossier with its whole life so far: most are finished, a few hundred of each ten thousand are open. */
function dossier(wardId: string, n: number): AppendedEvents {
	const at = (minutes: number) => new Date(START + (n * 3 + minutes) * MINUTE).toISOString();
	const requester = {
		fullName: `${of(FAMILIES)} ${of(MIDDLES)} ${of(GIVENS)}`,
		phone: `+849${String(random(100_000_000)).padStart(8, '0')}`,
		email: null,
		identityNumber: `0${String(random(100_000_000)).padStart(11, '1')}`,
		residence: null,
	};
	const subject = random(3) === 0 ? `Khai sinh cho cháu ${of(FAMILIES)} ${of(MIDDLES)} ${of(GIVENS)}` : null;
	const filed = aSubmission(
		wardId,
		{ requester, subject, temporaryCode: `TMP-${n.toString(36).toUpperCase()}`, answers: {}, acceptanceDueAt: at(480) },
		at(0),
	);
	const start = { type: 'start', at: at(10), cause: 'reception', reason, legalBasis: null, by: 'x' } as const;
	const stop = { ...start, type: 'stop', cause: 'resolved', at: at(60) } as const;
	const clock = { events: [start], dueAt: at(4_320), calendarVersion: '1' };
	const day = new Date(START + n * 3 * MINUTE).toISOString().slice(2, 10).replaceAll('-', '');
	const received = byOfficer(
		'received',
		{ code: `H26.242-${day}-${String(n % 480).padStart(4, '0')}`, note: null, clock },
		at(10),
	);
	const enter = (role: 'specialist' | 'leader', assigned: boolean) =>
		byOfficer(
			'stepEntered',
			{
				step: {
					key: role,
					kind: 'human',
					role,
					field: role === 'specialist' ? 'justice' : null,
					enteredAt: at(20),
					assignee: assigned ? { id: `staff-${random(5)}`, name: 'Ai đó' } : null,
					stepRunId: null,
					dueAt: null,
					waitUntil: null,
					pausesClock: null,
				},
				subStatus: null,
			},
			at(20),
		);
	const resolved = byOfficer(
		'resolved',
		{ outcome: 'granted', reason: null, clock: { ...clock, events: [stop] } },
		at(60),
	);
	const returned = byOfficer('returned', { receivedBy: requester.fullName, method: 'counter', note: null }, at(90));
	const lives = [
		[],
		[received, enter('specialist', false)],
		[received, enter('specialist', true)],
		[received, enter('leader', false)],
		[
			received,
			enter('specialist', true),
			byOfficer('blocked', { reason, failure: 'bug', owner: 'specialist', stepRunId: null }, at(30)),
		],
		[received, enter('leader', false), resolved],
	];
	const life = random(100) < 95 ? [received, resolved, returned] : of(lives);
	if (life.length === 0) return filed;
	const later = following(filed.after, life);
	return { before: null, events: [...filed.events, ...later.events], after: later.after };
}

async function fill(db: Database, wardId: string, from: number, until: number): Promise<void> {
	for (let n = from; n < until; ) {
		const end = Math.min(n + 500, until);
		await db.write(async (tx) => {
			for (; n < end; n++) await appendEvents(tx, dossier(wardId, n));
		});
	}
}

/** Median and 99th percentile of one call, in milliseconds. */
async function time(once: () => Promise<unknown>): Promise<string> {
	const times: number[] = [];
	for (let i = 0; i < 20; i++) await once();
	const until = performance.now() + 700;
	while (performance.now() < until || times.length < 30) {
		const began = performance.now();
		await once();
		times.push(performance.now() - began);
	}
	times.sort((a, b) => a - b);
	const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
	return `${at(0.5).toFixed(2)} / ${at(0.99).toFixed(2)}`.padStart(15);
}

const folder = mkdtempSync(join(tmpdir(), 'motcua-pages-'));
const path = join(folder, 'motcua.sqlite');
const rows = new Map<string, string[]>();
try {
	const db = await openDatabase({ url: `sqlite:${path}` });
	const wardId = await createTestWard(db);
	const justice = queuesOf([{ role: 'specialist', field: 'justice' }]);
	const everyone = queuesOf([
		{ role: 'receptionist', field: null },
		{ role: 'specialist', field: null },
		{ role: 'leader', field: null },
	]);
	let filled = 0;
	const compacted = process.env.COMPACT !== undefined;
	for (const size of sizes) {
		const began = performance.now();
		await fill(db, wardId, filled, size);
		console.log(
			`${size - filled} dossiers in ${((performance.now() - began) / 1_000).toFixed(0)} s, file ${(statSync(path).size / 2 ** 20).toFixed(0)} MB`,
		);
		filled = size;
		if (compacted) await compactSearchIndex(db);
		const now = new Date(START + size * 3 * MINUTE).toISOString();
		const endOfDay = new Date(START + (size * 3 + 600) * MINUTE).toISOString();
		const list = (query: object) => () => listWorklist(db.read, { wardId, ...query } as never);
		const search = (text: string) => () => searchDossiers(db.read, { wardId, text });
		const deep = await listWorklist(db.read, { wardId, view: 'finished', limit: 100 });
		const asked: Record<string, () => Promise<unknown>> = {
			'mine, one specialist': list({ view: 'mine', staffId: 'staff-1', queues: justice }),
			'mine, three roles': list({ view: 'mine', staffId: 'staff-1', queues: everyone }),
			open: list({ view: 'open' }),
			overdue: list({ view: 'overdue', now }),
			'due today': list({ view: 'dueToday', now, endOfDay }),
			'to receive': list({ view: 'toReceive' }),
			finished: list({ view: 'finished' }),
			'finished, later page': list({ view: 'finished', cursor: deep.nextCursor }),
			counts: () => countWorklists(db.read, { wardId, staffId: 'staff-1', queues: everyone, now, endOfDay }),
			'search: nguyen': search('nguyen'),
			'search: ngu…': search('ngu'),
			'search: th…': search('th'),
			'search: nguyen thi hong van': search('nguyen thi hong van'),
			'search: tran van h': search('tran van h'),
			'search: lan khai sinh (apart)': search('lan khai sinh'),
			'search: uong kieu (rare, apart)': search('uong kieu'),
			'search: 0912…': search('09123'),
			'search: code': search('H26.242-200102-0001'),
			'search: number of the day': search('200102-0001'),
			'search: nobody': search('khongcoai'),
		};
		for (const [name, once] of Object.entries(asked)) {
			const cells = rows.get(name) ?? [];
			cells.push(await time(once));
			rows.set(name, cells);
		}
	}
	await db.close();
	console.log(`${'milliseconds, median / p99'.padEnd(34)}${sizes.map((size) => String(size).padStart(15)).join('')}`);
	for (const [name, cells] of rows) console.log(name.padEnd(34) + cells.join(''));
} finally {
	rmSync(folder, { recursive: true, force: true });
}
