import { readScheduleRuns, type ScheduleRun } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import type { Services } from '../services.ts';
import { stepJobs } from '../steps/index.ts';
import type { HealthView } from '../views.ts';
import { allSchedules } from './all-schedules.ts';
import { missedSchedules } from './start-schedules.ts';

type Check = HealthView['checks'][number];
type Runs = ReadonlyMap<string, ScheduleRun>;

/** What the health page says about scheduled work: whether it is done, whether the records hold, whether there is a backup. */
export async function checkSchedules(services: Services): Promise<readonly Check[]> {
	const [runs, missed] = await Promise.all([
		readScheduleRuns(services.db.read),
		missedSchedules(services, allSchedules),
	]);
	const missedNames = new Set(missed.map(({ name }) => name));
	const checks = [backup(runs, missedNames), chains(runs), others(runs, missedNames)];
	return services.config.workers === 'inside' ? checks : [...checks, ...(await workers(services))];
}

/** A server that does not work itself is of no use without somebody who does. A queue that is away does not tell who works. */
async function workers({ jobs }: Services): Promise<readonly Check[]> {
	const [steps] = stepJobs;
	const stats = await jobs.stats().catch(() => null);
	const count = stats?.find(({ type }) => type === steps.id)?.workers ?? 0;
	return stats === null ? [] : [workersCheck(count)];
}

function workersCheck(count: number): Check {
	return {
		id: 'workers',
		ok: count > 0,
		title: { vi: `Tiến trình xử lý việc: ${count}`, en: `Worker processes: ${count}` },
		advice:
			count > 0
				? null
				: {
						vi: 'Không có tiến trình nào làm các bước tự động và gửi thư. Chạy “motcua worker”, hoặc bỏ MOTCUA_WORKERS=apart.',
						en: 'Nobody does the automatic steps and sends mail. Run “motcua worker”, or drop MOTCUA_WORKERS=apart.',
					},
	};
}

function backup(runs: Runs, missed: ReadonlySet<string>): Check {
	const run = runs.get('backup');
	const failure = run?.failure ?? null;
	return {
		id: 'backup',
		ok: failure === null && !missed.has('backup'),
		title: { vi: 'Sao lưu hằng đêm', en: 'Nightly backup' },
		advice:
			failure !== null
				? { vi: `Lần sao lưu gần nhất không thành: ${failure}`, en: `The last backup failed: ${failure}` }
				: missed.has('backup')
					? {
							vi: 'Hơn một ngày chưa có bản sao lưu mới. Chạy “motcua backup” và xem nhật ký máy chủ.',
							en: 'No new backup for more than a day. Run “motcua backup” and look at the server’s log.',
						}
					: null,
	};
}

/** Names of the runs that look at the records; the newest good one counts. */
const CHAIN_CHECKS = ['chains-daily', 'chains-weekly'];

/** Whether the records hold, as far as they were looked at; null before the first look. */
export function chainsHold(runs: Runs): boolean | null {
	const results = CHAIN_CHECKS.map((name) => runs.get(name)?.result ?? null).filter((result) => result !== null);
	if (results.length === 0) return null;
	// A sample may pass by what a full look has found: all must be well.
	return results.every((found) => found.brokenDossiers === 0 && found.brokenLogs === 0);
}

function chains(runs: Runs): Check {
	const ok = chainsHold(runs) !== false;
	return {
		id: 'chains',
		ok,
		title: { vi: 'Hồ sơ và nhật ký không bị sửa sau khi ghi', en: 'Records and logs are as they were written' },
		advice: ok
			? null
			: {
					vi: 'Có hồ sơ hoặc nhật ký bị thay đổi ngoài phần mềm. Dừng xử lý, giữ nguyên máy, so với bản sao lưu và báo người phụ trách an toàn thông tin.',
					en: 'A record or a log was changed from outside. Stop, leave the machine as it is, compare with a backup and tell who answers for security.',
				},
	};
}

function others(runs: Runs, missed: ReadonlySet<string>): Check {
	const bad = allSchedules.filter(({ name }) => name !== 'backup' && (missed.has(name) || runs.get(name)?.failure));
	const names = (language: keyof Localised): string => bad.map(({ title }) => title[language]).join(', ');
	return {
		id: 'schedules',
		ok: bad.length === 0,
		title: { vi: 'Việc định kỳ được làm đúng lịch', en: 'Scheduled work is done in time' },
		advice:
			bad.length === 0
				? null
				: {
						vi: `Chưa làm được: ${names('vi')}. Việc bị lỡ được làm bù; nếu vẫn còn dòng này sau một giờ, xem nhật ký máy chủ.`,
						en: `Not done: ${names('en')}. What was missed is made good; if this line stays for an hour, look at the server’s log.`,
					},
	};
}
