import { existsSync } from 'node:fs';
import type { BackendConfig } from '../backends.ts';
import { type BilingualText, JobsError } from '../errors.ts';
import { addressWithoutSecrets } from './address.ts';

/** A person at a terminal waits no longer for a sign of life. */
const ANSWER_MS = 5_000;

/**
 * Makes sure that a file of jobs is there, and asks a Redis or PostgreSQL for a sign of life. The queue's own connections wait for one
 * that is away, which is right for a server and wrong for a person at a terminal.
 *
 * @returns what is wrong with the place, though jobs can be put there
 * @throws {JobsError} `jobs.badUrl`; `jobs.cannotOpen` after at most five seconds, saying whether nobody answers or the password is
 *   wrong
 */
export const assertAnswers = async (url: string): Promise<readonly BilingualText[]> => {
	assertReadable(url);
	try {
		if (/^rediss?:/.test(url)) return await askRedis(url);
		if (/^postgres(ql)?:/.test(url)) await askPostgres(url);
		return [];
	} catch (error) {
		throw cannotOpen(url, error);
	}
};

/**
 * A source that is not there would be made, empty, and its move would look like a success.
 *
 * @throws {JobsError} `jobs.cannotOpen`
 */
export const assertFileIsThere = ({ url, database }: BackendConfig): void => {
	const file = url.slice('sqlite:'.length);
	if (!url.startsWith('sqlite:') || database !== undefined || existsSync(file)) return;
	throw new JobsError('jobs.cannotOpen', {
		vi: `Không có tệp hàng đợi "${file}". Hãy kiểm tra MOTCUA_DATA_DIR, MOTCUA_JOBS_URL hoặc --from.`,
		en: `There is no job queue file "${file}". Check MOTCUA_DATA_DIR, MOTCUA_JOBS_URL or --from.`,
	});
};

const askRedis = async (url: string): Promise<readonly BilingualText[]> => {
	const { Redis } = await import('ioredis');
	const client = new Redis(url, {
		lazyConnect: true,
		connectTimeout: ANSWER_MS,
		commandTimeout: ANSWER_MS,
		retryStrategy: () => null,
		maxRetriesPerRequest: 0,
	});
	// What connecting says is the cause; the command that failed only says that there is no connection.
	let cause: Error | undefined;
	client.on('error', (error) => (cause ??= error));
	try {
		await client.connect();
		const warnings = evictionWarning(await client.info('memory'));
		// A database number that is not there is told as an event, and what follows would go to database 0.
		if (cause !== undefined) throw cause;
		return warnings;
	} catch (error) {
		throw cause ?? error;
	} finally {
		client.disconnect();
	}
};

const evictionWarning = (info: string): BilingualText[] => {
	const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
	if (policy === undefined || policy === 'noeviction') return [];
	return [
		{
			vi: `Redis đặt maxmemory-policy là "${policy}" nên có thể tự xoá việc khi thiếu bộ nhớ. Hãy đặt "noeviction" trong cấu hình Redis.`,
			en: `This Redis has maxmemory-policy "${policy}" and may drop jobs when memory runs short. Set "noeviction" in its configuration.`,
		},
	];
};

const askPostgres = async (url: string): Promise<void> => {
	const { default: pg } = await import('pg');
	const client = new pg.Client({
		connectionString: url,
		connectionTimeoutMillis: ANSWER_MS,
		query_timeout: ANSWER_MS,
	});
	client.on('error', () => undefined);
	try {
		await client.connect();
		await client.query('SELECT 1');
	} finally {
		await client.end().catch(() => undefined);
	}
};

/** Of PostgreSQL: the two ways of not letting somebody in. */
const REFUSED = new Set(['28P01', '28000']);

const cannotOpen = (url: string, error: unknown): JobsError => {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const reason = error instanceof Error ? error.message || code : String(error);
	const address = addressWithoutSecrets(url);
	const isRefused = REFUSED.has(code) || /WRONGPASS|NOAUTH|NOPERM|invalid password/i.test(reason);
	const text = isRefused
		? {
				vi: `${address} từ chối đăng nhập (${reason}). Hãy kiểm tra tên và mật khẩu trong địa chỉ.`,
				en: `${address} refuses the login (${reason}). Check name and password in the address.`,
			}
		: {
				vi: `${address} không trả lời hoặc không dùng được (${reason}). Hãy kiểm tra máy chủ có đang chạy, địa chỉ và cổng có đúng không.`,
				en: `${address} does not answer or can't be used (${reason}). Check that it is running, its address and its port.`,
			};
	return new JobsError('jobs.cannotOpen', text, { cause: error });
};

/** Signs in a name or password that end it for whoever reads the address: what follows would be taken for the host, and be told. */
const assertReadable = (url: string): void => {
	const login = /^[a-z]+:\/\/(.*)@/is.exec(url)?.[1] ?? '';
	if (!url.startsWith('sqlite:') && /[@/#?]/.test(login))
		throw new JobsError('jobs.badUrl', {
			vi: `Không đọc được địa chỉ ${addressWithoutSecrets(url)}: trong tên và mật khẩu, các ký tự @ : / # ? % phải viết dạng %40 %3A %2F %23 %3F %25.`,
			en: `The address ${addressWithoutSecrets(url)} can't be read: in name and password the characters @ : / # ? % are written %40 %3A %2F %23 %3F %25.`,
		});
};
