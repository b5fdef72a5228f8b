import { compactSearchIndex } from '@motcua/database';
import { makeBackup } from '../backup/make-backup.ts';
import { publishPlanned } from '../procedures/publishing/plan-publication.ts';
import { remindCitizens } from './reminders/remind-citizens.ts';
import { remindDesk } from './reminders/remind-desk.ts';
import { remindStaff } from './reminders/remind-staff.ts';
import { forgetOldThings } from './retention.ts';
import { jobOf, type Schedule, type ScheduleJob } from './schedule.ts';
import { sweepDeadlines } from './sweep-deadlines.ts';
import { verifyChains } from './verify-chains.ts';

const MINUTES = 60_000;

const megabytes = (bytes: number): number => Math.round(bytes / 1_000_000);

const chainsFound: Schedule['found'] = (count) => {
	const broken = count('brokenDossiers') + count('brokenLogs');
	return {
		vi: `${count('dossiers')} hồ sơ, ${count('auditEntries')} dòng nhật ký; ${broken} chỗ bị sửa`,
		en: `${count('dossiers')} records, ${count('auditEntries')} log entries; ${broken} changed`,
	};
};

/** A schedule of every day. */
const daily = {
	rest: { hours: 12 },
	missedAfter: { hours: 30 },
	timeoutMs: 60 * MINUTES,
	attempts: 3,
	urgency: 'report',
} as const;

/** A schedule of every minute: people see what it does. */
const everyMinute = {
	rest: { seconds: 40 },
	missedAfter: { minutes: 5 },
	attempts: 1,
	urgency: 'staff',
} as const;

/** What the installation does by itself. */
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
		found: (count) => ({
			vi: `${count('files')} tệp, ${count('newFiles')} tệp mới, ${megabytes(count('bytes'))} MB`,
			en: `${count('files')} files, ${count('newFiles')} of them new, ${megabytes(count('bytes'))} MB`,
		}),
	},
	{
		...daily,
		name: 'chains-daily',
		title: { vi: 'Kiểm tra nhật ký và hồ sơ chọn mẫu', en: 'Check of the logs and of sampled records' },
		cron: '40 2 * * *',
		run: (services, signal) => verifyChains(services, 'sample', signal),
		found: chainsFound,
	},
	{
		...daily,
		name: 'chains-weekly',
		title: { vi: 'Kiểm tra toàn bộ hồ sơ', en: 'Check of all records' },
		cron: '10 3 * * 0',
		rest: { hours: 96 },
		missedAfter: { hours: 8 * 24 },
		timeoutMs: 360 * MINUTES,
		run: (services, signal) => verifyChains(services, 'all', signal),
		found: chainsFound,
	},
	{
		...daily,
		name: 'retention',
		title: { vi: 'Dọn dữ liệu tạm', en: 'Clearing of temporary data' },
		cron: '20 4 * * *',
		run: forgetOldThings,
		found: (count) => {
			const kinds = ['keys', 'drafts', 'uploads', 'files', 'sessions', 'letters'];
			const rows = kinds.reduce((sum, kind) => sum + count(kind), 0);
			return { vi: `Đã dọn ${rows} mục tạm`, en: `${rows} temporary things cleared` };
		},
	},
	{
		...daily,
		name: 'search-index',
		title: { vi: 'Dồn chỉ mục tìm kiếm', en: 'Compaction of the search index' },
		cron: '50 4 * * *',
		run: async ({ db }) => ({ transactions: await compactSearchIndex(db) }),
		found: (count) => ({
			vi: `${count('transactions')} lần ghi`,
			en: `${count('transactions')} transactions`,
		}),
	},
	{
		...daily,
		name: 'reminders',
		title: { vi: 'Nhắc hồ sơ đến hạn', en: 'Reminders of what is due' },
		cron: '5 7 * * *',
		run: async (services, signal) => ({
			citizens: await remindCitizens(services, signal),
			staff: await remindStaff(services, signal),
			desk: await remindDesk(services),
		}),
		found: (count) => ({
			vi: `${count('citizens')} thư cho người dân, ${count('staff')} thư cho cán bộ, ${count('desk')} thư cho địa chỉ chung`,
			en: `${count('citizens')} letters to citizens, ${count('staff')} to staff, ${count('desk')} to shared addresses`,
		}),
	},
	{
		...everyMinute,
		name: 'deadline-sweep',
		title: { vi: 'Rà soát thời hạn hồ sơ', en: 'Sweep of the deadlines' },
		// Deadlines fall on whole minutes: a second later they have passed.
		cron: '1 * * * * *',
		timeoutMs: 2 * MINUTES,
		run: sweepDeadlines,
		isNews: ({ becameOverdue }) => becameOverdue !== 0,
		found: (count) => ({
			vi: `${count('overdue')} hồ sơ quá hạn, ${count('dueToday')} hồ sơ đến hạn hôm nay; từ trước đến nay ${count('overdueEver')} hồ sơ bị quá hạn`,
			en: `${count('overdue')} overdue, ${count('dueToday')} due today; ${count('overdueEver')} became overdue in all`,
		}),
	},
	{
		...everyMinute,
		name: 'planned-publishing',
		title: { vi: 'Công bố thủ tục theo lịch hẹn', en: 'Planned publishing of procedures' },
		cron: '31 * * * * *',
		timeoutMs: 5 * MINUTES,
		run: async (services) => ({ plans: await publishPlanned(services) }),
		isNews: ({ plans }) => plans !== 0,
		found: (count) => ({
			vi: `${count('plans')} lịch hẹn đã đến ngày`,
			en: `${count('plans')} plans came due`,
		}),
	},
];

/** Their job types, to be known also where nobody works on them. */
export const scheduleJobs: readonly ScheduleJob[] = allSchedules.map(jobOf);
