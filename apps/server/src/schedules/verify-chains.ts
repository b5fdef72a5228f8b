import { type AuditVerdict, listWards, readAuditHead, readEvents, verifyAudit } from '@motcua/database';
import { verifyChain } from '@motcua/domain/dossier';
import { and, asc, desc, gt, lte, max } from 'drizzle-orm';
import type { Services } from '../services.ts';
import type { ScheduleResult } from './schedule.ts';

/** So many dossiers are looked at each night: the newest, and as many from anywhere. */
const SAMPLE = 200;
const PAGE = 200;
/** Others must get their turn on the same thread. */
const REST_EVERY = 5;

const rest = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

type Ref = {
	readonly n: number;
	readonly id: string;
	readonly wardId: string;
	readonly seq: number;
	readonly lastHash: string;
};

/** Which dossiers of the installation are checked. */
export type ChainScope = 'sample' | 'all';

/**
 * Recomputes the chains of hashes: the audit log of every ward, and the records of dossiers. A broken chain is not an
 * error of the run: it is what the run found, and the health page says so until a later run finds all well.
 */
export async function verifyChains(
	services: Services,
	scope: ChainScope,
	signal: AbortSignal,
): Promise<ScheduleResult> {
	const audit = await verifyAuditLogs(services);
	let dossiers = 0;
	const broken: string[] = [];
	for await (const ref of scope === 'all' ? allDossiers(services) : sampledDossiers(services)) {
		signal.throwIfAborted();
		if (!(await isWhole(services, ref))) broken.push(ref.id);
		if (++dossiers % REST_EVERY === 0) await rest();
	}
	if (broken.length + audit.broken.length > 0)
		services.logger.error(
			{ dossiers: broken.slice(0, 100), wards: audit.broken },
			'a record was changed after it was written',
		);
	return {
		dossiers,
		auditEntries: audit.entries,
		brokenDossiers: broken.length,
		brokenLogs: audit.broken.length,
		firstBroken: broken[0] ?? null,
	};
}

async function verifyAuditLogs({ db }: Services): Promise<{ readonly entries: number; readonly broken: string[] }> {
	let entries = 0;
	const broken: string[] = [];
	for (const { id } of await listWards(db.read)) {
		const verdict = await settledVerdict(db.read, id);
		if (!verdict.ok) broken.push(id);
		entries += (await readAuditHead(db.read, id)).seq;
	}
	return { entries, broken };
}

/** An entry written while the chain was being read looks like one too many: then it is read again. */
async function settledVerdict(read: Services['db']['read'], wardId: string): Promise<AuditVerdict> {
	for (let attempt = 1; ; attempt++) {
		const verdict = await verifyAudit(read, wardId, undefined, rest);
		if (verdict.ok || attempt === 3) return verdict;
	}
}

async function isWhole({ db }: Services, ref: Ref): Promise<boolean> {
	const events = await readEvents(db.read, ref.wardId, ref.id);
	// Events may have come since the row was read: the row's own end is looked for among them.
	if (!verifyChain(events).ok) return false;
	return events.length >= ref.seq && events[ref.seq - 1]?.hash === ref.lastHash;
}

const columns = ({ dossier }: Services['db']['tables']) => ({
	n: dossier.n,
	id: dossier.id,
	wardId: dossier.wardId,
	seq: dossier.seq,
	lastHash: dossier.lastHash,
});

async function* allDossiers({ db }: Services): AsyncGenerator<Ref> {
	const { dossier } = db.tables;
	for (let after = 0; ; ) {
		const page = await db.read
			.select(columns(db.tables))
			.from(dossier)
			.where(gt(dossier.n, after))
			.orderBy(asc(dossier.n))
			.limit(PAGE);
		yield* page;
		const last = page.at(-1);
		if (!last || page.length < PAGE) return;
		after = last.n;
	}
}

/** The newest, and a window that begins at a random place: over the weeks every dossier is looked at. */
async function* sampledDossiers({ db }: Services): AsyncGenerator<Ref> {
	const { dossier } = db.tables;
	const half = SAMPLE / 2;
	const newest = await db.read.select(columns(db.tables)).from(dossier).orderBy(desc(dossier.n)).limit(half);
	yield* newest;
	const oldestOfNewest = newest.at(-1)?.n ?? 0;
	const [{ highest } = { highest: null }] = await db.read
		.select({ highest: max(dossier.n) })
		.from(dossier)
		.where(lte(dossier.n, oldestOfNewest - 1));
	if (highest === null) return;
	const from = Math.floor(Math.random() * Math.max(0, highest - half + 1));
	yield* await db.read
		.select(columns(db.tables))
		.from(dossier)
		.where(and(gt(dossier.n, from), lte(dossier.n, highest)))
		.orderBy(asc(dossier.n))
		.limit(half);
}
