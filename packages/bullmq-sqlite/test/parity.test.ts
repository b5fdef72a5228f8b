import { type IQueueBackend, PostgresQueueBackend, RedisQueueBackend } from 'bullmq';
import { describe, expect, it } from 'vitest';
import { SqliteQueueBackend } from '../src/index.ts';

/** Names a class answers to, with those it inherits. */
const membersOf = (prototype: object): Set<string> => {
	const names = new Set<string>();
	for (let level = prototype; level !== Object.prototype; level = Object.getPrototypeOf(level)) {
		for (const name of Object.getOwnPropertyNames(level)) names.add(name);
	}
	return names;
};

/** Made in the constructor here, getters or fields there. */
const fields: ReadonlySet<keyof IQueueBackend> = new Set([
	'closing',
	'keys',
	'qualifiedName',
	'minimumBlockTimeout',
	'maximumBlockTimeout',
] as const);

describe('parity with the backends BullMQ brings itself', () => {
	it('has every member that both of them have', () => {
		const redis = membersOf(RedisQueueBackend.prototype);
		const postgres = membersOf(PostgresQueueBackend.prototype);
		const ours = membersOf(SqliteQueueBackend.prototype);
		const shared = [...redis].filter((name) => postgres.has(name));
		const missing = shared.filter((name) => !ours.has(name) && !(fields as ReadonlySet<string>).has(name));
		expect(missing).toEqual([]);
		expect(shared.length).toBeGreaterThan(85);
	});
});
