import { randomUUID } from 'node:crypto';
import { createPostgresBackend, DEFAULT_SCHEMA, type JobsOptions, Queue } from 'bullmq';
import { addJobInTransaction } from 'bullmq-sqlite';
import type { JobsBackendKind } from './backends.ts';
import { JobsError } from './errors.ts';
import type { JobPayload } from './job-type.ts';
import { JOBS_PREFIX, type Lane } from './lane.ts';

/** The part of a `pg` client that is needed; the client the caller's transaction is open on. */
export interface TransactionClient {
	query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** A job written down beside the data it is about, to be handed to the queue after the commit. */
export interface OutboxEntry {
	readonly type: string;
	/** The job's id, made here when none was given: handing it over twice makes one job. */
	readonly id: string;
	readonly payload: JobPayload;
	/** BullMQ's options; opaque, to be stored as JSON. */
	readonly options: JobsOptions;
}

/** The transaction a job is to join. */
export type JobTransaction =
	/** Jobs on SQLite, opened with `database`: the transaction that is open on that connection. */
	| { readonly kind: 'sqlite' }
	/** Jobs on PostgreSQL, in the same database: the client the transaction is open on. */
	| { readonly kind: 'postgres'; readonly client: TransactionClient }
	/** Any backend: `put` writes the entry in the transaction; `jobs.relay` hands it over afterwards. */
	| { readonly kind: 'outbox'; put(entry: OutboxEntry): void | Promise<void> };

/** A checked job on its way into a transaction. */
export interface JoiningJob {
	readonly lane: Lane;
	readonly name: string;
	readonly payload: JobPayload;
	readonly options: JobsOptions;
}

const cannotJoin = (vi: string, en: string): JobsError => new JobsError('jobs.cannotJoin', { vi, en });

/**
 * Puts a job into the caller's transaction. On SQLite everything has happened when this returns, and a refusal is thrown
 * at once, so that it works inside a synchronous transaction.
 */
export const joinTransaction = (
	kind: JobsBackendKind,
	job: JoiningJob,
	transaction: JobTransaction,
): Promise<string> => {
	if (transaction.kind === 'outbox') return putInOutbox(job, transaction);
	if (transaction.kind !== kind) {
		throw cannotJoin(
			`Hàng đợi đang ở ${kind}, không thể ghi việc trong giao dịch ${transaction.kind}; hãy dùng hộp thư đi (outbox).`,
			`The jobs are on ${kind} and cannot join a ${transaction.kind} transaction; use the outbox.`,
		);
	}
	if (transaction.kind === 'postgres') return joinPostgres(job, transaction.client);
	return Promise.resolve(addJobInTransaction(job.lane.queue, job.name, job.payload, job.options));
};

const putInOutbox = async (
	{ lane, payload, options }: JoiningJob,
	transaction: Extract<JobTransaction, { kind: 'outbox' }>,
): Promise<string> => {
	const id = options.jobId ?? randomUUID();
	await transaction.put({ type: lane.type.id, id, payload, options: { ...options, jobId: id } });
	return id;
};

/**
 * A queue on the transaction's own client: its INSERT and its NOTIFY become part of the transaction. The search path is
 * BullMQ's schema for that while only.
 */
const joinPostgres = async (
	{ lane, name, payload, options }: JoiningJob,
	client: TransactionClient,
): Promise<string> => {
	const { rows } = await client.query("SELECT current_setting('search_path') AS path");
	const path = String(rows[0]?.path ?? 'public');
	await client.query("SELECT set_config('search_path', $1, true)", [DEFAULT_SCHEMA]);
	const queue = new Queue(
		lane.type.id,
		{
			connection: poolOf(client),
			prefix: JOBS_PREFIX,
			skipMetasUpdate: true,
			defaultJobOptions: lane.queue.defaultJobOptions,
		} as never,
		createPostgresBackend,
	);
	try {
		const job = await queue.add(name, payload, options);
		await client.query("SELECT set_config('search_path', $1, true)", [path]);
		return job.id ?? '';
	} finally {
		await queue.close();
	}
};

/** BullMQ takes a pool; this one has a single connection, which is not its own to close. */
const poolOf = (client: TransactionClient) => {
	const query = (text: string, values?: unknown[]) => client.query(text, values);
	const pool = {
		options: { keepAlive: true },
		query,
		connect: async () => ({ query, release: () => undefined, on: () => undefined, removeListener: () => undefined }),
		end: async () => undefined,
		on: () => pool,
		removeListener: () => pool,
	};
	return pool;
};

/** An entry of a type nobody here knows: it stays in the outbox until a release that does. */
export const unknownEntry = (type: string): JobsError =>
	new JobsError('jobs.unknownType', {
		vi: `Không có loại việc "${type}" trong tiến trình này.`,
		en: `There is no job type "${type}" in this process.`,
	});
