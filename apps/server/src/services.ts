import type { Database } from '@motcua/database';
import type { DocumentRenderer } from '@motcua/documents';
import type { Jobs } from '@motcua/jobs';
import type { PackageStore } from '@motcua/plugin-host';
import type { StepRunner } from '@motcua/procedure-sdk';
import type { Logger } from 'pino';
import type { RateLimiter } from './api/rate-limit.ts';
import type { ServerConfig } from './config.ts';
import type { FileStore } from './files/file-store.ts';
import type { Scanner } from './files/scanner.ts';
import type { ChangeFeed } from './live/change-feed.ts';
import type { Mailer } from './notifications/mailer.ts';

/** The clock is injected: the demo seed and the tests run on their own time. */
export interface Clock {
	now(): Temporal.Instant;
}

/** Everything a use case may lean on; made once in `startServer`. */
export interface Services {
	readonly config: ServerConfig;
	readonly clock: Clock;
	readonly logger: Logger;
	readonly db: Database;
	readonly files: FileStore;
	readonly scanner: Scanner;
	readonly jobs: Jobs;
	readonly runner: StepRunner;
	readonly packages: PackageStore;
	readonly documents: DocumentRenderer;
	readonly changes: ChangeFeed;
	readonly mailer: Mailer;
	readonly rateLimiter: RateLimiter;
}
