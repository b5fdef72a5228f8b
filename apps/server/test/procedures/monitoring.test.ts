import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { journey } from '../../src/testing/journey.ts';
import { refusalOf } from '../../src/testing/refusal.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { callerFor, createTestWard, type TestWard } from '../../src/testing/test-ward.ts';
import type { DeskDossier } from '../../src/views.ts';

describe('the monitor of a version', () => {
	let test: TestServices;
	let ward: TestWard;
	let broken: DeskDossier;
	let flaky: DeskDossier;
	const monitor = (role: keyof TestWard['people'] = 'administrator') =>
		callerFor(test.services, ward.people[role]).ward.monitoring;
	const query = () => ({
		code: '9.000001',
		digest: ward.digest,
		from: '2026-11-02T00:00:00+07:00',
		to: '2026-11-03T00:00:00+07:00',
	});

	beforeAll(async () => {
		test = await startTestServices();
		test.clock.set('2026-11-02T09:00:00+07:00');
		ward = await createTestWard(test.services);
		const way = journey(test, ward);
		for (let n = 0; n < 3; n++) await way.received({ copies: 7 });
		broken = await way.received({ mood: 'broken' });
		flaky = await way.received({ mood: 'flaky' });
		await way.received({ mood: 'greedy' });
		await way.received({ mood: 'asks' });
	});
	afterAll(() => test.close());

	it('counts runs, times and what they took, by step', async () => {
		const seen = await monitor().version(query());
		expect(seen).toMatchObject({ version: '1.0.0', openDossiers: 7 });
		expect(seen.totals).toEqual({ runs: 14, done: 11, failed: 2, waiting: 1 });
		const price = seen.steps.find(({ step }) => step === 'price');
		expect(price).toMatchObject({ name: { vi: 'Tính lệ phí' }, runs: 7, done: 4, failed: 2, waiting: 1 });
		expect(price?.p50Ms).toBeGreaterThanOrEqual(0);
		expect(price?.p95Ms).toBeGreaterThanOrEqual(price?.p50Ms ?? 0);
		expect(price?.maxMemoryKb).toBeGreaterThan(100);
		expect(seen.steps.find(({ step }) => step === 'checks')?.name.vi).toBe('Kiểm tra khi nộp');
	});

	it('keeps the ways of failing apart, by who has to act', async () => {
		const { failures } = await monitor().version(query());
		expect(new Map(failures.map(({ failure, side, runs }) => [failure, [side, runs]]))).toEqual(
			new Map([
				['bug', ['author', 1]],
				['retryable', ['outside', 1]],
				['denied', ['administrator', 1]],
			]),
		);
	});

	it('shows the last errors with the place in the author’s source and the dossier', async () => {
		const { errors } = await monitor().version(query());
		const error = errors.find(({ dossierId }) => dossierId === broken.id);
		expect(error).toMatchObject({ message: 'Error: a fault in the step', dossierCode: broken.code });
		expect(error?.stack).toMatch(/handlers\.ts:\d+/);
	});

	it('tells what each dossier’s runs came to, and of one dossier when asked', async () => {
		const logs = await monitor().logs(query());
		expect(logs).toHaveLength(7);
		const [own] = await monitor().logs({ ...query(), dossierId: flaky.id });
		expect(own).toMatchObject({ dossierId: flaky.id, dossierCode: flaky.code });
		expect(own?.runs.map(({ outcome }) => outcome.vi)).toContain('Dịch vụ bên ngoài không trả lời');
		const asked = logs.flatMap(({ runs }) => runs.map(({ outcome }) => outcome.vi));
		expect(asked).toContain('Đề xuất người nộp bổ sung');
	});

	it('looks at the time that was asked for, and says when that is none', async () => {
		const before = { ...query(), from: '2026-10-01T00:00:00+07:00', to: '2026-11-01T00:00:00+07:00' };
		expect(await monitor().version(before)).toMatchObject({ totals: { runs: 0 }, steps: [], failures: [], errors: [] });
		const wrong = { ...query(), to: query().from };
		expect(await refusalOf(monitor().version(wrong))).toMatchObject({ code: 'monitor.window', field: 'to' });
		const unknown = { ...query(), digest: 'ab'.repeat(32) };
		expect(await refusalOf(monitor().logs(unknown))).toMatchObject({ code: 'version.unknown' });
		expect(await refusalOf(monitor('auditor').version(query()))).toMatchObject({ code: 'permission.denied' });
	});
});
