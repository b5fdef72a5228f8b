import { statSync } from 'node:fs';
import { join } from 'node:path';
import {
	compactSearchIndex,
	countWorklists,
	type Database,
	listWorklist,
	openDatabase,
	queuesOf,
	searchDossiers,
	type WorklistView,
} from '@motcua/database';
import { createTestWard } from '@motcua/database/testing';
import { filedAt, fill } from '../archive/dossiers.ts';
import type { Bench } from '../report.ts';

const SIZES = [1_000, 100_000, 1_000_000];
/** Every page is asked for at least so often, and for so long. */
const LEAST_CALLS = 30;
const MEASURED_MS = 700;

/**
 * A page of a worklist and of a search with 1,000, 100,000 and 1,000,000 dossiers in one SQLite file, at the repository:
 * what grows with the number of dossiers is there and nowhere else. The index is compacted as every night. Takes some
 * minutes and 4 GB of disk.
 *
 * The ratio is a page at a million to the page at a thousand, both as long as a thousand dossiers fill it: a list of three
 * is not compared with one of twenty-five.
 */
export async function measurePages(bench: Bench): Promise<void> {
	const path = join(bench.folder, 'motcua.sqlite');
	const db = await openDatabase({ url: `sqlite:${path}` });
	const measured = new Map<string, Measured[]>();
	try {
		const wardId = await createTestWard(db);
		let filled = 0;
		for (const size of SIZES) {
			const began = performance.now();
			await fill(db, wardId, filled, size);
			filled = size;
			await compactSearchIndex(db);
			const seconds = Math.round((performance.now() - began) / 1_000);
			bench.note(`${size} dossiers`, `${Math.round(statSync(path).size / 2 ** 20)} MB, filled in ${seconds} s`);
			for (const [page, ask] of Object.entries(await pagesOf(db, wardId, size))) {
				const before = measured.get(page) ?? [];
				measured.set(page, [...before, await measure(ask, before[0]?.items)]);
			}
		}
	} finally {
		await db.close();
	}
	for (const [page, [small, middle, large]] of measured) {
		if (!small || !middle || !large) continue;
		const whole = `${large.ms.toFixed(2)} ms at 1M, ${middle.ms.toFixed(2)} at 100k (${large.items} items)`;
		const alike = `${large.alikeMs.toFixed(2)} beside ${small.ms.toFixed(2)} at 1k (${small.items}); 2 × wanted`;
		bench.row(page, whole, alike, large.alikeMs / small.ms);
	}
}

const PAGE_ITEMS = 25;

interface Measured {
	readonly ms: number;
	readonly items: number;
	/** With a page as long as the smallest archive fills it. */
	readonly alikeMs: number;
}

async function measure(ask: Ask, itemsOfSmallest: number | undefined): Promise<Measured> {
	const items = (await ask(PAGE_ITEMS)).items?.length ?? 0;
	const ms = await medianMs(() => ask(PAGE_ITEMS));
	const alike = Math.max(1, itemsOfSmallest ?? items);
	return { ms, items, alikeMs: alike === PAGE_ITEMS ? ms : await medianMs(() => ask(alike)) };
}

/** Asks for a page of at most so many items. */
type Ask = (limit: number) => Promise<{ readonly items?: readonly unknown[] }>;

async function pagesOf(db: Database, wardId: string, size: number): Promise<Record<string, Ask>> {
	const justice = queuesOf([{ role: 'specialist', field: 'justice' }]);
	const everyone = queuesOf([
		{ role: 'receptionist', field: null },
		{ role: 'specialist', field: null },
		{ role: 'leader', field: null },
	]);
	const now = filedAt(size);
	const endOfDay = filedAt(size, 600);
	const list = (query: WorklistView & { readonly cursor?: string | null }): Ask => {
		return (limit) => listWorklist(db.read, { wardId, limit, ...query });
	};
	const search = (text: string): Ask => {
		return (limit) => searchDossiers(db.read, { wardId, text, limit });
	};
	const deep = await listWorklist(db.read, { wardId, view: 'finished', limit: 100 });
	return {
		'mine, one specialist': list({ view: 'mine', staffId: 'staff-1', queues: justice }),
		'mine, three roles': list({ view: 'mine', staffId: 'staff-1', queues: everyone }),
		open: list({ view: 'open' }),
		overdue: list({ view: 'overdue', now }),
		'due today': list({ view: 'dueToday', now, endOfDay }),
		'to receive': list({ view: 'toReceive' }),
		finished: list({ view: 'finished' }),
		'finished, later page': list({ view: 'finished', cursor: deep.nextCursor }),
		counts: async () => {
			await countWorklists(db.read, { wardId, staffId: 'staff-1', queues: everyone, now, endOfDay });
			return {};
		},
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
}

async function medianMs(ask: () => Promise<unknown>): Promise<number> {
	for (let call = 0; call < 20; call++) await ask();
	const times: number[] = [];
	const until = performance.now() + MEASURED_MS;
	while (performance.now() < until || times.length < LEAST_CALLS) {
		const began = performance.now();
		await ask();
		times.push(performance.now() - began);
	}
	return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
