import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Database, databaseErrorOf } from '../../src/index.ts';
import { onBothEngines } from '../engines.ts';

onBothEngines('Transactions', (engine) => {
	const add = (db: Database, id: string, agencyCode = 'H26') =>
		db.read.insert(db.tables.ward).values({
			id,
			code: id,
			name: id,
			provinceCode: '01',
			agencyCode,
			createdAt: '2026-01-01T00:00:00.000Z',
		});
	const exists = async (db: Database, id: string) =>
		(await db.read.select().from(db.tables.ward).where(eq(db.tables.ward.id, id))).length === 1;

	it('answer with what the function returned, after the rows can be read', async () => {
		const { db } = engine();
		expect(
			await db.write(async () => {
				await add(db, 'answered');
				return 42;
			}),
		).toBe(42);
		expect(await exists(db, 'answered')).toBe(true);
	});

	it('hold a query that is returned without being awaited', async () => {
		const { db } = engine();
		const { ward } = db.tables;
		const returned = db.write((tx) => tx.update(ward).set({ name: 'nobody' }).where(eq(ward.id, 'nobody')));
		expect((await returned).rowCount).toBe(0);
	});

	it('undo everything of a function that throws, and nothing of its neighbours in the same batch', async () => {
		const { db } = engine();
		const results = await Promise.allSettled([
			db.write(async () => {
				await add(db, 'before');
			}),
			db.write(async () => {
				await add(db, 'thrown');
				throw new Error('changed my mind');
			}),
			db.write(async () => {
				await add(db, 'after');
			}),
		]);
		expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect([await exists(db, 'before'), await exists(db, 'thrown'), await exists(db, 'after')]).toEqual([
			true,
			false,
			true,
		]);
	});

	it('undo a function whose statement the database refuses', async () => {
		const { db } = engine();
		await add(db, 'twice');
		await expect(
			db.write(async () => {
				await add(db, 'beside');
				await add(db, 'twice');
			}),
		).rejects.toThrow();
		expect(await exists(db, 'beside')).toBe(false);
	});

	it('keep parameters, which are people’s data, out of error messages', async () => {
		const { db } = engine();
		await add(db, 'Nguyễn Văn Bí Mật');
		const error = await db.write(() => add(db, 'Nguyễn Văn Bí Mật')).catch((e: unknown) => e);
		const texts: string[] = [];
		for (let e: unknown = error; e instanceof Error; e = e.cause) texts.push(e.message, JSON.stringify(e));
		expect(texts.length).toBeGreaterThan(0);
		expect(texts.join()).not.toContain('Bí Mật');
	});

	it('see their own writes, while readers outside do not until the commit', async () => {
		const { db } = engine();
		const { promise: written, resolve: hasWritten } = Promise.withResolvers<void>();
		const seen: boolean[] = [];
		const outside = written.then(() => exists(db, 'uncommitted'));
		await db.write(async () => {
			await add(db, 'uncommitted');
			seen.push(await exists(db, 'uncommitted'));
			hasWritten();
			seen.push(await outside);
		});
		expect(seen).toEqual([true, false]);
		expect(await exists(db, 'uncommitted')).toBe(true);
	});

	it('do not swallow a write from outside that arrives while one is open and then fails', async () => {
		const { db } = engine();
		const { promise: opened, resolve: isOpen } = Promise.withResolvers<void>();
		const outside = opened.then(() => add(db, 'stranger'));
		const failing = db.write(async () => {
			await add(db, 'mine');
			isOpen();
			await exists(db, 'mine');
			throw new Error('undo');
		});
		await expect(failing).rejects.toThrow('undo');
		await outside;
		expect([await exists(db, 'mine'), await exists(db, 'stranger')]).toEqual([false, true]);
	});

	it('make a nested write a savepoint: its failure undoes its part only', async () => {
		const { db } = engine();
		await db.write(async () => {
			await add(db, 'outer');
			await expect(
				db.write(async () => {
					await add(db, 'inner');
					throw new Error('inner');
				}),
			).rejects.toThrow('inner');
			await Promise.all([
				db.write(async () => {
					await add(db, 'side-1');
				}),
				db.write(async () => {
					await add(db, 'side-2');
				}),
			]);
		});
		const found = await Promise.all(['outer', 'inner', 'side-1', 'side-2'].map((id) => exists(db, id)));
		expect(found).toEqual([true, false, true, true]);
	});

	it('survive a nested write that the database refuses', async () => {
		const { db } = engine();
		await add(db, 'taken');
		await db.write(async () => {
			await add(db, 'kept');
			await db
				.write(async () => {
					await add(db, 'taken');
				})
				.catch(() => {});
			await add(db, 'kept-too');
		});
		expect([await exists(db, 'kept'), await exists(db, 'kept-too')]).toEqual([true, true]);
	});

	it('run many at once without losing one', async () => {
		const { db } = engine();
		await add(db, 'counted', '0');
		const { ward } = db.tables;
		await Promise.all(
			Array.from({ length: 50 }, () =>
				db.write(async (tx) => {
					// Read and write in one transaction; the row lock makes it safe on both engines.
					await tx.update(ward).set({ name: 'locked' }).where(eq(ward.id, 'counted'));
					const [row] = await tx.select().from(ward).where(eq(ward.id, 'counted'));
					await tx
						.update(ward)
						.set({ agencyCode: String(Number(row?.agencyCode) + 1) })
						.where(eq(ward.id, 'counted'));
				}),
			),
		);
		const [row] = await db.read.select().from(ward).where(eq(ward.id, 'counted'));
		expect(row?.agencyCode).toBe('50');
	});

	it('tell whether the caller is in one', async () => {
		const { db } = engine();
		expect(db.inTransaction()).toBe(false);
		expect(await db.write(async () => db.inTransaction())).toBe(true);
	});

	it('refuse a statement that runs after the end, because somebody forgot to await', async () => {
		const { db } = engine();
		let late: Promise<unknown> = Promise.resolve();
		const { promise: ended, resolve: end } = Promise.withResolvers<void>();
		await db.write(
			async () => {
				late = ended.then(() => add(db, 'too-late'));
				late.catch(() => {});
			},
			{ name: 'forgetful' },
		);
		end();
		const error = await late.catch((e: unknown) => e);
		expect(databaseErrorOf(error)).toMatchObject({
			code: 'database.transactionClosed',
			message: expect.stringContaining('forgetful'),
		});
		expect(await exists(db, 'too-late')).toBe(false);
	});

	it('run what was asked for after the commit, once it is durable and only then', async () => {
		const { db, warnings } = engine();
		const log: string[] = [];
		await db.write(async (tx) => {
			tx.afterCommit(() => log.push('done'));
			tx.afterCommit(() => {
				throw new Error('waker broke');
			});
			await add(db, 'with-waker');
			log.push('end of function');
		});
		await db
			.write(async (tx) => {
				tx.afterCommit(() => log.push('never'));
				throw new Error('no');
			})
			.catch(() => {});
		await db.write(async () => {
			await db.write(async (tx) => {
				tx.afterCommit(() => log.push('nested'));
			});
			await db
				.write(async (tx) => {
					tx.afterCommit(() => log.push('never either'));
					throw new Error('no');
				})
				.catch(() => {});
		});
		expect(log).toEqual(['end of function', 'done', 'nested']);
		expect(warnings.map((warning) => warning.code)).toContain('database.afterCommitFailed');
	});

	it('hand deferred items of those that commit, and of no other, to their collector', async () => {
		const { db } = engine();
		const flushed: string[] = [];
		const collector = {
			name: 'test',
			flush: async (_: unknown, items: readonly string[]) => {
				flushed.push(...items);
			},
		};
		await Promise.allSettled([
			db.write(async (tx) => {
				tx.defer(collector, 'a');
			}),
			db.write(async (tx) => {
				tx.defer(collector, 'b');
				throw new Error('no');
			}),
			db.write(async (tx) => {
				tx.defer(collector, 'c');
				await db.write(async (inner) => {
					inner.defer(collector, 'd');
				});
				await db
					.write(async (inner) => {
						inner.defer(collector, 'e');
						throw new Error('no');
					})
					.catch(() => {});
			}),
		]);
		expect(flushed.sort()).toEqual(['a', 'c', 'd']);
	});

	it('let libraries that bring their own transactions use the gate', async () => {
		const { db } = engine();
		await expect(
			db.read.transaction(async () => {
				await add(db, 'library');
				throw new Error('library failed');
			}),
		).rejects.toThrow('library failed');
		expect(await exists(db, 'library')).toBe(false);
	});

	describe('that wait for something else', () => {
		it('are named in a warning and given up, and leave nothing', async () => {
			const { open, freshUrl, warnings } = engine();
			const db = await open({ url: await freshUrl(), limits: { transactionMs: 100 } });
			const stuck = db.write(
				async () => {
					await add(db, 'stuck');
					await new Promise((resolve) => setTimeout(resolve, 1_000));
					await add(db, 'stuck-2');
				},
				{ name: 'waits for the network' },
			);
			await expect(stuck).rejects.toThrow();
			expect(warnings.map((warning) => warning.transaction)).toContain('waits for the network');
			expect([await exists(db, 'stuck'), await exists(db, 'stuck-2')]).toEqual([false, false]);
			await add(db, 'life-goes-on');
			expect(await exists(db, 'life-goes-on')).toBe(true);
		});
	});

	it('are refused once the database is closed, and what was accepted before is finished', async () => {
		const { open, freshUrl } = engine();
		const url = await freshUrl();
		const db = await open({ url });
		const accepted = db.write(async () => {
			await add(db, 'accepted');
		});
		await Promise.all([accepted, db.close()]);
		await expect(db.write(async () => {})).rejects.toMatchObject({ code: 'database.closed' });
		const again = await open({ url });
		expect(await exists(again, 'accepted')).toBe(true);
	});
});
