import { readScheduleRuns } from '@motcua/database';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Services } from '../services.ts';
import { allSchedules } from './all-schedules.ts';
import { chainsHold } from './schedule-checks.ts';
import type { DeadlineSweep } from './sweep-deadlines.ts';

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
	registerDeadlineMetrics(registry, db);
}

/** What the last sweep of the deadlines found: the installation's, the same from every process. */
function registerDeadlineMetrics(registry: Registry, db: Services['db']): void {
	const found = async (key: keyof DeadlineSweep): Promise<number> => {
		const value = (await readScheduleRuns(db.read)).get('deadline-sweep')?.result?.[key];
		return typeof value === 'number' ? value : 0;
	};
	new Gauge({
		name: 'motcua_dossiers_overdue',
		help: 'Dossiers past their deadline, as of the last sweep',
		registers: [registry],
		async collect() {
			this.set(await found('overdue'));
		},
	});
	new Gauge({
		name: 'motcua_dossiers_due_today',
		help: 'Dossiers whose deadline is still ahead and today, as of the last sweep',
		registers: [registry],
		async collect() {
			this.set(await found('dueToday'));
		},
	});
	new Counter({
		name: 'motcua_dossiers_became_overdue_total',
		help: 'Dossiers that a deadline has passed over since the first sweep of the installation',
		registers: [registry],
		async collect() {
			this.reset();
			this.inc(await found('overdueEver'));
		},
	});
}
