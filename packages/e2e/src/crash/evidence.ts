import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import {
	type AuditVerdict,
	type Database,
	openDatabase,
	type Reader,
	type Tables,
	verifyAudit,
} from '@motcua/database';
import type { DossierEvent } from '@motcua/domain/dossier';

type Row<K extends keyof Tables> = Tables[K]['$inferSelect'];

/** One dossier as it stands in the stopped database. */
export interface StoredDossier {
	readonly row: Row<'dossier'>;
	readonly events: readonly DossierEvent[];
	readonly files: readonly Row<'dossierFile'>[];
}

/** Everything that a killed server left behind. */
export interface Evidence {
	readonly dossiers: ReadonlyMap<string, StoredDossier>;
	/** Idempotency key → the dossier that it answers with. */
	readonly keys: ReadonlyMap<string, string>;
	readonly uploads: ReadonlyMap<string, Row<'upload'>>;
	readonly files: ReadonlyMap<string, Row<'file'>>;
	readonly stepRuns: readonly Row<'stepRun'>[];
	readonly notifications: readonly Row<'notification'>[];
	readonly outbox: readonly Row<'outbox'>[];
	readonly audit: AuditVerdict;
	/** File id → whether the bytes on the disk have that hash. Files that are not there are not in it. */
	readonly disk: ReadonlyMap<string, boolean>;
}

/** Reads what a stopped server left, again and again; files that were whole once are not hashed again. */
export interface EvidenceRoom {
	/** @param everything hashes all files anew */
	collect(options?: { readonly everything?: boolean }): Promise<Evidence>;
}

export function openEvidenceRoom(dataDir: string, wardId: string): EvidenceRoom {
	const whole = new Map<string, boolean>();
	return {
		async collect({ everything = false } = {}) {
			if (everything) whole.clear();
			await hashFiles(join(dataDir, 'files'), whole);
			return onCopy(dataDir, async (db) => readEvidence(db, wardId, new Map(whole)));
		},
	};
}

/** The database is looked at as a copy: opening the real one would repair it before the server has to. */
async function onCopy<T>(dataDir: string, look: (db: Database) => Promise<T>): Promise<T> {
	const folder = await mkdtemp(join(tmpdir(), 'motcua-evidence-'));
	try {
		const file = join(folder, 'motcua.sqlite');
		await copyFile(join(dataDir, 'motcua.sqlite'), file);
		const wal = join(dataDir, 'motcua.sqlite-wal');
		await copyFile(wal, `${file}-wal`).catch(ignoreMissing);
		const db = await openDatabase({ url: `sqlite:${file}`, migrations: 'refuse' });
		try {
			return await look(db);
		} finally {
			await db.close();
		}
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function readEvidence(
	{ read, tables }: Database,
	wardId: string,
	disk: ReadonlyMap<string, boolean>,
): Promise<Evidence> {
	const keys = await read.select().from(tables.idempotencyKey);
	return {
		dossiers: await readDossiers(read),
		keys: new Map(keys.map(({ key, answer }) => [key, dossierIdIn(answer)])),
		uploads: byId(await read.select().from(tables.upload)),
		files: byId(await read.select().from(tables.file)),
		stepRuns: await read.select().from(tables.stepRun),
		notifications: await read.select().from(tables.notification),
		outbox: await read.select().from(tables.outbox),
		audit: await verifyAudit(read, wardId),
		disk,
	};
}

async function readDossiers(read: Reader): Promise<ReadonlyMap<string, StoredDossier>> {
	const { dossier, dossierEvent, dossierFile } = read.tables;
	const rows = await read.select().from(dossier);
	const ids = new Map(rows.map(({ n, id }) => [n, id]));
	const events = Map.groupBy(
		(await read.select().from(dossierEvent)).map(({ n: _, dossierN, ...event }) => ({
			...event,
			dossierId: ids.get(dossierN) ?? 'unknown',
		})),
		({ dossierId }) => dossierId,
	);
	const files = Map.groupBy(await read.select().from(dossierFile), ({ dossierN }) => dossierN);
	return new Map(
		rows.map((row) => [
			row.id,
			{
				row,
				// Written from DossierEvent; whether it still is one is what the rules find out.
				events: (events.get(row.id) ?? []).toSorted((a, b) => a.seq - b.seq) as DossierEvent[],
				files: files.get(row.n) ?? [],
			},
		]),
	);
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
	new Map(rows.map((row) => [row.id, row]));

const dossierIdIn = (answer: unknown): string =>
	typeof answer === 'object' && answer !== null && 'dossierId' in answer ? String(answer.dossierId) : 'none';

/** Hashes the files of the store that are not known to be whole. */
async function hashFiles(store: string, whole: Map<string, boolean>): Promise<void> {
	await mkdir(store, { recursive: true });
	for (const folder of await readdir(store)) {
		if (folder === 'tmp') continue;
		for (const name of await readdir(join(store, folder))) {
			if (whole.get(name) === true) continue;
			const hash = createHash('sha256');
			await pipeline(createReadStream(join(store, folder, name)), hash);
			whole.set(name, hash.digest('hex') === name);
		}
	}
}

function ignoreMissing(error: unknown): void {
	if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
