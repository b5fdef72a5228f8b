import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journey } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';
import type { ChangeNotice } from '../../src/views.ts';

describe('a page that follows one dossier', () => {
	let test: TestServices;
	let ward: TestWard;
	let way: ReturnType<typeof journey>;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		way = journey(test, ward);
	});
	afterAll(() => test.close());

	async function follow(on: TestWard, dossierId: string): Promise<AsyncGenerator<ChangeNotice>> {
		const changes = await callerFor(test.services, on.people.specialist).desk.onChange({ dossierId });
		return changes as AsyncGenerator<ChangeNotice>;
	}

	it('is told first how the dossier stands, and then of each change, also of one before it asks again', async () => {
		const dossier = await way.paid();
		const line = await follow(ward, dossier.id);
		const notice = { dossierId: dossier.id, status: dossier.status };
		expect((await line.next()).value).toEqual({ ...notice, seq: dossier.seq });
		const noted = await way.as('specialist').addNote({ ...way.target(dossier), text: 'một' });
		await way.as('specialist').addNote({ ...way.target(noted), text: 'hai' });
		expect((await line.next()).value).toEqual({ ...notice, seq: dossier.seq + 1 });
		expect((await line.next()).value).toEqual({ ...notice, seq: dossier.seq + 2 });
		await line.return(undefined);
	});

	it('hears of a change that happens while it begins', async () => {
		const dossier = await way.paid();
		const line = await follow(ward, dossier.id);
		const [first] = await Promise.all([
			line.next(),
			way.as('specialist').addNote({ ...way.target(dossier), text: 'cùng lúc' }),
		]);
		let heard = first.value.seq;
		while (heard <= dossier.seq) heard = (await line.next()).value.seq;
		expect(heard).toBe(dossier.seq + 1);
		await line.return(undefined);
	});

	it('does not hear of other dossiers, nor of one of another ward', async () => {
		const dossier = await way.paid();
		const other = await way.paid();
		const line = await follow(ward, dossier.id);
		await line.next();
		await way.as('specialist').addNote({ ...way.target(other), text: 'hồ sơ khác' });
		await way.as('specialist').addNote({ ...way.target(dossier), text: 'hồ sơ này' });
		expect((await line.next()).value).toMatchObject({ dossierId: dossier.id });
		await line.return(undefined);
		const stranger = await follow(await createTestWard(test.services, { code: '00337' }), dossier.id);
		expect(await refusalOf(stranger.next())).toMatchObject({ code: 'dossier.notFound' });
	});
});
