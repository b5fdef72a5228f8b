import { statfs } from 'node:fs/promises';
import type { Localised } from '@motcua/domain';
import { calendarWarnings } from '@motcua/domain/deadlines';
import { JobsError } from '@motcua/jobs';
import { count, isNotNull } from 'drizzle-orm';
import { procedureAlarms } from '../procedures/versions/alarms.ts';
import { checkSchedules } from '../schedules/schedule-checks.ts';
import type { Services } from '../services.ts';
import { version } from '../version.ts';
import type { HealthView } from '../views.ts';
import { durationText } from './duration-text.ts';
import { queueTitle } from './jobs/titles.ts';
import { oldestWait } from './jobs/work-age.ts';

type Check = HealthView['checks'][number];

const check = (id: string, ok: boolean, title: Localised, advice: Localised | null = null): Check => ({
	id,
	ok,
	title,
	advice: ok ? null : advice,
});

const DISK_SHARE = 0.1;

/** The state of the parts, each with what to do when it is not well. Reads only. */
export async function readHealth(services: Services): Promise<HealthView> {
	const checks = await Promise.all([
		database(services),
		disk(services),
		checkJobs(services),
		outbox(services),
		calendar(services),
		procedures(services),
	]);
	return {
		version,
		startedAt: services.startedAt.toString(),
		checks: [
			...checks,
			...(await checkSchedules(services)),
			scanner(services),
			mail(services),
			...(await walls(services)),
		],
	};
}

/** Whether the server may be sent requests: the database answers and the disk takes files. */
export async function isReady(services: Services): Promise<boolean> {
	const [db, space] = await Promise.all([database(services), disk(services)]);
	return db.ok && space.ok;
}

async function database({ db }: Services): Promise<Check> {
	const answers = await db.read
		.select({ id: db.tables.ward.id })
		.from(db.tables.ward)
		.limit(1)
		.then(
			() => true,
			() => false,
		);
	return check(
		'database',
		answers,
		{ vi: 'Cơ sở dữ liệu trả lời', en: 'The database answers' },
		{
			vi: 'Kiểm tra ổ đĩa và quyền ghi thư mục dữ liệu, rồi khởi động lại motcua.',
			en: 'Check the disk and the rights of the data folder, then restart motcua.',
		},
	);
}

async function disk({ config }: Services): Promise<Check> {
	const { bavail, blocks } = await statfs(config.dataDir);
	const share = bavail / Math.max(blocks, 1);
	return check(
		'disk',
		share > DISK_SHARE,
		{
			vi: `Ổ đĩa dữ liệu còn trống ${Math.round(share * 100)} %`,
			en: `${Math.round(share * 100)} % of the data disk is free`,
		},
		{
			vi: 'Dọn ổ đĩa hoặc chuyển thư mục dữ liệu sang ổ lớn hơn.',
			en: 'Free some space or move the data folder to a larger disk.',
		},
	);
}

/** The record is in the tables: a queue that is away is told of here, and takes nothing else down. */
export const checkJobs = (services: Services): Promise<Check> =>
	waitingJobs(services).catch((error: unknown) => {
		if (!(error instanceof JobsError)) throw error;
		return check('jobs', false, { vi: 'Hàng đợi việc không trả lời', en: 'The job queue does not answer' }, error.text);
	});

async function waitingJobs(services: Services): Promise<Check> {
	const [oldest, counts] = await Promise.all([oldestWait(services), services.jobs.counts()]);
	const age = durationText(oldest.seconds);
	const of = oldest.type === null ? null : queueTitle(oldest.type);
	const paused = counts.filter(({ isPaused }) => isPaused).map(({ type }) => queueTitle(type));
	const names = (language: 'vi' | 'en'): string => paused.map((title) => title[language]).join(', ');
	return check(
		'jobs',
		oldest.seconds < services.config.oldestJobSeconds,
		of === null
			? { vi: 'Không có việc nào phải chờ', en: 'No job has to wait' }
			: { vi: `Việc chờ lâu nhất: ${age.vi} (${of.vi})`, en: `Oldest waiting job: ${age.en} (${of.en})` },
		paused.length > 0
			? {
					vi: `Đang tạm dừng: ${names('vi')}. Cho chạy tiếp ở trang Hàng đợi khi đã xử lý xong.`,
					en: `Paused: ${names('en')}. Resume it on the page “Job queues” when you are done.`,
				}
			: {
					vi: 'Máy chủ quá tải, không có tiến trình xử lý, hoặc một bước tự động bị treo. Xem trang Hàng đợi.',
					en: 'The server is overloaded, nobody works on the queue, or an automatic step hangs. Look at the page “Job queues”.',
				},
	);
}

async function outbox({ db }: Services): Promise<Check> {
	const [parked] = await db.read
		.select({ n: count() })
		.from(db.tables.outbox)
		.where(isNotNull(db.tables.outbox.parkedAt));
	const n = parked?.n ?? 0;
	return check(
		'outbox',
		n === 0,
		n === 0
			? { vi: 'Không có thư hay việc kèm theo nào bị dừng', en: 'No letter or other thing to carry out was given up' }
			: {
					vi: `${n} thư hoặc việc kèm theo bị dừng sau nhiều lần thử`,
					en: `${n} letters or other things to carry out were given up`,
				},
		{
			vi: 'Xem lỗi ở trang Hàng đợi, mục Việc bị dừng; sửa nguyên nhân rồi bấm Thử lại.',
			en: 'See the error on the page “Job queues”, “Given up”; mend the cause, then try again.',
		},
	);
}

async function calendar(services: Services): Promise<Check> {
	const ward = await services.catalogue.portalWard().catch(() => null);
	const warnings = ward ? calendarWarnings(ward.calendar, services.clock.now().toString()) : [];
	return check(
		'calendar',
		warnings.length === 0,
		{ vi: 'Lịch làm việc đủ năm', en: 'The calendar knows the years it needs' },
		warnings[0]?.message ?? null,
	);
}

/** Procedures whose code is stopped, or that this core cannot serve. */
async function procedures(services: Services): Promise<Check> {
	const ward = await services.catalogue.portalWard().catch(() => null);
	const alarms = ward ? await procedureAlarms(services, ward.id) : [];
	const [worst] = alarms;
	return check(
		'procedures',
		worst === undefined,
		worst === undefined
			? { vi: 'Không thủ tục nào bị dừng', en: 'No procedure is stopped' }
			: {
					vi: `${alarms.length} phiên bản hoặc bước của thủ tục bị dừng`,
					en: `${alarms.length} versions or steps of procedures are stopped`,
				},
		worst && {
			vi: `Thủ tục ${worst.code} phiên bản ${worst.version}: ${worst.reason.vi}`,
			en: `Procedure ${worst.code} version ${worst.version}: ${worst.reason.en}`,
		},
	);
}

const scanner = ({ scanner: { present } }: Services): Check =>
	check(
		'scanner',
		present,
		{ vi: 'Quét vi-rút tệp tải lên', en: 'Uploads are scanned for viruses' },
		{
			vi: 'Chưa có ClamAV: tệp được đánh dấu “chưa quét”. Cài clamav-daemon nếu máy đủ bộ nhớ.',
			en: 'ClamAV is not there: files are marked as not scanned. Install clamav-daemon if the machine has the memory.',
		},
	);

const mail = ({ mailer: { configured } }: Services): Check =>
	check(
		'mail',
		configured,
		{ vi: 'Gửi thư điện tử', en: 'E-mail is sent' },
		{
			vi: 'Chưa đặt MOTCUA_SMTP_URL: thông báo chỉ hiện trên trang theo dõi hồ sơ.',
			en: 'MOTCUA_SMTP_URL is not set: notices are shown on the tracking page only.',
		},
	);

async function walls({ describeWalls }: Services): Promise<Check[]> {
	return (await describeWalls()).map((wall) =>
		check(`wall.${wall.name}`, wall.stands, wall.text, {
			vi: 'Lớp bảo vệ này không có trên máy; các lớp khác vẫn hoạt động.',
			en: 'This wall is not available on the machine; the others stand.',
		}),
	);
}
