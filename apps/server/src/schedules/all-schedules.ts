import { compactSearchIndex } from '@motcua/database';
import { makeBackup } from '../backup/make-backup.ts';
import { remindCitizens } from './reminders/remind-citizens.ts';
import { remindDesk } from './reminders/remind-desk.ts';
import { forgetOldThings } from './retention.ts';
import { jobOf, type Schedule, type ScheduleJob } from './schedule.ts';
import { verifyChains } from './verify-chains.ts';

const MINUTES = 60_000;

/** A schedule of every day. */
const daily = { restHours: 12, missedAfterHours: 30, timeoutMs: 60 * MINUTES } as const;

/** What the installation does by itself. What hangs on seconds (time-outs of steps, deadlines passing) the step engine does. */
export const allSchedules: readonly Schedule[] = [
	{
		...daily,
		name: 'backup',
		title: { vi: 'Sao lưu dữ liệu', en: 'Backup of the data' },
		cron: '15 1 * * *',
		timeoutMs: 240 * MINUTES,
		run: async ({ config, db, logger }, signal) => {
			const { folder, files, newFiles, bytes } = await makeBackup({ config, db, logger }, signal);
			return { folder, files, newFiles, bytes };
		},
	},
	{
		...daily,
		name: 'chains-daily',
		title: { vi: 'Kiểm tra nhật ký và hồ sơ chọn mẫu', en: 'Check of the logs and of sampled records' },
		cron: '40 2 * * *',
		run: (services, signal) => verifyChains(services, 'sample', signal),
	},
	{
		name: 'chains-weekly',
		title: { vi: 'Kiểm tra toàn bộ hồ sơ', en: 'Check of all records' },
		cron: '10 3 * * 0',
		restHours: 96,
		missedAfterHours: 8 * 24,
		timeoutMs: 360 * MINUTES,
		run: (services, signal) => verifyChains(services, 'all', signal),
	},
	{
		...daily,
		name: 'retention',
		title: { vi: 'Dọn dữ liệu tạm', en: 'Clearing of temporary data' },
		cron: '20 4 * * *',
		run: forgetOldThings,
	},
	{
		...daily,
		name: 'search-index',
		title: { vi: 'Dồn chỉ mục tìm kiếm', en: 'Compaction of the search index' },
		cron: '50 4 * * *',
		run: async ({ db }) => ({ transactions: await compactSearchIndex(db) }),
	},
	{
		...daily,
		name: 'reminders',
		title: { vi: 'Nhắc hồ sơ đến hạn', en: 'Reminders of what is due' },
		cron: '5 7 * * *',
		run: async (services, signal) => ({
			citizens: await remindCitizens(services, signal),
			desk: await remindDesk(services),
		}),
	},
];

/** Their job types, to be known also where nobody works on them. */
export const scheduleJobs: readonly ScheduleJob[] = allSchedules.map(jobOf);
