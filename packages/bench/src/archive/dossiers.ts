/** A ward's archive of any size: dossiers with names, numbers and lives as they are spread in a Vietnamese ward. */
import { type AppendedEvents, appendEvents, type Database } from '@motcua/database';
import { aSubmission, byOfficer, following } from '@motcua/database/testing';

/** Always the same numbers (mulberry32): two runs measure the same dossiers. */
let seed = 42;
function random(below: number): number {
	seed = (seed + 0x6d2b79f5) >>> 0;
	let x = Math.imul(seed ^ (seed >>> 15), seed | 1);
	x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
	return ((x ^ (x >>> 14)) >>> 0) % below;
}

const words = (text: string): string[] => text.split(', ');
/** Family names by their share in Vietnam: every third person is called Nguyễn. */
const FAMILIES = [
	...Array<string>(38).fill('Nguyễn'),
	...Array<string>(12).fill('Trần'),
	...Array<string>(10).fill('Lê'),
	...Array<string>(7).fill('Phạm'),
	...Array<string>(5).fill('Hoàng'),
	...words(
		'Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đinh, Đoàn, Trịnh, Mai, Tô, Lương, Cao, Hà, Tạ, Chu, Thái, Quách, La, Kiều',
	),
];
const MIDDLES = words(
	'Văn, Thị, Thị, Văn, Hữu, Đức, Minh, Quang, Ngọc, Thanh, Thu, Hồng, Xuân, Bích, Kim, Công, Thị Hồng, Thị Thu, Thị Ngọc, Đình',
);
const GIVENS = words(
	'Anh, An, Bình, Châu, Chi, Cường, Dũng, Duy, Đạt, Đức, Giang, Hà, Hải, Hạnh, Hiền, Hiếu, Hoa, Hòa, Hùng, Hương, Hường, Huy, Khánh, Khoa, Lan, Linh, Loan, Long, Mai, Minh, My, Nam, Nga, Ngân, Nghĩa, Nhung, Oanh, Phong, Phúc, Phương, Quân, Quỳnh, Sơn, Tâm, Thắng, Thảo, Thủy, Trang, Trung, Tú, Tuấn, Uyên, Vân, Vinh, Yến, Ưởng',
);
const of = <T>(list: readonly T[]): T => list[random(list.length)] as T;
const reason = { vi: 'Bước tự động bị lỗi', en: 'Automatic step failed' };
const START = Date.UTC(2020, 0, 1);
const MINUTE = 60_000;

/** When the dossier with this number was filed, some minutes later, in ISO 8601. */
export const filedAt = (n: number, minutes = 0): string => new Date(START + (n * 3 + minutes) * MINUTE).toISOString();

/** One dossier with its whole life so far: most are finished, a few hundred of each ten thousand are open. */
function dossier(wardId: string, n: number): AppendedEvents {
	const at = (minutes: number) => filedAt(n, minutes);
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
	const day = at(0).slice(2, 10).replaceAll('-', '');
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

/** Adds the dossiers with these numbers, always the same ones. */
export async function fill(db: Database, wardId: string, from: number, until: number): Promise<void> {
	for (let n = from; n < until; ) {
		const end = Math.min(n + 500, until);
		await db.write(async (tx) => {
			for (; n < end; n++) await appendEvents(tx, dossier(wardId, n));
		});
	}
}
