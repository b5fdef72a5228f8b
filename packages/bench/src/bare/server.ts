/**
 * The baseline: as little as a durable filing can be. Fastify, zod, one row in SQLite with `synchronous=FULL`, commits
 * shared by all requests of a turn of the event loop. Prints its address; ends with its parent.
 */
import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import fastify from 'fastify';
import { z } from 'zod';

const [file = ':memory:'] = process.argv.slice(2);

const filing = z.object({
	idempotencyKey: z.uuid(),
	code: z.string().max(20),
	digest: z.string().max(100),
	answers: z.record(z.string(), z.unknown()),
	documents: z.array(z.object({ requirement: z.string(), uploadIds: z.array(z.string()) })),
	delivery: z.object({ method: z.string() }),
});

const database = new Database(file);
database.pragma('journal_mode = WAL');
database.pragma('synchronous = FULL');
database.exec('create table filing (id text primary key, body text not null, at integer not null) without rowid');
const insert = database.prepare('insert into filing values (?, ?, ?)');

let waiting: { body: string; done: (id: string) => void }[] = [];

function commitAll(): void {
	const batch = waiting;
	waiting = [];
	const ids: string[] = [];
	database.transaction(() => {
		for (const one of batch) {
			const id = randomUUID();
			insert.run(id, one.body, Date.now());
			ids.push(id);
		}
	})();
	for (const [index, one] of batch.entries()) one.done(ids[index] ?? '');
}

const app = fastify();
app.post('/file', (request) => {
	const parsed = filing.parse(request.body);
	return new Promise((resolve) => {
		if (waiting.length === 0) setImmediate(commitAll);
		waiting.push({ body: JSON.stringify(parsed), done: (id) => resolve({ id }) });
	});
});
console.log(await app.listen({ port: 0, host: '127.0.0.1' }));
process.on('disconnect', () => process.exit(0));
