import { AsyncLocalStorage } from 'node:async_hooks';
import { transactionClosed } from './errors.ts';
import type { Collector, DatabaseWarning, Tx } from './handle.ts';

/** What a transaction handle can do beyond queries. */
export interface ScopeActions {
	defer<T>(collector: Collector<T>, item: T): void;
	afterCommit(action: () => void): void;
}

/** One transaction, or one savepoint in it, while it is open. `connection` is whatever the engine routes its statements by. */
export class TransactionScope<Connection> {
	readonly name: string;
	readonly connection: Connection;
	readonly tx: Tx;
	open = true;
	readonly deferred: { readonly collector: Collector<never>; readonly item: never }[] = [];
	readonly afterCommit: (() => void)[] = [];
	#lastNested: Promise<unknown> = Promise.resolve();

	constructor(name: string, connection: Connection, newTx: (actions: ScopeActions) => Tx) {
		this.name = name;
		this.connection = connection;
		this.tx = newTx({
			defer: (collector, item) => this.deferred.push({ collector: collector as Collector<never>, item: item as never }),
			afterCommit: (action) => this.afterCommit.push(action),
		});
	}

	/** Savepoints nest, they cannot overlap: two that are started together run one after the other. */
	nest<T>(run: () => Promise<T>): Promise<T> {
		const result = this.#lastNested.then(run);
		this.#lastNested = result.catch(() => {});
		return result;
	}

	/** What a savepoint promised becomes the promise of what surrounds it. */
	adopt(nested: TransactionScope<Connection>): void {
		this.deferred.push(...nested.deferred);
		this.afterCommit.push(...nested.afterCommit);
	}
}

/** Knows in which transaction, if any, the caller runs; follows it through every `await`. */
export class CurrentScope<Connection> {
	readonly #store = new AsyncLocalStorage<TransactionScope<Connection>>();

	/** Throws `database.transactionClosed` inside a transaction that has ended: somebody forgot an `await`. */
	get(): TransactionScope<Connection> | undefined {
		const scope = this.#store.getStore();
		if (scope !== undefined && !scope.open) throw transactionClosed(scope.name);
		return scope;
	}
	run<T>(scope: TransactionScope<Connection>, fn: (tx: Tx) => PromiseLike<T>): Promise<T> {
		// Awaited inside: a query that is returned unawaited starts only when somebody waits for it, and must do so in here.
		return this.#store.run(scope, async () => await fn(scope.tx));
	}
}

/** Deferred items of several transactions, per collector, in the order in which the transactions succeeded. */
export function groupDeferred(
	scopes: readonly TransactionScope<unknown>[],
): ReadonlyMap<Collector<never>, readonly never[]> {
	const groups = new Map<Collector<never>, never[]>();
	for (const scope of scopes) {
		for (const { collector, item } of scope.deferred) {
			const items = groups.get(collector);
			if (items === undefined) groups.set(collector, [item]);
			else items.push(item);
		}
	}
	return groups;
}

/** The change is durable by now: a failure here is the waker's, never the writer's. */
export function runAfterCommit(scope: TransactionScope<unknown>, warn: (warning: DatabaseWarning) => void): void {
	for (const action of scope.afterCommit) {
		try {
			action();
		} catch (cause) {
			warn({
				code: 'database.afterCommitFailed',
				text: 'An action after a commit failed',
				transaction: scope.name,
				cause,
			});
		}
	}
}
