import { type DossierEvent, type DossierState, replay } from '@motcua/domain/dossier';
import { and, asc, desc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Reader } from '../../handle.ts';
import { as, prepared } from '../../prepared.ts';

/** A dossier with its whole record. */
export interface LoadedDossier {
	/** The replay of `events`. */
	readonly state: DossierState;
	readonly events: readonly DossierEvent[];
}

const eventsOf = prepared<{ wardId: string; id: string; afterSeq: number }>()((q, t, p) =>
	q
		.select({
			seq: t.dossierEvent.seq,
			type: t.dossierEvent.type,
			at: t.dossierEvent.at,
			actor: t.dossierEvent.actor,
			data: t.dossierEvent.data,
			prevHash: t.dossierEvent.prevHash,
			hash: t.dossierEvent.hash,
		})
		.from(t.dossier)
		.innerJoin(t.dossierEvent, eq(t.dossierEvent.dossierN, t.dossier.n))
		.where(and(eq(t.dossier.id, p.id), eq(t.dossier.wardId, p.wardId), gt(t.dossierEvent.seq, p.afterSeq)))
		.orderBy(asc(t.dossierEvent.seq)),
);

/** The legal record of a dossier in its ward, in order, from after `afterSeq`; empty when there is none. */
export async function readEvents(
	read: Reader,
	wardId: string,
	dossierId: string,
	afterSeq = 0,
): Promise<readonly DossierEvent[]> {
	const rows = await eventsOf(read, { wardId, id: dossierId, afterSeq });
	// Written from DossierEvent and never changed since: the columns hold what the type says.
	return rows.map((row) => ({ dossierId, ...row }) as DossierEvent);
}

/** A dossier of a ward; `null` when that ward has none with this id. In a transaction it sees what that has appended. */
export async function loadDossier(read: Reader, wardId: string, dossierId: string): Promise<LoadedDossier | null> {
	const events = await readEvents(read, wardId, dossierId);
	const state = replay(events);
	return state === null ? null : { state, events };
}

const standOf = prepared<{ wardId: string; id: string }>()((q, t, p) =>
	q
		.select({ seq: t.dossier.seq, status: t.dossier.status })
		.from(t.dossier)
		.where(and(eq(t.dossier.id, p.id), eq(t.dossier.wardId, p.wardId))),
);

/** The number of a dossier's newest event, and its status; `null` when the ward has none with this id. */
export async function findDossierStand(
	read: Reader,
	wardId: string,
	dossierId: string,
): Promise<Pick<DossierState, 'seq' | 'status'> | null> {
	const [row] = await standOf(read, { wardId, id: dossierId });
	return row ?? null;
}

const idsByCode = prepared<{ wardId: string; code: string }>()((q, t, p) =>
	q
		.select({ id: t.dossier.id })
		.from(t.dossier)
		.where(and(eq(t.dossier.wardId, p.wardId), or(eq(t.dossier.code, p.code), eq(t.dossier.temporaryCode, p.code)))),
);

/** Id of the dossier of a ward with this dossier code or temporary code, upper case as issued; `null` when there is none. */
export async function findDossierByCode(read: Reader, wardId: string, code: string): Promise<string | null> {
	const [row] = await idsByCode(read, { wardId, code });
	return row?.id ?? null;
}

/** Where a dossier is, for the system's own work across wards. */
export interface DossierRef {
	readonly wardId: string;
	readonly dossierId: string;
}

const wakeable = prepared<{ now: string; limit: number }>()((q, t, p) =>
	q
		.select({ wardId: t.dossier.wardId, dossierId: t.dossier.id })
		.from(t.dossier)
		.where(and(isNotNull(t.dossier.wakeAt), lte(t.dossier.wakeAt, as(t.dossier.wakeAt, p.now))))
		.orderBy(asc(t.dossier.wakeAt))
		.limit(p.limit),
);

/** Dossiers whose postponed step or citizen's time to answer has come, longest first. References only, of all wards. */
export function dossiersToWake(read: Reader, now: string, limit = 100): Promise<readonly DossierRef[]> {
	return wakeable(read, { now, limit });
}

const fileOfDossier = prepared<{ wardId: string; dossierId: string; fileId: string }>()((q, t, p) =>
	q
		.select({ fileId: t.dossierFile.fileId })
		.from(t.dossier)
		.innerJoin(t.dossierFile, eq(t.dossierFile.dossierN, t.dossier.n))
		.where(and(eq(t.dossier.id, p.dossierId), eq(t.dossier.wardId, p.wardId), eq(t.dossierFile.fileId, p.fileId)))
		.limit(1),
);
/** Whether a dossier of the ward has a file, among its papers or results, now or earlier: who may see one may see the other. */
export async function dossierHasFile(
	read: Reader,
	wardId: string,
	dossierId: string,
	fileId: string,
): Promise<boolean> {
	return (await fileOfDossier(read, { wardId, dossierId, fileId })).length > 0;
}

const openIds = prepared<{ wardId: string; afterN: number; limit: number }>()((q, t, p) =>
	q
		.select({ n: t.dossier.n, id: t.dossier.id })
		.from(t.dossier)
		.where(and(eq(t.dossier.wardId, p.wardId), isNull(t.dossier.finishedAt), gt(t.dossier.n, p.afterN)))
		.orderBy(asc(t.dossier.n))
		.limit(p.limit),
);

/** Ids of all open dossiers of a ward, in the order of filing: to count their due dates anew after a calendar change. */
export async function* openDossierIds(read: Reader, wardId: string): AsyncGenerator<string> {
	const limit = 500;
	for (let afterN = 0; ; ) {
		const rows = await openIds(read, { wardId, afterN, limit });
		for (const row of rows) yield row.id;
		const last = rows.at(-1);
		if (last === undefined || rows.length < limit) return;
		afterN = last.n;
	}
}

const newestOf = prepared<{ wardId: string; procedureCode: string; limit: number }>()((q, t, p) =>
	q
		.select({ id: t.dossier.id })
		.from(t.dossier)
		.where(and(eq(t.dossier.wardId, p.wardId), eq(t.dossier.procedureCode, p.procedureCode)))
		.orderBy(desc(t.dossier.n))
		.limit(p.limit),
);

/** Ids of the newest dossiers of a procedure in a ward, open and finished, newest first: for an export. */
export async function newestDossierIds(
	read: Reader,
	of: { readonly wardId: string; readonly procedureCode: string; readonly limit: number },
): Promise<readonly string[]> {
	return (await newestOf(read, of)).map((row) => row.id);
}
