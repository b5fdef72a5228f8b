import { DatabaseError } from '@motcua/database';
import { addressWithoutSecrets } from '@motcua/jobs/address';
import { ConfigError, type ServerConfig } from '../config.ts';
import type { Services } from '../services.ts';
import { version } from '../version.ts';
import type { Neighbours } from './neighbours.ts';

/** What a worker must have as the server has it. */
export interface ServerFacts {
	/** Of the program. */
	readonly version: string;
	/** Address of the queue, without names and passwords: processes may use different ones. */
	readonly queue: string;
}

const LOOK_EVERY_MS = 5_000;

export const factsOf = ({ jobsUrl }: Pick<ServerConfig, 'jobsUrl'>): ServerFacts => ({
	version,
	queue: addressWithoutSecrets(jobsUrl).replace(/\/\/[^/]*@/, '//'),
});

/** The server's part: tells every worker that asks. */
export function tellWorkers(neighbours: Neighbours, config: Pick<ServerConfig, 'jobsUrl'>): void {
	neighbours.onNews((news) => {
		if (news.kind === 'ask') neighbours.tell({ kind: 'server', ...factsOf(config) });
	});
}

/** How a worker looks whether it still fits. */
export interface FitWatch {
	/** Never resolves; rejects with what does not fit any more, and the worker is to stop. */
	readonly fits: Promise<never>;
	close(): void;
}

/**
 * The worker's part: asks again and again, because the server may be upgraded beside it. An old program on a new schema, or
 * beside a server of another version, stops; its service starts it again, with the new program. Another queue is no reason to stop,
 * because two addresses may lead to one, but somebody should know.
 */
export function watchFit({ config, db, neighbours, logger }: Services): FitWatch {
	const own = factsOf(config);
	let warned = '';
	let stop: (error: Error) => void = () => {};
	const fits = new Promise<never>((_, reject) => {
		stop = reject;
	});
	// Nobody may be waiting for it yet when it happens.
	fits.catch(() => {});
	const forget = neighbours.onNews((news) => {
		if (news.kind !== 'server') return;
		if (news.version !== own.version) stop(otherVersion(news.version));
		if (news.queue === own.queue || news.queue === warned) return;
		warned = news.queue;
		const text = otherQueue(own.queue, news.queue);
		logger.error({ code: 'config.otherQueue', server: news.queue, worker: own.queue }, `${text.vi} / ${text.en}`);
	});
	const look = (): void => {
		neighbours.tell({ kind: 'ask' });
		db.pendingMigrations().catch((error: unknown) => {
			// A database that is away for a moment is the engine's affair.
			if (error instanceof DatabaseError && error.code === 'database.newerSchema') stop(upgraded(error));
		});
	};
	const soon = setTimeout(look, 500).unref();
	const timer = setInterval(look, LOOK_EVERY_MS).unref();
	return {
		fits,
		close() {
			clearTimeout(soon);
			clearInterval(timer);
			forget();
		},
	};
}

const otherVersion = (server: string): ConfigError =>
	new ConfigError('config.otherVersion', 'motcua worker', {
		vi: `Máy chủ là bản ${server}, tiến trình này là bản ${version} nên dừng lại. Cập nhật chương trình ở cả hai nơi rồi chạy lại.`,
		en: `The server is version ${server} and this worker is ${version}, so it stops. Bring both to the same version and start it again.`,
	});

const upgraded = (cause: DatabaseError): ConfigError =>
	new ConfigError(cause.code, 'motcua worker', {
		vi: `Cơ sở dữ liệu vừa được một bản Motcua mới hơn nâng cấp nên tiến trình này dừng lại. Cập nhật chương trình ở đây rồi chạy lại.`,
		en: `A newer Motcua has just upgraded the database, so this worker stops. Update the program here and start it again.`,
	});

const otherQueue = (own: string, server: string) => ({
	vi: `Tiến trình này dùng hàng đợi ${own}, máy chủ dùng ${server}. Nếu đó không phải cùng một nơi, đặt MOTCUA_JOBS_URL như của máy chủ`,
	en: `this worker uses the queue ${own}, the server ${server}; if they are not one place, set MOTCUA_JOBS_URL as the server has it`,
});
