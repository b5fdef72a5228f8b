import { appendAudit } from '@motcua/database';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChains } from '../../src/schedules/verify-chains.ts';
import { fileSample } from '../../src/testing/filing.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('the check of the records', () => {
	let test: TestServices;
	let ward: TestWard;
	const signal = new AbortController().signal;

	beforeEach(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		for (let n = 0; n < 3; n++) await fileSample(test.services, ward, {});
		await test.engine.idle();
		const actor = { kind: 'system' as const, id: 'test', name: 'test' };
		for (const action of ['a', 'b'])
			await test.services.db.write((tx) =>
				appendAudit(tx, {
					wardId: ward.wardId,
					at: test.clock.now().toString(),
					actor,
					action,
					target: null,
					detail: {},
				}),
			);
	});
	afterEach(() => test.close());
	/** What somebody with the file in their hands can do. */
	const tamper = (...statements: string[]) =>
		test.services.db.write(async (tx) => {
			for (const statement of statements) await tx.sqlRows(statement, []);
		});

	it('finds all well, by sample and in full', async () => {
		for (const scope of ['sample', 'all'] as const)
			expect(await verifyChains(test.services, scope, signal)).toEqual({
				dossiers: 3,
				auditEntries: 2,
				brokenDossiers: 0,
				brokenLogs: 0,
				firstBroken: null,
			});
	});

	it('names a dossier whose record was changed, and one whose end was cut off', async () => {
		await tamper(
			'DROP TRIGGER dossier_event_unchanged',
			'DROP TRIGGER dossier_event_kept',
			`UPDATE dossier_event SET at = '2020-01-01T00:00:00Z' WHERE dossier_n = 1 AND seq = 1`,
			'DELETE FROM dossier_event WHERE dossier_n = 2 AND seq = (SELECT max(seq) FROM dossier_event WHERE dossier_n = 2)',
		);
		expect(await verifyChains(test.services, 'all', signal)).toMatchObject({ dossiers: 3, brokenDossiers: 2 });
	});

	it('tells of an audit log that was changed', async () => {
		await tamper('DROP TRIGGER audit_entry_unchanged', `UPDATE audit_entry SET action = 'nothing' WHERE action = 'a'`);
		expect(await verifyChains(test.services, 'sample', signal)).toMatchObject({ brokenLogs: 1, brokenDossiers: 0 });
	});
});
