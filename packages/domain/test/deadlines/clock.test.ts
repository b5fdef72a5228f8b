import { describe, expect, it } from 'vitest';
import {
	acceptanceDueAt,
	type ClockEvent,
	classifyTiming,
	closingOf,
	describeTimeLimit,
	dueAt,
	endOfWorkingDayAfter,
	latestApologyAt,
	remainingWorkingTime,
	shippedCalendar,
	type TimeLimit,
	workingDateFrom,
} from '../../src/deadlines/index.ts';
import { clockEvent, days, hours, local, months, SAME_DAY, start, workingDays, years } from './clock.ts';

const calendar = shippedCalendar;
const due = (timeLimit: TimeLimit, ...clockEvents: ClockEvent[]) => dueAt({ timeLimit, clockEvents, calendar });
const texts = (timeLimit: TimeLimit, ...clockEvents: ClockEvent[]) =>
	due(timeLimit, ...clockEvents).explanation.map(({ vi }) => vi);

describe('months and years', () => {
	it.each<[string, TimeLimit, string]>([
		['2026-08-12 09:00', months(1), '2026-09-14'], // 12/09 is a Saturday
		['2025-01-31 09:00', months(1), '2025-02-28'], // no 31/02
		['2024-01-31 09:00', months(1), '2024-02-29'],
		['2024-02-29 09:00', years(1), '2025-02-28'],
		['2025-07-31 09:00', months(2), '2025-09-30'],
		['2026-06-02 09:00', months(3), '2026-09-03'], // 02/09 is a holiday
	])('received %s', (received, limit, expected) => {
		expect(due(limit, start(received)).dueOn).toBe(expected);
	});
});

describe('pauses of each unit', () => {
	it('in hours leave the working time that was left', () => {
		const events = [
			start('2026-11-02 08:00'),
			clockEvent('pause', '2026-11-02 10:00', 'payment'),
			clockEvent('resume', '2026-11-03 16:00', 'payment'),
		];
		// 4 h, 2 h used; the due date of 02/11 was 13:30.
		expect(due(hours(4), ...events).dueAt).toBe(local('2026-11-04 08:30'));
	});
	it('in hours round up to the minute that is printed', () => {
		const { dueAt: at, explanation } = due(hours(1), clockEvent('start', '2026-11-02T01:00:30.500Z', 'reception'));
		expect(at).toBe(local('2026-11-02 09:01'));
		expect(explanation.at(-1)?.vi).toContain('09:01');
	});
	it('same-day are due as if received when the waiting ends', () => {
		const pause = [start('2026-11-02 09:00'), clockEvent('pause', '2026-11-02 09:30', 'payment')];
		const resumed = (at: string) => due(SAME_DAY, ...pause, clockEvent('resume', at, 'payment')).dueAt;
		expect(resumed('2026-11-02 15:00')).toBe(local('2026-11-02 17:00'));
		expect(resumed('2026-11-02 15:01')).toBe(local('2026-11-03 17:00'));
		expect(resumed('2026-11-05 10:00')).toBe(local('2026-11-05 17:00'));
	});
	it('in days add calendar days, and move off a day off at the end', () => {
		const events = (cause: 'payment' | 'supplement') => [
			start('2026-11-02 09:00'),
			clockEvent('pause', '2026-11-05 09:00', cause),
			clockEvent('resume', '2026-11-09 09:00', cause),
		];
		expect(due(days(10), ...events('payment')).dueOn).toBe('2026-11-16'); // 12/11 + 4
		expect(due(days(10), ...events('supplement')).dueOn).toBe('2026-11-17'); // 8 left from 09/11
	});
	it('paused on the days off after the last day go on from the moved date', () => {
		// 20 days from 02/11 end on Sunday 22/11, moved to Monday 23/11.
		const events = [
			start('2026-11-02 09:00'),
			clockEvent('pause', '2026-11-23 09:00', 'payment'),
			clockEvent('resume', '2026-11-25 09:00', 'payment'),
		];
		expect(due(days(20), ...events).dueOn).toBe('2026-11-25');
		const supplement = events.map((event): ClockEvent => ({ ...event, cause: 'supplement' }));
		expect(due(days(20), ...supplement).dueOn).toBe('2026-11-26');
	});
	it('within one day change nothing for other waits', () => {
		const events = [
			start('2026-11-02 09:00'),
			clockEvent('pause', '2026-11-03 09:00', 'payment'),
			clockEvent('resume', '2026-11-03 16:00', 'payment'),
		];
		expect(due(workingDays(5), ...events).dueOn).toBe('2026-11-09');
		expect(texts(workingDays(5), ...events)).toContain(
			'Tiếp tục từ 16:00 thứ Ba, 03/11/2026; ngày hẹn không thay đổi.',
		);
	});
	it('that end at night or on a Sunday leave the next working day', () => {
		const pause = [start('2026-11-02 09:00'), clockEvent('pause', '2026-11-05 10:00', 'payment')];
		const resumed = (at: string) => due(workingDays(3), ...pause, clockEvent('resume', at, 'payment')).dueOn;
		expect(resumed('2026-11-06 16:59')).toBe('2026-11-06');
		expect(resumed('2026-11-06 20:00')).toBe('2026-11-09');
		expect(resumed('2026-11-08 09:00')).toBe('2026-11-09');
		expect(resumed('2026-11-05 17:30')).toBe('2026-11-06');
		expect(texts(workingDays(3), ...pause, clockEvent('resume', '2026-11-08 09:00', 'payment'))).toContain(
			'Tiếp tục từ 09:00 Chủ nhật, 08/11/2026, sau giờ làm việc của ngày hẹn: trả kết quả trong ngày làm việc tiếp theo.',
		);
	});
	it('can come again and again', () => {
		const events = [start('2026-11-02 08:00')];
		for (const day of ['03', '05', '09']) {
			events.push(clockEvent('pause', `2026-11-${day} 09:00`, 'payment'));
			events.push(clockEvent('resume', `2026-11-${String(Number(day) + 1).padStart(2, '0')} 09:00`, 'payment'));
		}
		expect(due(workingDays(5), ...events).dueOn).toBe('2026-11-12');
	});
});

describe('what the explanation says', () => {
	it('a count over the new holiday', () => {
		expect(texts(workingDays(3), start('2026-11-20 09:00'))).toEqual([
			'Tiếp nhận lúc 09:00 thứ Sáu, 20/11/2026. Thời hạn giải quyết: 3 ngày làm việc.',
			'Ngày tiếp nhận không tính, bắt đầu tính từ ngày hôm sau (Điều 147 Bộ luật Dân sự 2015).',
			'Không tính: thứ Ba, 24/11/2026 (Ngày Văn hóa Việt Nam); ngày nghỉ hằng tuần.',
			'Hẹn trả kết quả: 17:00 thứ Năm, 26/11/2026.',
		]);
	});
	it('the same in English', () => {
		expect(due(workingDays(1), start('2026-11-20 09:00')).explanation.map(({ en }) => en)).toEqual([
			'Received at 09:00 Friday, 20/11/2026. Time limit: 1 working day.',
			'The day of reception is not counted; counting starts on the next day (Civil Code 2015 art. 147).',
			'Not counted: weekly days off.',
			'The result is due: 17:00 Monday, 23/11/2026.',
		]);
	});
	it('a working Saturday', () => {
		expect(texts(workingDays(3), start('2026-08-20 09:00'))).toContain('Có tính: thứ Bảy, 22/08/2026 (ngày làm bù).');
	});
	it('a last day that moves', () => {
		expect(texts(days(30), start('2026-08-03 08:30'))).toContain(
			'Ngày cuối của thời hạn là thứ Tư, 02/09/2026, trùng ngày nghỉ (Quốc khánh), nên chuyển sang ngày làm việc tiếp theo (khoản 5 Điều 148 Bộ luật Dân sự 2015).',
		);
		expect(texts(days(5), start('2026-11-02 08:30')).join()).toContain(
			'thứ Bảy, 07/11/2026, trùng ngày nghỉ, nên chuyển',
		);
		expect(texts(days(1), start('2026-11-02 08:30'))).toHaveLength(3);
	});
	it('the cut-off, and a Saturday desk', () => {
		expect(texts(SAME_DAY, start('2026-11-23 15:01'))).toContain(
			'Tiếp nhận sau 15:00 thì trả kết quả trong ngày làm việc tiếp theo.',
		);
		expect(texts(SAME_DAY, start('2026-11-21 09:00')).join()).toContain(
			'được coi như nhận vào đầu ngày làm việc tiếp theo',
		);
		expect(texts(SAME_DAY, start('2026-11-23 09:00'))).toEqual([
			'Tiếp nhận lúc 09:00 thứ Hai, 23/11/2026. Thời hạn giải quyết: ngay trong ngày làm việc.',
			'Hẹn trả kết quả: 17:00 thứ Hai, 23/11/2026.',
		]);
	});
	it('a dossier that was not received, is paused, or is done', () => {
		expect(due(workingDays(3))).toMatchObject({ state: 'notStarted', dueAt: null, dueOn: null, warnings: [] });
		expect(texts(workingDays(3))).toEqual(['Chưa tính thời hạn: hồ sơ chưa được tiếp nhận.']);
		const pause = clockEvent('pause', '2026-11-03 09:00', 'payment');
		const paused = due(workingDays(3), start('2026-11-02 08:00'), pause);
		expect(paused.state).toBe('paused');
		expect(paused.explanation.at(-1)?.vi).toBe(
			'Ngày hẹn trước khi tạm dừng: 17:00 thứ Năm, 05/11/2026. Ngày hẹn mới được tính khi hồ sơ được tiếp tục giải quyết.',
		);
		expect(
			texts(workingDays(3), start('2026-11-02 08:00'), clockEvent('stop', '2026-11-04 09:00', 'resolved')),
		).toContain('Kết thúc tính thời hạn lúc 09:00 thứ Tư, 04/11/2026: Lý do.');
	});
	it('each way of going on', () => {
		const waited = (limit: TimeLimit, cause: 'payment' | 'supplement', type: 'resume' | 'restart' = 'resume') =>
			texts(
				limit,
				start('2026-11-02 08:00'),
				clockEvent('pause', '2026-11-02 09:00', cause),
				clockEvent(type, '2026-11-04 09:00', cause),
			).join('\n');
		expect(waited(hours(20), 'payment')).toContain('tính tiếp số giờ làm việc còn lại');
		expect(waited(SAME_DAY, 'payment')).toContain('như hồ sơ nhận vào thời điểm này');
		expect(waited(workingDays(5), 'payment')).toContain('ngày hẹn lùi thêm 2 ngày');
		expect(waited(workingDays(5), 'supplement')).toContain('còn lại 5 ngày, tính từ ngày hôm sau');
		expect(waited(workingDays(5), 'supplement', 'restart')).toContain('thời hạn tính lại từ đầu');
	});
	it('lateness that waiting does not undo', () => {
		const late = [start('2026-11-02 08:00'), clockEvent('pause', '2026-11-09 09:00', 'payment')];
		const resumed = [...late, clockEvent('resume', '2026-11-20 09:00', 'payment')];
		expect(due(workingDays(3), ...resumed).dueOn).toBe('2026-11-05');
		expect(texts(workingDays(3), ...resumed).join()).toMatch(/khi đã quá ngày hẹn.*ngày hẹn đã qua trước khi tạm dừng/);
		expect(
			due(workingDays(3), start('2026-11-02 08:00'), clockEvent('restart', '2026-11-20 09:00', 'supplement')).dueOn,
		).toBe('2026-11-05');
	});
	it('an extension and a reopening', () => {
		const events = [
			start('2026-11-02 08:00'),
			clockEvent('extend', '2026-11-04 09:00', 'extension', '2026-11-10'),
			clockEvent('stop', '2026-11-09 09:00', 'resolved'),
			clockEvent('resume', '2026-11-09 10:00', 'reopened'),
		];
		expect(due(workingDays(3), ...events)).toMatchObject({ state: 'running', dueOn: '2026-11-10' });
		expect(texts(workingDays(3), ...events)).toEqual(
			expect.arrayContaining([
				'Gia hạn ngày thứ Tư, 04/11/2026, ngày hẹn mới thứ Ba, 10/11/2026: Lý do.',
				'Mở lại hồ sơ lúc 10:00 thứ Hai, 09/11/2026 để sửa sai sót; ngày hẹn đã báo không thay đổi.',
			]),
		);
	});
	it('every unit', () => {
		expect([SAME_DAY, workingDays(3), days(1), months(2), years(1), hours(8)].map(describeTimeLimit)).toEqual([
			{ vi: 'ngay trong ngày làm việc', en: 'within the same working day' },
			{ vi: '3 ngày làm việc', en: '3 working days' },
			{ vi: '1 ngày', en: '1 day' },
			{ vi: '2 tháng', en: '2 months' },
			{ vi: '1 năm', en: '1 year' },
			{ vi: '8 giờ làm việc', en: '8 working hours' },
		]);
	});
});

describe('around the due date', () => {
	it('a filing is answered within eight working hours', () => {
		expect(acceptanceDueAt(local('2026-11-20 16:00'), calendar)).toBe(local('2026-11-23 16:00'));
		expect(acceptanceDueAt(local('2026-11-21 22:00'), calendar)).toBe(local('2026-11-23 17:00'));
		expect(acceptanceDueAt(local('2026-11-23 12:15'), calendar, 4)).toBe(local('2026-11-23 17:00'));
	});
	it('a finished dossier is early, on time or late', () => {
		const promised = local('2026-11-26 17:00');
		expect(classifyTiming(local('2026-11-25 23:59'), promised, calendar)).toBe('early');
		expect(classifyTiming(local('2026-11-26 00:00'), promised, calendar)).toBe('onTime');
		expect(classifyTiming(promised, promised, calendar)).toBe('onTime');
		expect(classifyTiming(local('2026-11-26 17:01'), promised, calendar)).toBe('late');
	});
	it('an apology comes on a working day', () => {
		expect(latestApologyAt(local('2026-11-23 17:00'), calendar)).toBe(local('2026-11-20 17:00'));
		expect(latestApologyAt(local('2026-11-25 17:00'), calendar)).toBe(local('2026-11-23 17:00'));
	});
	it('the time that is left, or has been since', () => {
		const promised = local('2026-11-26 17:00');
		expect(remainingWorkingTime(local('2026-11-23 16:00'), promised, calendar)).toEqual({
			overdue: false,
			workingMinutes: 60 + 2 * 480,
			workingDays: 2,
		});
		expect(remainingWorkingTime(promised, promised, calendar)).toEqual({
			overdue: false,
			workingMinutes: 0,
			workingDays: 0,
		});
		expect(remainingWorkingTime(local('2026-11-27 08:00'), promised, calendar)).toEqual({
			overdue: true,
			workingMinutes: 30,
			workingDays: 1,
		});
	});
	it('closing times', () => {
		expect(closingOf('2026-11-24', calendar)).toBe(local('2026-11-25 17:00'));
		expect(workingDateFrom('2026-11-24', calendar)).toBe('2026-11-25');
		expect(endOfWorkingDayAfter(local('2026-11-23 23:00'), 1, calendar)).toBe(local('2026-11-25 17:00'));
		expect(endOfWorkingDayAfter(local('2026-11-24 09:00'), 0, calendar)).toBe(local('2026-11-25 17:00'));
	});
});
