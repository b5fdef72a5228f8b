import { createHash, createHmac } from 'node:crypto';
import type { Actor } from '@motcua/domain';
import { canonicalJson } from '@motcua/domain/dossier';
import { and, asc, desc, eq, gt, lt } from 'drizzle-orm';
import { type Reader, session, type Tx } from '../handle.ts';
import { prepared, preparedChange, value } from '../prepared.ts';
import type { Tables } from '../tables/index.ts';
import { decodeCursor, encodeCursor, type Page } from './cursor.ts';

export type AuditEntry = Tables['auditEntry']['$inferSelect'];

/** Something done or looked at, by somebody. */
export interface AuditFact {
	readonly wardId: string;
	/** ISO instant. */
	readonly at: string;
	readonly actor: Actor;
	/** `staff.created`, `dossier.read`, `procedure.published` … */
	readonly action: string;
	/** Kind and id: `dossier:<id>`; `null` when it concerns the ward as a whole. */
	readonly target: string | null;
	/** Small facts; no contents of dossiers. */
	readonly detail: Readonly<Record<string, unknown>>;
}

/** The newest link of a ward's chain. Kept elsewhere as well, it proves that nothing was cut off. */
export interface AuditHead {
	readonly seq: number;
	readonly hash: string;
}

const GENESIS: AuditHead = { seq: 0, hash: '0'.repeat(64) };

function hashOf(on: Reader, entry: Omit<AuditEntry, 'hash'>): string {
	const { auditKey } = on[session];
	const hash = auditKey === null ? createHash('sha256') : createHmac('sha256', auditKey);
	return hash.update(canonicalJson(entry)).digest('hex');
}

const moveHead = preparedChange<AuditHead & { wardId: string }>()((q, t, p) =>
	q
		.insert(t.auditHead)
		.values({ wardId: p.wardId, seq: p.seq, hash: p.hash })
		.onConflictDoUpdate({ target: t.auditHead.wardId, set: { seq: value(p.seq), hash: value(p.hash) } }),
);
const insertEntry = preparedChange<AuditEntry>()((q, t, p) =>
	q.insert(t.auditEntry).values({
		wardId: p.wardId,
		seq: p.seq,
		at: p.at,
		actor: p.actor,
		action: p.action,
		target: p.target,
		detail: p.detail,
		prevHash: p.prevHash,
		hash: p.hash,
	}),
);

/** Adds an entry to the ward's chain, in the transaction of what it records: both happen or neither. */
export async function appendAudit(tx: Tx, fact: AuditFact): Promise<void> {
	const head = await lockHead(tx, fact.wardId);
	const entry = { ...fact, seq: head.seq + 1, prevHash: head.hash };
	const hash = hashOf(tx, entry);
	await insertEntry(tx, { ...entry, hash });
	await moveHead(tx, { wardId: fact.wardId, seq: entry.seq, hash });
}

/** On PostgreSQL entries of one ward wait for one another here; an update that changes nothing takes the row's lock. */
async function lockHead(tx: Tx, wardId: string): Promise<AuditHead> {
	if (tx.dialectName === 'postgres') await moveHeadNowhere(tx, { wardId, ...GENESIS });
	return readAuditHead(tx, wardId);
}
const moveHeadNowhere = preparedChange<AuditHead & { wardId: string }>()((q, t, p) =>
	q
		.insert(t.auditHead)
		.values({ wardId: p.wardId, seq: p.seq, hash: p.hash })
		.onConflictDoUpdate({ target: t.auditHead.wardId, set: { seq: t.auditHead.seq as never } }),
);

const headOf = prepared<{ wardId: string }>()((q, t, p) =>
	q.select({ seq: t.auditHead.seq, hash: t.auditHead.hash }).from(t.auditHead).where(eq(t.auditHead.wardId, p.wardId)),
);
/** The newest link of a ward's chain, to be written down outside this database. */
export async function readAuditHead(read: Reader, wardId: string): Promise<AuditHead> {
	const [head] = await headOf(read, { wardId });
	return head ?? GENESIS;
}

/** Entries of a ward, newest first; of one target when named. Errors: `list.badCursor`. */
export async function listAudit(
	read: Reader,
	query: {
		readonly wardId: string;
		readonly target?: string;
		readonly cursor?: string | null;
		readonly limit?: number;
	},
): Promise<Page<AuditEntry>> {
	const { auditEntry: t } = read.tables;
	const limit = Math.min(query.limit ?? 50, 200);
	const [before] = query.cursor == null ? [] : decodeCursor(query.cursor, 1);
	const rows = await read
		.select()
		.from(t)
		.where(
			and(
				eq(t.wardId, query.wardId),
				query.target === undefined ? undefined : eq(t.target, query.target),
				before === undefined ? undefined : lt(t.seq, before),
			),
		)
		.orderBy(desc(t.seq))
		.limit(limit + 1);
	const items = rows.slice(0, limit);
	const last = items.at(-1);
	return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.seq]) : null };
}

export type AuditVerdict =
	| { readonly ok: true; readonly head: AuditHead }
	/** `seq`: the first entry that is not as it was written, or that is missing. */
	| { readonly ok: false; readonly seq: number; readonly problem: 'missing' | 'changed' | 'cutOff' | 'notTheAnchored' };

/**
 * Recomputes the whole chain of a ward. With an `anchor` (a head that was kept elsewhere) it also proves that the chain
 * still contains that link.
 *
 * @param rest awaited between pages, for who checks a long chain beside other work; not inside a transaction
 */
export async function verifyAudit(
	read: Reader,
	wardId: string,
	anchor: AuditHead = GENESIS,
	rest: () => Promise<void> = async () => {},
): Promise<AuditVerdict> {
	let link = GENESIS;
	for await (const entry of entriesInOrder(read, wardId, rest)) {
		const { hash, ...rest } = entry;
		if (entry.seq !== link.seq + 1) return { ok: false, seq: link.seq + 1, problem: 'missing' };
		if (entry.prevHash !== link.hash || hashOf(read, rest) !== hash)
			return { ok: false, seq: entry.seq, problem: 'changed' };
		link = { seq: entry.seq, hash };
		if (link.seq === anchor.seq && link.hash !== anchor.hash) {
			return { ok: false, seq: link.seq, problem: 'notTheAnchored' };
		}
	}
	const head = await readAuditHead(read, wardId);
	const longest = Math.max(head.seq, anchor.seq);
	if (link.seq < longest) return { ok: false, seq: link.seq + 1, problem: 'cutOff' };
	return link.hash === head.hash ? { ok: true, head } : { ok: false, seq: link.seq, problem: 'changed' };
}

async function* entriesInOrder(read: Reader, wardId: string, rest: () => Promise<void>): AsyncGenerator<AuditEntry> {
	const { auditEntry: t } = read.tables;
	const limit = 200;
	for (let after = 0; ; ) {
		const rows = await read
			.select()
			.from(t)
			.where(and(eq(t.wardId, wardId), gt(t.seq, after)))
			.orderBy(asc(t.seq))
			.limit(limit);
		yield* rows;
		const last = rows.at(-1);
		if (last === undefined || rows.length < limit) return;
		after = last.seq;
		await rest();
	}
}
