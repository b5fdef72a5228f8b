import { newId } from '@motcua/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import {
	answerInquiry,
	askInquiry,
	beginCall,
	closeCalls,
	countInquiriesTo,
	createStepRun,
	type Database,
	endCall,
	findInquiry,
	findStepRun,
	forgetAnswers,
	hasUndelivered,
	inquiriesTo,
	liveCalls,
	markDelivered,
	wakeStepRun,
} from '../../src/index.ts';
import { createTestWard, fileDossier, TEST_DIGEST } from '../../src/testing/index.ts';
import { onBothEngines } from '../engines.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 2, 1, minute)).toISOString();
const text = { vi: 'Chữ', en: 'Text' };

onBothEngines('Calls of steps', (engine) => {
	let db: Database;
	let wardId: string;
	let otherWard: string;
	let dossierId: string;
	beforeAll(async () => {
		db = engine().db;
		wardId = await createTestWard(db);
		otherWard = await createTestWard(db, '00331');
		dossierId = (await fileDossier(db, wardId)).id;
	});
	const begin = (stepRunId: string, callIndex: number) =>
		db.write((tx) =>
			beginCall(tx, {
				stepRunId,
				callIndex,
				wardId,
				dossierId,
				procedureDigest: TEST_DIGEST,
				step: 'look',
				capability: 'http',
				requestHash: 'h',
				idempotencyKey: newId(),
				startedAt: at(1),
				bytes: 10,
			}),
		);
	const end = (stepRunId: string, callIndex: number, answer: unknown, attempts = 1) =>
		db.write((tx) =>
			endCall(
				tx,
				{ stepRunId, callIndex, attempts },
				{ state: 'answered', answer, failure: null, finishedAt: at(2), durationMs: 7, bytes: 30 },
			),
		);

	it('keep the idempotency key of the first attempt, and count attempts', async () => {
		const run = newId();
		const first = await begin(run, 0);
		const second = await begin(run, 0);
		expect(second).toMatchObject({ idempotencyKey: first.idempotencyKey, attempts: 2, state: 'started' });
	});

	it('record nothing of an attempt that another has overtaken', async () => {
		const run = newId();
		await begin(run, 0);
		await begin(run, 0);
		await end(run, 0, 'of the second', 2);
		await end(run, 0, 'of the first, late', 1);
		expect(await liveCalls(db.read, run)).toMatchObject([{ state: 'answered', answer: 'of the second' }]);
	});

	it('are read in order with their answers', async () => {
		const run = newId();
		for (const index of [0, 1]) await begin(run, index);
		await end(run, 1, { ok: true, value: 'Đặng' });
		const calls = await liveCalls(db.read, run);
		expect(calls.map(({ callIndex, state, answer }) => [callIndex, state, answer])).toEqual([
			[0, 'started', null],
			[1, 'answered', { ok: true, value: 'Đặng' }],
		]);
	});

	it('after a wait are asked anew under another key; what was answered is forgotten, that it was asked is not', async () => {
		const run = newId();
		const first = await begin(run, 0);
		await end(run, 0, { ok: true, value: 'secret' });
		await db.write((tx) => closeCalls(tx, { id: run, attempt: 1 }));
		expect(await liveCalls(db.read, run)).toEqual([]);
		const second = await begin(run, 0);
		expect(second.idempotencyKey).not.toBe(first.idempotencyKey);
		const { capabilityCall } = db.tables;
		const all = (await db.read.select().from(capabilityCall)).filter((row) => row.stepRunId === run);
		expect(all.map(({ round, answer, bytes }) => [round, answer, bytes]).sort()).toEqual([
			[0, null, 10],
			[1, null, 30],
		]);
	});

	it('of a dossier that has ended keep no answers', async () => {
		const run = newId();
		await begin(run, 0);
		await end(run, 0, { ok: true, value: 'secret' });
		await db.write((tx) => forgetAnswers(tx, dossierId));
		expect(await liveCalls(db.read, run)).toMatchObject([{ state: 'answered', answer: null }]);
	});

	describe('questions to another ward', () => {
		const ask = (stepRunId: string, questionKey: string) =>
			db.write((tx) =>
				askInquiry(tx, {
					id: newId(),
					wardId,
					dossierId,
					dossierCode: 'H26.1',
					procedureName: text,
					stepRunId,
					questionKey,
					toWardId: otherWard,
					question: text,
					facts: [{ label: text, value: 'Nguyễn Văn A' }],
					choices: { yes: text, no: text },
					answerBy: at(50),
					askedAt: at(1),
				}),
			);
		const answer = (ward: string, id: string) =>
			db.write((tx) =>
				answerInquiry(tx, ward, id, { choice: 'yes', note: 'Đúng', answeredBy: 's', answeredAt: at(9) }),
			);

		it('are asked once per key, whichever run asks', async () => {
			const [first, again, other] = [await ask('r1', 'a'), await ask('r2', 'a'), await ask('r2', 'b')];
			expect([first.isNew, again.isNew, other.isNew]).toEqual([true, false, true]);
			expect(again.inquiry).toMatchObject({ id: first.inquiry.id, stepRunId: 'r2' });
			expect(await countInquiriesTo(db.read, otherWard)).toBe(2);
			expect(await countInquiriesTo(db.read, wardId)).toBe(0);
		});

		it('are answered once, by the ward that was asked', async () => {
			const { inquiry } = await ask('r3', 'c');
			expect(await findInquiry(db.read, wardId, inquiry.id)).toBeNull();
			expect(await answer(wardId, inquiry.id)).toBeNull();
			expect(await answer(otherWard, inquiry.id)).toMatchObject({ state: 'answered', choice: 'yes' });
			expect(await answer(otherWard, inquiry.id)).toBeNull();
			const answered = await inquiriesTo(db.read, otherWard, { state: 'answered', limit: 10 });
			expect(answered.map(({ id }) => id)).toEqual([inquiry.id]);
			expect(answered[0]?.facts).toEqual([{ label: text, value: 'Nguyễn Văn A' }]);
		});

		it('wake the run that waits, and are not missed by one that is about to wait', async () => {
			const run = newId();
			await db.write((tx) =>
				createStepRun(tx, {
					id: run,
					wardId,
					dossierId,
					step: 'look',
					kind: 'step',
					procedureDigest: TEST_DIGEST,
					maxAttempts: 5,
					runAt: at(50),
					createdAt: at(0),
				}),
			);
			const { inquiry } = await ask(run, 'd');
			expect(await hasUndelivered(db.read, run)).toBe(false);
			await answer(otherWard, inquiry.id);
			expect(await hasUndelivered(db.read, run)).toBe(true);
			await db.write((tx) => wakeStepRun(tx, run, at(9)));
			expect((await findStepRun(db.read, run))?.runAt).toBe(at(9));
			await db.write((tx) => markDelivered(tx, inquiry.id, at(10)));
			expect(await hasUndelivered(db.read, run)).toBe(false);
		});
	});
});
