import { join } from 'node:path';
import type { Database } from '@motcua/database';
import type { ServerConfig } from '../config.ts';
import type { Ring } from '../steps/doorbell.ts';
import type { ChangeNotice } from '../views.ts';
import type { ServerFacts } from './fit-server.ts';
import { openLocalNeighbours } from './local-neighbours.ts';
import { openPostgresNeighbours } from './postgres-neighbours.ts';
import { withStandIn } from './stand-in.ts';

/** What one process of an installation tells the others. Ids only. */
export type News =
	/** A dossier changed: for the open pages. */
	| { readonly kind: 'change'; readonly wardId: string; readonly notice: ChangeNotice }
	/** A commit left work behind. */
	| { readonly kind: 'ring'; readonly why: Ring }
	/** A run was worked on: its place in the queue is free. */
	| { readonly kind: 'worked'; readonly stepRunId: string }
	/** The outbox was emptied. */
	| { readonly kind: 'carried' }
	/** What is remembered of a ward is out of date. */
	| { readonly kind: 'ward'; readonly wardId: string }
	/** A worker wants to know whether it fits the server. */
	| { readonly kind: 'ask' }
	| ({ readonly kind: 'server' } & ServerFacts)
	/** This process hands out the work, and is well. */
	| { readonly kind: 'leads' };

/**
 * The other processes of the installation: servers and workers. News save waiting and nothing more: one that is lost
 * costs the time until the next look, never work or data.
 */
export interface Neighbours {
	/** Call after the commit. */
	tell(news: News): void;
	/** Hears what the others tell, not what this process told. Returns how to stop that. */
	onNews(listener: (news: News) => void): () => void;
	/** Whether this process hands out the work: one does at a time, another takes over when it is gone or silent. */
	lead(): Promise<boolean>;
	close(): Promise<void>;
}

/** Meets the others: over a local socket for a database in a file, over the database itself on PostgreSQL. */
export async function openNeighbours(
	config: Pick<ServerConfig, 'dataDir' | 'databaseUrl'>,
	db: Pick<Database, 'dialect'>,
): Promise<Neighbours> {
	if (db.dialect === 'postgres') return withStandIn(await openPostgresNeighbours(config.databaseUrl));
	return withStandIn(openLocalNeighbours(join(config.dataDir, 'processes')));
}

/** For a process that has its data folder to itself. */
export const noNeighbours = (): Neighbours => ({
	tell: () => {},
	onNews: () => () => {},
	lead: async () => true,
	close: async () => {},
});
