import type { Database } from '@motcua/database';
import type { DocumentRenderer } from '@motcua/documents';
import type { Jobs } from '@motcua/jobs';
import type { PackageStore, Wall } from '@motcua/plugin-host';
import type { StepRunner } from '@motcua/procedure-sdk';
import type { SigningKey, TrustedKey } from '@motcua/procedure-tools';
import type { Logger } from 'pino';
import type { RateLimiter } from './api/rate-limit.ts';
import type { Outside } from './capabilities/outside/outside.ts';
import type { ServerConfig } from './config.ts';
import type { TrackTokens } from './dossiers/tracking/track-tokens.ts';
import type { FileStore } from './files/file-store.ts';
import type { Scanner } from './files/scanner.ts';
import type { ChangeFeed } from './live/change-feed.ts';
import type { Mailer } from './notifications/mailer.ts';
import type { Catalogue } from './procedures/catalogue.ts';
import type { Replays } from './procedures/install/replays.ts';
import type { Shelf } from './procedures/install/sources/shelf.ts';
import type { Staging } from './procedures/install/sources/staging.ts';
import type { Neighbours } from './processes/neighbours.ts';
import type { SetupToken } from './setup/setup-token.ts';
import type { Doorbell } from './steps/doorbell.ts';

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
	/** By digest; heals itself from the folder of packages. */
	readonly packages: PackageStore;
	/** Keys of the releases of Motcua. */
	readonly coreKeys: readonly TrustedKey[];
	/** Packages that were handed in and wait for a decision. */
	readonly staging: Staging;
	/** Their samples, as they are played in the sandbox. */
	readonly replays: Replays;
	readonly documents: DocumentRenderer;
	readonly changes: ChangeFeed;
	readonly mailer: Mailer;
	/** The way of procedures' code to other machines. */
	readonly outside: Outside;
	readonly rateLimiter: RateLimiter;
	readonly startedAt: Temporal.Instant;
	/** Packages that may be installed. */
	readonly shelf: Shelf;
	/** The ward's own key, for packages from the shelf. */
	readonly localKey: SigningKey;
	readonly setupToken: SetupToken;
	/** Which walls stand around the code of procedures on this machine. */
	describeWalls(): Promise<readonly Wall[]>;
	/** Wards and procedures, remembered. */
	readonly catalogue: Catalogue;
	readonly trackTokens: TrackTokens;
	/** Wakes the step engine, wherever it runs. */
	readonly doorbell: Doorbell;
	/** The other processes of this installation. */
	readonly neighbours: Neighbours;
}
