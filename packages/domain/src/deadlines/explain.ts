import type { Localised } from '../localised.ts';
import type { Calendar } from './calendar/calendar.ts';
import { planDay } from './calendar/day-plan.ts';
import { type Day, dateOf, type LocalTime, timeOf, weekdayOf } from './local-time.ts';
import type { Happening, ReplayedClock } from './replay-clock.ts';
import type { TimeLimit, TimeLimitUnit } from './types.ts';

const WEEKDAYS: readonly Localised[] = [
	{ vi: 'thứ Hai', en: 'Monday' },
	{ vi: 'thứ Ba', en: 'Tuesday' },
	{ vi: 'thứ Tư', en: 'Wednesday' },
	{ vi: 'thứ Năm', en: 'Thursday' },
	{ vi: 'thứ Sáu', en: 'Friday' },
	{ vi: 'thứ Bảy', en: 'Saturday' },
	{ vi: 'Chủ nhật', en: 'Sunday' },
];
const UNITS: Readonly<Record<Exclude<TimeLimitUnit, 'same-day'>, readonly [vi: string, one: string, many: string]>> = {
	'working-days': ['ngày làm việc', 'working day', 'working days'],
	days: ['ngày', 'day', 'days'],
	months: ['tháng', 'month', 'months'],
	years: ['năm', 'year', 'years'],
	hours: ['giờ làm việc', 'working hour', 'working hours'],
};

/** How a limit is said: `3 ngày làm việc`, `ngay trong ngày làm việc`. */
export function describeTimeLimit({ amount, unit }: TimeLimit): Localised {
	if (unit === 'same-day') return { vi: 'ngay trong ngày làm việc', en: 'within the same working day' };
	const [vi, one, many] = UNITS[unit];
	return { vi: `${amount} ${vi}`, en: `${amount} ${amount === 1 ? one : many}` };
}

/** `thứ Hai, 23/11/2026`. */
function dayText(day: Day): Localised {
	const [year, month, date] = dateOf(day).split('-');
	const name = WEEKDAYS[weekdayOf(day) - 1] ?? { vi: '', en: '' };
	const digits = `${date}/${month}/${year}`;
	return { vi: `${name.vi}, ${digits}`, en: `${name.en}, ${digits}` };
}
/** `17:00 thứ Hai, 23/11/2026`. */
function timeText({ day, ms }: LocalTime): Localised {
	const date = dayText(day);
	return { vi: `${timeOf(ms)} ${date.vi}`, en: `${timeOf(ms)} ${date.en}` };
}

/**
 * The count told step by step, in sentences that a person at the desk can follow with a wall calendar. The last one names the
 * date that was computed, or says why there is none yet.
 */
export function explainClock(clock: ReplayedClock, limit: TimeLimit, calendar: Calendar): Localised[] {
	const told = clock.happenings.flatMap((happening) => sentences(happening, limit, calendar));
	return [...told, conclusion(clock)];
}

function sentences(happening: Happening, limit: TimeLimit, calendar: Calendar): Localised[] {
	const at = timeText(happening.at);
	const { reason } = happening.event;
	switch (happening.kind) {
		case 'start':
			return [begun(at, limit), ...counting(happening.at, happening.end, limit, calendar)];
		case 'restart':
			return [
				{
					vi: `Hồ sơ được bổ sung đầy đủ lúc ${at.vi}: thời hạn tính lại từ đầu (khoản 4 Điều 19 Nghị định 61/2018/NĐ-CP).`,
					en: `The dossier was complete at ${at.en}: the time limit starts anew (decree 61/2018 art. 19.4).`,
				},
				...counting(happening.at, happening.end, limit, calendar),
			];
		case 'pause':
			return [
				{
					vi: `Tạm dừng tính thời hạn từ ${at.vi}: ${reason.vi}`,
					en: `The clock stands still from ${at.en}: ${reason.en}`,
				},
			];
		case 'tooLate':
			return [tooLate(happening.event.type === 'pause', at)];
		case 'continue':
			return [continued(happening, at), ...daysOffUpTo(happening.at.day, happening.end.due.day, calendar)];
		case 'extend':
			return [
				{
					vi: `Gia hạn ngày ${dayText(happening.at.day).vi}, ngày hẹn mới ${dayText(happening.end.due.day).vi}: ${reason.vi}`,
					en: `Extended on ${dayText(happening.at.day).en} to ${dayText(happening.end.due.day).en}: ${reason.en}`,
				},
			];
		case 'reopen':
			return [
				{
					vi: `Mở lại hồ sơ lúc ${at.vi} để sửa sai sót; ngày hẹn đã báo không thay đổi.`,
					en: `Reopened at ${at.en} to correct an error; the promised date stays.`,
				},
			];
		case 'stop':
			return [
				{ vi: `Kết thúc tính thời hạn lúc ${at.vi}: ${reason.vi}`, en: `The clock ended at ${at.en}: ${reason.en}` },
			];
	}
}

function begun(at: Localised, limit: TimeLimit): Localised {
	const length = describeTimeLimit(limit);
	return {
		vi: `Tiếp nhận lúc ${at.vi}. Thời hạn giải quyết: ${length.vi}.`,
		en: `Received at ${at.en}. Time limit: ${length.en}.`,
	};
}

function counting(
	start: LocalTime,
	end: { readonly due: LocalTime; readonly lastDay: Day },
	limit: TimeLimit,
	calendar: Calendar,
): Localised[] {
	if (limit.unit === 'same-day') return sameDayRule(start, end.due, calendar);
	if (limit.unit === 'hours') {
		return [
			{
				vi: 'Chỉ tính giờ trong các buổi làm việc.',
				en: 'Only time within working sessions is counted.',
			},
			...daysOffUpTo(start.day, end.due.day, calendar),
		];
	}
	const first = {
		vi: 'Ngày tiếp nhận không tính, bắt đầu tính từ ngày hôm sau (Điều 147 Bộ luật Dân sự 2015).',
		en: 'The day of reception is not counted; counting starts on the next day (Civil Code 2015 art. 147).',
	};
	if (limit.unit === 'working-days') return [first, ...daysOffUpTo(start.day, end.due.day, calendar)];
	return [first, ...movedOffDayOff(end, calendar)];
}

function sameDayRule(start: LocalTime, due: LocalTime, calendar: Calendar): Localised[] {
	if (due.day === start.day) return [];
	const cutOff = calendar.sameDayCutOff;
	const reason = planDay(calendar, start.day).counts
		? {
				vi: `Tiếp nhận sau ${cutOff} thì trả kết quả trong ngày làm việc tiếp theo.`,
				en: `Received after ${cutOff}, so the result is due on the next working day.`,
			}
		: {
				vi: 'Tiếp nhận vào ngày không tính là ngày làm việc, được coi như nhận vào đầu ngày làm việc tiếp theo.',
				en: 'Received on a day that does not count as a working day: taken as received at the opening of the next one.',
			};
	return [reason, ...daysOffUpTo(start.day, due.day, calendar)];
}

function movedOffDayOff(end: { readonly due: LocalTime; readonly lastDay: Day }, calendar: Calendar): Localised[] {
	const last = dayText(end.lastDay);
	if (end.lastDay === end.due.day) return [];
	const name = planDay(calendar, end.lastDay).off;
	return [
		{
			vi: `Ngày cuối của thời hạn là ${last.vi}, trùng ngày nghỉ${name === null ? '' : ` (${name.vi})`}, nên chuyển sang ngày làm việc tiếp theo (khoản 5 Điều 148 Bộ luật Dân sự 2015).`,
			en: `The last day is ${last.en}, a day off${name === null ? '' : ` (${name.en})`}, so the limit ends on the next working day (Civil Code 2015 art. 148.5).`,
		},
	];
}

/** Names the days off inside the count, weekends in one word, and the weekend days that are worked. */
function daysOffUpTo(from: Day, to: Day, calendar: Calendar): Localised[] {
	const named: { name: Localised; first: Day; last: Day }[] = [];
	const worked: Day[] = [];
	let weekend = false;
	for (let day = from + 1; day <= to; day++) {
		const plan = planDay(calendar, day);
		if (plan.makeUp !== null && plan.counts) worked.push(day);
		if (plan.counts) continue;
		if (plan.off === null) weekend = true;
		else {
			const before = named.at(-1);
			if (before?.last === day - 1 && before.name.vi === plan.off.vi) before.last = day;
			else named.push({ name: plan.off, first: day, last: day });
		}
	}
	const texts = named.map(spanText);
	if (weekend) texts.push({ vi: 'ngày nghỉ hằng tuần', en: 'weekly days off' });
	const result: Localised[] = [];
	if (texts.length > 0) {
		result.push({
			vi: `Không tính: ${texts.map((text) => text.vi).join('; ')}.`,
			en: `Not counted: ${texts.map((text) => text.en).join('; ')}.`,
		});
	}
	for (const day of worked) {
		const text = dayText(day);
		result.push({
			vi: `Có tính: ${text.vi} (ngày làm bù).`,
			en: `Counted: ${text.en} (worked in place of a swapped day).`,
		});
	}
	return result;
}

function spanText({ name, first, last }: { name: Localised; first: Day; last: Day }): Localised {
	const from = dayText(first);
	const to = dayText(last);
	if (first === last) return { vi: `${from.vi} (${name.vi})`, en: `${from.en} (${name.en})` };
	return { vi: `${from.vi} đến ${to.vi} (${name.vi})`, en: `${from.en} to ${to.en} (${name.en})` };
}

function tooLate(pausing: boolean, at: Localised): Localised {
	return pausing
		? {
				vi: `Tạm dừng từ ${at.vi}, khi đã quá ngày hẹn; ngày hẹn không thay đổi.`,
				en: `Paused from ${at.en}, after the due date had passed; the due date stays.`,
			}
		: {
				vi: `Tiếp tục từ ${at.vi}; ngày hẹn đã qua trước khi tạm dừng nên không thay đổi.`,
				en: `Continued at ${at.en}; the due date had passed before the pause and stays.`,
			};
}

function continued({ rule, days }: Extract<Happening, { kind: 'continue' }>, at: Localised): Localised {
	switch (rule) {
		case 'workingTime':
			return {
				vi: `Tiếp tục từ ${at.vi}: tính tiếp số giờ làm việc còn lại.`,
				en: `Continued at ${at.en}: the working time that was left runs on.`,
			};
		case 'sameDay':
			return {
				vi: `Tiếp tục từ ${at.vi}: trả kết quả như hồ sơ nhận vào thời điểm này.`,
				en: `Continued at ${at.en}: due as if received at this moment.`,
			};
		case 'remainder':
			return {
				vi: `Hồ sơ được bổ sung đầy đủ lúc ${at.vi}: còn lại ${days} ngày, tính từ ngày hôm sau.`,
				en: `The dossier was complete at ${at.en}: ${days} ${days === 1 ? 'day is' : 'days are'} left, counted from the next day.`,
			};
		case 'nextWorkingDay':
			return {
				vi: `Tiếp tục từ ${at.vi}, sau giờ làm việc của ngày hẹn: trả kết quả trong ngày làm việc tiếp theo.`,
				en: `Continued at ${at.en}, after the working time of the due date: due on the next working day.`,
			};
		case 'shift':
			if (days === 0) {
				return {
					vi: `Tiếp tục từ ${at.vi}; ngày hẹn không thay đổi.`,
					en: `Continued at ${at.en}; the due date stays.`,
				};
			}
			return {
				vi: `Tiếp tục từ ${at.vi}: ngày hẹn lùi thêm ${days} ngày bằng thời gian chờ.`,
				en: `Continued at ${at.en}: the due date moves by the ${days} ${days === 1 ? 'day' : 'days'} of waiting.`,
			};
	}
}

function conclusion({ state, due }: ReplayedClock): Localised {
	if (due === null) {
		return {
			vi: 'Chưa tính thời hạn: hồ sơ chưa được tiếp nhận.',
			en: 'No time limit runs yet: the dossier has not been received.',
		};
	}
	const text = timeText(due);
	if (state === 'paused') {
		return {
			vi: `Ngày hẹn trước khi tạm dừng: ${text.vi}. Ngày hẹn mới được tính khi hồ sơ được tiếp tục giải quyết.`,
			en: `Due date before the pause: ${text.en}. The new one is counted when work goes on.`,
		};
	}
	return { vi: `Hẹn trả kết quả: ${text.vi}.`, en: `The result is due: ${text.en}.` };
}
