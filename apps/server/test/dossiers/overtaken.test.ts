import { type Database, loadDossier, openDatabase } from '@motcua/database';
import { startTestPostgres, type TestPostgres } from '@motcua/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffActor } from '../../src/dossiers/core/actors.ts';
import { type Act, executeCommand } from '../../src/dossiers/core/execute-command.ts';
import { journey } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

/** Only PostgreSQL lets two transactions have the same dossier in hand; on SQLite writers follow one another. */
describe('an act that another transaction overtakes between its reading and its writing', () => {
	let postgres: TestPostgres;
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;
	/** A second process's way to the same database. */
	let elsewhere: Database;

	beforeAll(async () => {
		postgres = await startTestPostgres();
		const databaseUrl = await postgres.createDatabase();
		test = await startTestServices({ config: { databaseUrl } });
		ward = await createTestWard(test.services);
		way = journey(test, ward);
		elsewhere = await openDatabase({ url: databaseUrl });
	}, 60_000);
	afterAll(async () => {
		await elsewhere.close();
		await test.close();
		await postgres.stop();
	}, 60_000);

	const note = (text: string) => ({ type: 'addNote', text }) as const;
	const as = (role: keyof TestWard['people']) => staffActor(ward.people[role]);
	const actOn = (dossierId: string, rest: Pick<Act, 'actor' | 'expectedSeq' | 'commands'>): Act => ({
		wardId: ward.wardId,
		dossierId,
		...rest,
	});

	/** Commands during whose making somebody else commits, once. */
	function overtakenBy(other: Act, commands: Act['commands']): { readonly commands: Act['commands']; tries: number } {
		const made = {
			tries: 0,
			async commands(stand: Parameters<Act['commands']>[0]) {
				made.tries += 1;
				if (made.tries === 1) await executeCommand({ ...test.services, db: elsewhere }, other);
				return commands(stand);
			},
		};
		return made;
	}

	const notesOf = async (dossierId: string) => {
		const loaded = await loadDossier(test.services.db.read, ward.wardId, dossierId);
		return (loaded?.events ?? []).flatMap((event) => (event.type === 'noted' ? [event.data.text] : []));
	};

	it('is decided anew on what stands there now: the system does not mind', async () => {
		const { id } = await way.received();
		const other = actOn(id, { actor: as('specialist'), expectedSeq: null, commands: () => [note('of a colleague')] });
		const made = overtakenBy(other, () => [note('of the system')]);
		await executeCommand(test.services, actOn(id, { actor: as('clerk'), expectedSeq: null, commands: made.commands }));
		expect(made.tries).toBe(2);
		expect(await notesOf(id)).toEqual(['of a colleague', 'of the system']);
	});

	it('goes through for a person when what happened does not matter to them', async () => {
		const { id, seq } = await way.received();
		const other = actOn(id, { actor: as('specialist'), expectedSeq: null, commands: () => [note('first')] });
		const made = overtakenBy(other, () => [note('second')]);
		await executeCommand(test.services, actOn(id, { actor: as('clerk'), expectedSeq: seq, commands: made.commands }));
		expect(await notesOf(id)).toEqual(['first', 'second']);
	});

	it('is refused with who was faster when it does', async () => {
		const { id, seq } = await way.received();
		const other = actOn(id, {
			actor: as('receptionist'),
			expectedSeq: null,
			commands: () => [{ type: 'withdraw', reason: 'Người dân xin rút', note: 'Tại quầy' }],
		});
		const made = overtakenBy(other, () => [note('too late')]);
		const act = executeCommand(
			test.services,
			actOn(id, { actor: as('clerk'), expectedSeq: seq, commands: made.commands }),
		);
		expect(await refusalOf(act)).toMatchObject({ code: 'dossier.stale' });
		expect(await notesOf(id)).toEqual([]);
	});

	it('lets every one of many acts at once through', async () => {
		const { id } = await way.received();
		const texts = Array.from({ length: 12 }, (_, n) => `note ${n}`);
		await Promise.all(
			texts.map((text) =>
				executeCommand(
					test.services,
					actOn(id, { actor: as('specialist'), expectedSeq: null, commands: () => [note(text)] }),
				),
			),
		);
		expect((await notesOf(id)).sort()).toEqual(texts.sort());
	});
});
