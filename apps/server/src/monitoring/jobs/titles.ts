import type { Localised } from '@motcua/domain';
import { allSchedules } from '../../schedules/all-schedules.ts';
import { jobOf } from '../../schedules/schedule.ts';

const queues: Readonly<Record<string, Localised>> = {
	'steps.run': { vi: 'Bước tự động của hồ sơ', en: 'Automatic steps of dossiers' },
	'filings.check': { vi: 'Kiểm tra hồ sơ mới nộp', en: 'Checks of new filings' },
	'versions.move': { vi: 'Chuyển hồ sơ sang phiên bản khác của thủ tục', en: 'Moves of dossiers to another version' },
	'outbox.carry-out': { vi: 'Gửi thư và việc kèm theo', en: 'Letters and other things to carry out' },
};

const intents: Readonly<Record<string, Localised>> = {
	message: { vi: 'Báo cho công dân về hồ sơ', en: 'Tell the citizen about the dossier' },
	notify: { vi: 'Gửi thư do bước tự động yêu cầu', en: 'Send a letter that a step asked for' },
	'calendar.recompute': {
		vi: 'Tính lại ngày hẹn trả sau khi sửa lịch',
		en: 'Count due dates anew after a change of calendar',
	},
};

const named = (names: Readonly<Record<string, Localised>>, id: string): Localised =>
	(Object.hasOwn(names, id) ? names[id] : undefined) ?? { vi: id, en: id };

/** A queue in words; one that is not known here shows its id. */
export const queueTitle = (id: string): Localised =>
	allSchedules.find((schedule) => jobOf(schedule).id === id)?.title ?? named(queues, id);

/** A kind of intent of the outbox in words. */
export const intentTitle = (kind: string): Localised => named(intents, kind);
