import type { TestProject } from 'vitest/node';
import { startTestPostgres } from '../src/testing/test-postgres.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of a server on which databases may be made; `null` when there is none. */
		postgresUrl: string | null;
	}
}

/** One PostgreSQL server for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	try {
		const server = await startTestPostgres();
		project.provide('postgresUrl', await server.createDatabase());
		return () => server.stop();
	} catch (error) {
		// The tests of PostgreSQL are skipped, visibly: a machine without it must still be able to run the others.
		console.warn(`PostgreSQL is not tested: ${error instanceof Error ? error.message : String(error)}`);
		project.provide('postgresUrl', null);
		return async () => {};
	}
}
