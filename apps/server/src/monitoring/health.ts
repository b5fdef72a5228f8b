import { statfs } from 'node:fs/promises';
import type { Localised } from '@motcua/domain';
import { calendarWarnings } from '@motcua/domain/deadlines';
import type { Services } from '../services.ts';
import { version } from '../version.ts';
import type { HealthView } from '../views.ts';

type Check = HealthView['checks'][number];

const check = (id: string, ok: boolean, title: Localised, advice: Localised | null = null): Check => ({
	id,
	ok,
	title,
	advice: ok ? null : advice,
});

const OLDEST_JOB_SECONDS = 300;
const DISK_SHARE = 0.1;

/** The state of the parts, each with what to do when it is not well. Reads only. */
export async function readHealth(services: Services): Promise<HealthView> {
	const checks = await Promise.all([database(services), disk(services), jobs(services), calendar(services)]);
	return {
		version,
		startedAt: services.startedAt.toString(),
		checks: [...checks, scanner(services), mail(services), ...(await walls(services))],
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

async function jobs(services: Services): Promise<Check> {
	const stats = await services.jobs.stats();
	const oldest = Math.max(0, ...stats.map((type) => type.oldestWaitingMs ?? 0)) / 1_000;
	return check(
		'jobs',
		oldest < OLDEST_JOB_SECONDS,
		{ vi: `Việc chờ lâu nhất: ${Math.round(oldest)} giây`, en: `Oldest waiting job: ${Math.round(oldest)} s` },
		{
			vi: 'Máy chủ quá tải hoặc một bước tự động bị treo. Xem nhóm “Bị nghẽn” trong danh sách hồ sơ.',
			en: 'The server is overloaded or an automatic step hangs. Look at the blocked dossiers.',
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
