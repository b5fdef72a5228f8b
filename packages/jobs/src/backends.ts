import {
	type BackendFactory,
	createPostgresBackend,
	createRedisBackend,
	DEFAULT_SCHEMA,
	type IQueueBackend,
	type QueueOptions,
	runMigrations,
} from 'bullmq';
import { createSqliteBackend, openStore, type StoreOptions } from 'bullmq-sqlite';
import type { Pool } from 'pg';
import { JobsError } from './errors.ts';

export type JobsBackendKind = 'sqlite' | 'redis' | 'postgres';

/** An open backend: what every queue and worker of the process is made with. */
export interface OpenBackend {
	readonly kind: JobsBackendKind;
	/** The address without its password, for logs and the health page. */
	readonly address: string;
	readonly factory: BackendFactory<IQueueBackend, unknown>;
	readonly connection: unknown;
	/**
	 * When a queue's counts by the minute were last moved on, and the count at that time: BullMQ's PostgreSQL backend keeps
	 * both and answers zeros in their place. Undefined where BullMQ tells it.
	 */
	readonly metricsMark?: (queue: string, kind: 'completed' | 'failed') => Promise<MetricsMark>;
	/** From now on a connection that is lost is not made again, so that closing does not wait for a server that is away. */
	stopReconnecting?(): void;
	close(): Promise<void>;
}

/** Milliseconds of the epoch (0: nothing has ended yet), and how many had ended before. */
export interface MetricsMark {
	readonly prevTS: number;
	readonly prevCount: number;
}

/** Where jobs are kept. */
export interface BackendConfig {
	/** `sqlite:<file>`, `redis://…`, `rediss://…` or `postgres://…`. */
	readonly url: string;
	/** SQLite only: an open connection to join instead of the file's own, so that jobs share its transactions. */
	readonly database?: StoreOptions['database'];
	/** SQLite only, see `StoreOptions`. */
	readonly sqlite?: Pick<StoreOptions, 'synchronous' | 'busyTimeout' | 'pollInterval' | 'socketHint'>;
}

/** Connections one process may hold: every worker keeps one to be woken, queues share the rest. */
const POSTGRES_CONNECTIONS = 40;

/**
 * Opens the backend a URL names.
 *
 * @throws {JobsError} `jobs.badUrl`, `jobs.cannotOpen`.
 */
export const openBackend = async (config: BackendConfig): Promise<OpenBackend> => {
	const { url } = config;
	if (url.startsWith('sqlite:')) return openSqlite(url.slice('sqlite:'.length), config);
	if (/^rediss?:\/\//.test(url)) return openRedis(url);
	if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
	throw new JobsError(
		'jobs.badUrl',
		{
			vi: 'Địa chỉ hàng đợi không hợp lệ: cần "sqlite:<tệp>", "redis://…" hoặc "postgres://…".',
			en: 'The address of the job queue is not valid: expected "sqlite:<file>", "redis://…" or "postgres://…".',
		},
		{ field: 'url' },
	);
};

const openSqlite = (file: string, config: BackendConfig): OpenBackend => {
	try {
		const store = openStore(
			config.database === undefined ? { ...config.sqlite, file } : { ...config.sqlite, database: config.database },
		).retain();
		return {
			kind: 'sqlite',
			address: `sqlite:${store.file}`,
			connection: store,
			factory: (name, options, role) => createSqliteBackend(name, { ...options, connection: store }, role),
			close: () => store.release(),
		};
	} catch (error) {
		throw new JobsError(
			'jobs.cannotOpen',
			{
				vi: `Không mở được tệp hàng đợi "${file}". Hãy kiểm tra thư mục có tồn tại và ghi được không.`,
				en: `Cannot open the job queue file "${file}". Check that its folder exists and is writable.`,
			},
			{ cause: error },
		);
	}
};

/** BullMQ's own options type names the connection of each backend; here it is known by the factory alone. */
const own = <Connection>(options: object, connection: Connection): QueueOptions<Connection> =>
	Object.assign(options as QueueOptions<Connection>, { connection });

/** A pool is one of the connections BullMQ takes on PostgreSQL; its declared type only lacks the index signature. */
type PostgresConnection = Parameters<typeof createPostgresBackend>[1]['connection'];

/** A Redis that is back is used again within two seconds, however long it was away. */
const RECONNECT_MS = { step: 200, most: 2_000 };

const openRedis = (url: string): OpenBackend => {
	let stopped = false;
	const retryStrategy = (times: number): number | null =>
		stopped ? null : Math.min(times * RECONNECT_MS.step, RECONNECT_MS.most);
	// Who asks is told at once that it is away: what would wait here for an hour would be done many times in the end.
	const asking = { url, retryStrategy, maxRetriesPerRequest: 0, enableOfflineQueue: false };
	// A worker's connection must never give up on a command (`null`): a Redis that restarts is waited for.
	const working = { url, retryStrategy, maxRetriesPerRequest: null };
	return {
		kind: 'redis',
		address: withoutPassword(url),
		connection: working,
		factory: (name, options, role) =>
			createRedisBackend(name, own(options, role?.withBlockingConnection ? working : asking), role),
		stopReconnecting() {
			stopped = true;
		},
		close: async () => undefined,
	};
};

const openPostgres = async (url: string): Promise<OpenBackend> => {
	const { default: pg } = await import('pg');
	const pool = new pg.Pool({
		connectionString: url,
		max: POSTGRES_CONNECTIONS,
		keepAlive: true,
		options: `-c search_path=${DEFAULT_SCHEMA}`,
	});
	// A lost idle connection is replaced at the next query; without a listener it would end the process.
	pool.on('error', () => undefined);
	// So would one that is lost while it is lent out; whoever has it is told by its query.
	pool.on('connect', (client) => client.on('error', () => undefined));
	// Every queue and worker listens on the shared pool.
	pool.setMaxListeners(0);
	await prepareSchema(pool, withoutPassword(url));
	return {
		kind: 'postgres',
		address: withoutPassword(url),
		connection: pool,
		factory: (name, options, role) =>
			alwaysReady(createPostgresBackend(name, own(options, pool as unknown as PostgresConnection), role)),
		metricsMark: async (queue, kind) => {
			const { rows } = await pool.query<{ prev_ts: string | null; prev_count: string }>(
				`SELECT prev_ts, prev_count FROM ${DEFAULT_SCHEMA}.metrics WHERE queue = $1 AND kind = $2`,
				[queue, kind],
			);
			return { prevTS: Number(rows[0]?.prev_ts ?? 0), prevCount: Number(rows[0]?.prev_count ?? 0) };
		},
		close: () => pool.end(),
	};
};

/**
 * BullMQ looks at its schema at the first use of each connection, and remembers a failure for ever: a queue first used while
 * PostgreSQL was away would never work again, and a worker would spin on the remembered failure without ever letting
 * the process do anything else. The schema was looked at when the backend was opened; each query says itself
 * whether the server is there.
 */
const alwaysReady = (backend: IQueueBackend): IQueueBackend => {
	const { connection } = backend as unknown as { readonly connection: { waitUntilReady(): Promise<void> } };
	connection.waitUntilReady = async () => undefined;
	return backend;
};

/** BullMQ's tables are made or brought up to date here, once per start, under its own lock. */
const prepareSchema = async (pool: Pool, address: string): Promise<void> => {
	try {
		const client = await pool.connect();
		try {
			await runMigrations(client, DEFAULT_SCHEMA);
		} finally {
			client.release();
		}
	} catch (error) {
		await pool.end();
		throw new JobsError(
			'jobs.cannotOpen',
			{
				vi: `Không mở được hàng đợi trên PostgreSQL (${address}). Hãy kiểm tra máy chủ có đang chạy và tài khoản có quyền tạo bảng không.`,
				en: `Cannot open the job queue on PostgreSQL (${address}). Check that it is running and that the account may create tables.`,
			},
			{ cause: error },
		);
	}
};

const withoutPassword = (url: string): string => {
	try {
		const parsed = new URL(url);
		parsed.password = '';
		return parsed.toString();
	} catch (error) {
		throw new JobsError(
			'jobs.badUrl',
			{ vi: 'Địa chỉ hàng đợi không đọc được.', en: 'The address of the job queue cannot be read.' },
			{ field: 'url', cause: error },
		);
	}
};
