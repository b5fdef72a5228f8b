import { listWards } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import { checkJobs } from '../../monitoring/health.ts';
import { procedureAlarms } from '../../procedures/versions/alarms.ts';
import { checkSchedules } from '../../schedules/schedule-checks.ts';
import type { Services } from '../../services.ts';
import type { HealthView, ProcedureAlarm } from '../../views.ts';
import { shortName } from '../short-name.ts';
import type { Trouble } from './trouble.ts';

/** Lines of the health page that are told by letter, in the words of a letter. */
const LINES: Readonly<Record<string, { readonly title: Localised; readonly page: string }>> = {
	backup: {
		title: { vi: 'Sao lưu không thành hoặc bị lỡ', en: 'The backup failed or was missed' },
		page: '/admin/suc-khoe',
	},
	chains: {
		title: { vi: 'Hồ sơ hoặc nhật ký bị sửa ngoài phần mềm', en: 'A record or a log was changed from outside' },
		page: '/admin/suc-khoe',
	},
	schedules: {
		title: {
			vi: 'Việc định kỳ (kiểm tra nhật ký, dọn dữ liệu, nhắc việc) không thành hoặc bị lỡ',
			en: 'Scheduled work (check of the records, clearing, reminders) failed or was missed',
		},
		page: '/admin/suc-khoe',
	},
	workers: {
		title: { vi: 'Không có tiến trình xử lý việc', en: 'There is no worker process' },
		page: '/admin/suc-khoe',
	},
	jobs: {
		title: { vi: 'Việc trong hàng đợi phải chờ quá lâu', en: 'Jobs wait for too long' },
		page: '/admin/hang-doi',
	},
};

/** Everything that is wrong now and worth a letter: stopped procedures of every ward, and lines of the health page. */
export async function findTroubles(services: Services): Promise<readonly Trouble[]> {
	const [jobs, schedules, wards] = await Promise.all([
		checkJobs(services),
		checkSchedules(services),
		listWards(services.db.read),
	]);
	const ofWards = await Promise.all(
		wards.map(async ({ id }) => (await procedureAlarms(services, id)).map((alarm) => ofProcedure(id, alarm))),
	);
	return [...[jobs, ...schedules].flatMap(ofLine), ...ofWards.flat()];
}

function ofLine({ id, ok, title, advice }: HealthView['checks'][number]): Trouble[] {
	const line = LINES[id];
	if (ok || line === undefined) return [];
	return [{ ...line, subject: id, wardId: null, advice: advice ?? title, endedBy: 'machine' }];
}

function ofProcedure(wardId: string, alarm: ProcedureAlarm): Trouble {
	const { kind, code, version, digest, since, openDossiers, reason } = alarm;
	const name = { vi: shortName(alarm.name.vi), en: shortName(alarm.name.en || alarm.name.vi) };
	const step: Localised = alarm.step ?? { vi: '', en: '' };
	const titles: Readonly<Record<ProcedureAlarm['kind'], Localised>> = {
		quarantine: { vi: 'đã bị cách ly', en: 'was quarantined' },
		broken: { vi: 'bị hỏng và đã được cách ly', en: 'is broken and was quarantined' },
		breaker: {
			vi: `có bước “${step.vi}” bị dừng vì lỗi liên tục`,
			en: `has its step “${step.en}” stopped after repeated failures`,
		},
		apiVersion: { vi: 'không chạy được với phần mềm này', en: 'cannot be served by this software' },
	};
	return {
		// By its moment, not by the step's name: of a package that cannot be read there is none.
		subject: `${kind}:${wardId}:${digest}:${since ?? ''}`,
		wardId,
		title: {
			vi: `“${name.vi}” (${code}), phiên bản ${version} ${titles[kind].vi}`,
			en: `“${name.en}” (${code}), version ${version} ${titles[kind].en}`,
		},
		advice: {
			vi: `${reason.vi} Hồ sơ đang giải quyết bằng phiên bản này: ${openDossiers}; thời hạn vẫn được tính.`,
			en: `${reason.en} Open dossiers on this version: ${openDossiers}; their clocks go on.`,
		},
		page: `/admin/thu-tuc/${code}/phien-ban`,
		endedBy: 'person',
	};
}
