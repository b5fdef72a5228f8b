import { readScheduleRuns } from '@motcua/database';
import { Gauge, type Registry } from 'prom-client';
import type { Services } from '../services.ts';
import { allSchedules } from './all-schedules.ts';
import { chainsHold } from './schedule-checks.ts';

/** When each schedule last ended well, and whether the records hold. Read when Prometheus asks. */
export function registerScheduleMetrics(registry: Registry, { db }: Services): void {
	new Gauge({
		name: 'motcua_schedule_last_success_timestamp_seconds',
		help: 'When a schedule last ended well; 0 before the first time',
		labelNames: ['schedule'],
		registers: [registry],
		async collect() {
			const runs = await readScheduleRuns(db.read);
			for (const { name } of allSchedules) {
				const at = runs.get(name)?.succeededAt ?? null;
				this.labels(name).set(at === null ? 0 : Date.parse(at) / 1_000);
			}
		},
	});
	new Gauge({
		name: 'motcua_chains_hold',
		help: '1 while records and logs are as they were written, as far as they were looked at; 0 when one is not',
		registers: [registry],
		async collect() {
			this.set(chainsHold(await readScheduleRuns(db.read)) === false ? 0 : 1);
		},
	});
}
