import { type DossierEvent, type DossierState, GENESIS_HASH } from '@motcua/domain/dossier';
import { and, desc, eq, getTableColumns, type Placeholder } from 'drizzle-orm';
import { ConflictError } from '../../errors.ts';
import type { Tx } from '../../handle.ts';
import { prepared, preparedChange } from '../../prepared.ts';
import type { Tables } from '../../tables/index.ts';
import { indexForSearch } from '../search/search-index.ts';
import { recount } from './dossier-counters.ts';
import { type DossierRow, projectDossier } from './projection.ts';

/** A dossier before and after new events, as `decide` and `evolve` gave them. */
export interface AppendedEvents {
	/** The state that was decided on; `null` for a first submission. */
	readonly before: DossierState | null;
	/** Chained, in order, following on `before`. */
	readonly events: readonly DossierEvent[];
	/** The state after the last of them. */
	readonly after: DossierState;
}

type RowParameters = { readonly [K in keyof DossierRow]: Placeholder<K> };

/** Every column of the projection as a parameter; the builder takes a parameter wherever it takes a value. */
function allColumns(tables: Tables, p: RowParameters): DossierRow {
	const { n: _, ...columns } = getTableColumns(tables.dossier);
	const named = Object.keys(columns).map((name) => [name, p[name as keyof DossierRow]]);
	return Object.fromEntries(named) as unknown as DossierRow;
}

const insertDossier = prepared<DossierRow>()((q, t, p) =>
	q.insert(t.dossier).values(allColumns(t, p)).returning({ n: t.dossier.n }),
);
const updateDossier = prepared<DossierRow & { expectedSeq: number; expectedHash: string }>()((q, t, p) =>
	q
		.update(t.dossier)
		.set(allColumns(t, p))
		.where(
			and(
				eq(t.dossier.id, p.id),
				eq(t.dossier.wardId, p.wardId),
				eq(t.dossier.seq, p.expectedSeq),
				eq(t.dossier.lastHash, p.expectedHash),
			),
		)
		.returning({ n: t.dossier.n }),
);
const insertEvent = preparedChange<Omit<DossierEvent, 'dossierId'> & { dossierN: number }>()((q, t, p) =>
	q.insert(t.dossierEvent).values({
		dossierN: p.dossierN,
		seq: p.seq,
		type: p.type,
		at: p.at,
		actor: p.actor,
		data: p.data,
		prevHash: p.prevHash,
		hash: p.hash,
	}),
);
const insertFile = preparedChange<{ dossierN: number; fileId: string; purpose: string; seq: number }>()((q, t, p) =>
	q
		.insert(t.dossierFile)
		.values({ dossierN: p.dossierN, fileId: p.fileId, purpose: p.purpose, seq: p.seq })
		.onConflictDoNothing(),
);

/**
 * Adds events to a dossier's record and brings its projections up to date: list row, counters, search words, files. All
 * in the caller's transaction.
 *
 * Errors: {@link ConflictError} when the dossier has moved on since `before` was read; nothing is written then. A file
 * that has no row in `file` is refused by its foreign key.
 */
export async function appendEvents(tx: Tx, { before, events, after }: AppendedEvents): Promise<void> {
	const last = events.at(-1);
	if (last === undefined) return;
	assertConsistent(before, events, after);
	const row = projectDossier(after, last.at);
	// Only what is compared is read of it, so that the instant may be any.
	const previous = before === null ? null : projectDossier(before, last.at);
	const dossierN = previous === null ? await create(tx, row) : await advance(tx, row, previous);
	for (const event of events) await insertEvent(tx, { ...event, dossierN });
	for (const file of newFiles(before, after)) await insertFile(tx, { ...file, dossierN, seq: last.seq });
	recount(tx, previous, row);
	indexForSearch(tx, dossierN, before, after);
}

async function create(tx: Tx, row: DossierRow): Promise<number> {
	const [created] = await insertDossier(tx, row);
	if (created === undefined) throw new Error(`Dossier ${row.id} got no number`);
	return created.n;
}

async function advance(tx: Tx, row: DossierRow, previous: DossierRow): Promise<number> {
	const [changed] = await updateDossier(tx, {
		...row,
		expectedSeq: previous.seq,
		expectedHash: previous.lastHash,
	});
	if (changed === undefined) throw await conflict(tx, previous);
	return changed.n;
}

/** Who was faster. */
async function conflict(tx: Tx, expected: DossierRow): Promise<Error> {
	const { dossier, dossierEvent } = tx.tables;
	const [newest] = await tx
		.select({ seq: dossierEvent.seq, actor: dossierEvent.actor, at: dossierEvent.at })
		.from(dossierEvent)
		.innerJoin(dossier, eq(dossier.n, dossierEvent.dossierN))
		.where(and(eq(dossier.id, expected.id), eq(dossier.wardId, expected.wardId)))
		.orderBy(desc(dossierEvent.seq))
		.limit(1);
	if (newest === undefined) return new Error(`Dossier ${expected.id} does not exist in ward ${expected.wardId}`);
	const { id, name, kind } = newest.actor;
	return new ConflictError({
		dossierId: expected.id,
		expectedSeq: expected.seq,
		currentSeq: newest.seq,
		changedBy: { id, name, kind, at: newest.at },
	});
}

/** A caller that mixes up states would write a record that never verifies again. */
function assertConsistent(before: DossierState | null, events: readonly DossierEvent[], after: DossierState): void {
	let seq = before?.seq ?? 0;
	let hash = before?.lastHash ?? GENESIS_HASH;
	for (const event of events) {
		if (event.dossierId !== after.id || event.seq !== ++seq || event.prevHash !== hash) {
			throw new Error(`Event ${event.seq} (${event.type}) does not follow on event ${seq - 1} of dossier ${after.id}`);
		}
		hash = event.hash;
	}
	if (after.seq !== seq || after.lastHash !== hash) {
		throw new Error(`The state given for dossier ${after.id} is not the one after event ${seq}`);
	}
}

interface FileUse {
	readonly fileId: string;
	readonly purpose: string;
}
function filesOf(state: DossierState): FileUse[] {
	const papers = state.documents.flatMap((paper) =>
		paper.files.map(({ fileId }) => ({ fileId, purpose: paper.requirement })),
	);
	return [...papers, ...state.resultFiles.map(({ fileId }) => ({ fileId, purpose: 'result' }))];
}
function newFiles(before: DossierState | null, after: DossierState): FileUse[] {
	if (before?.documents === after.documents && before.resultFiles === after.resultFiles) return [];
	const known = new Set((before === null ? [] : filesOf(before)).map((use) => `${use.fileId} ${use.purpose}`));
	return filesOf(after).filter((use) => !known.has(`${use.fileId} ${use.purpose}`));
}
