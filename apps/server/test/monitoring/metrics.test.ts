import { readFile } from 'node:fs/promises';
import fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics, type Metrics } from '../../src/monitoring/metrics.ts';
import { journey } from '../../src/testing/journey.ts';
import { startTestServices, type TestServices } from '../../src/testing/test-services.ts';
import { createTestWard, type TestWard } from '../../src/testing/test-ward.ts';

describe('what Prometheus is told of jobs', () => {
	let test: TestServices;
	let ward: TestWard;
	let metrics: Metrics;

	beforeAll(async () => {
		test = await startTestServices();
		ward = await createTestWard(test.services);
		metrics = createMetrics(fastify(), test.services);
	});
	afterAll(() => test.close());

	/** The value of a series, named as Prometheus writes it. */
	const sampleOf = async (series: string): Promise<number> => {
		const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${series} `));
		return line === undefined ? Number.NaN : Number(line.slice(series.length + 1));
	};

	it('counts by queue and state, ages of queue and record, durations by kind, failures by class', async () => {
		const way = journey(test, ward);
		await way.received({ mood: 'broken' });
		expect(await sampleOf('motcua_step_runs_failed{kind="step",failure="bug"}')).toBe(1);
		expect(await sampleOf('motcua_jobs{type="steps.run",state="completed"}')).toBe(1);
		expect(await sampleOf('motcua_jobs_finished_total{type="filings.check",kind="completed"}')).toBe(1);
		expect(await sampleOf('motcua_job_run_seconds_count{type="steps.run",kind="completed"}')).toBe(1);
		expect(await sampleOf('motcua_job_wait_seconds_count{type="steps.run"}')).toBe(1);
		expect(await sampleOf('motcua_jobs_workers{type="steps.run"}')).toBe(1);
		expect(await sampleOf('motcua_jobs_paused{type="steps.run"}')).toBe(0);
		expect(await sampleOf('motcua_outbox_parked')).toBe(0);
		expect(await sampleOf('motcua_dossiers_stuck')).toBe(1);
		expect(await sampleOf('motcua_jobs_recently_ended{type="steps.run",kind="completed"}')).toBe(1);

		const registered = await way.registered();
		await test.services.jobs.pause('steps.run');
		await way.as('receptionist').receive(way.target(registered));
		test.clock.advance({ seconds: 90 });
		await expect.poll(() => sampleOf('motcua_jobs{type="steps.run",state="prioritized"}')).toBe(1);
		expect(await sampleOf('motcua_jobs_paused{type="steps.run"}')).toBe(1);
		expect(await sampleOf('motcua_work{type="steps.run",state="due"}')).toBe(1);
		expect(await sampleOf('motcua_work_oldest_due_seconds{type="steps.run"}')).toBe(90);
		await test.services.jobs.resume('steps.run');
		await test.engine.idle();
		expect(await sampleOf('motcua_work_oldest_due_seconds{type="steps.run"}')).toBe(0);
	});

	it('explains every metric, and calls only counters totals', async () => {
		const lines = (await metrics.text()).split('\n');
		const helped = new Set(lines.flatMap((line) => line.match(/^# HELP (\S+) \S/)?.[1] ?? []));
		const types = lines.flatMap((line) => {
			const [, name = '', type = ''] = line.match(/^# TYPE (\S+) (\S+)$/) ?? [];
			return name === '' ? [] : [{ name, type }];
		});
		expect(types.filter(({ name }) => !helped.has(name))).toEqual([]);
		expect(types.filter(({ name, type }) => name.endsWith('_total') !== (type === 'counter'))).toEqual([]);
		expect(types.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['process_resident_memory_bytes', 'motcua_build_info', 'motcua_jobs']),
		);
	});

	it.each(['motcua.rules.yaml', 'motcua.dashboard.json', '../theo-doi-hang-doi.md'])(
		'has every metric that ward IT is told of in %s',
		async (file) => {
			const lines = (await metrics.text()).split('\n');
			const names = new Set(lines.flatMap((line) => line.match(/^# TYPE (\S+)/)?.[1] ?? []));
			const told = await readFile(new URL(`../../../../docs/it/prometheus/${file}`, import.meta.url), 'utf8');
			const used = [...new Set(told.match(/\b(?:motcua|process)_[a-z_]+[a-z]\b/g))].map((name) =>
				name.replace(/_(?:bucket|count)$/, ''),
			);
			expect(used).toContain('motcua_dossiers_stuck');
			expect(used.filter((name) => !names.has(name))).toEqual([]);
		},
	);

	it('names nobody', async () => {
		const text = await metrics.text();
		expect(text).not.toMatch(/Nguyễn|huong@|0912/);
		expect(text).not.toContain(ward.wardId);
	});
});
