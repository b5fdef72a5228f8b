import type { Localised } from '../../localised.ts';
import { dayOf, minutesOf } from '../local-time.ts';
import type { Calendar, Session } from './calendar.ts';

/** What is wrong with an edited calendar, and where. */
export interface CalendarProblem {
	/** Stable: `calendar.date`, `calendar.overlap`… */
	readonly code: string;
	/** `sessionTables[0].sessions[2].to`. */
	readonly path: string;
	readonly message: Localised;
}
type Report = (code: string, path: string, vi: string, en: string) => void;

/** Every problem of a calendar before it is saved; empty when dates can be counted with it. */
export function checkCalendar(calendar: Calendar): CalendarProblem[] {
	const problems: CalendarProblem[] = [];
	const report: Report = (code, path, vi, en) => problems.push({ code: `calendar.${code}`, path, message: { vi, en } });
	checkHead(calendar, report);
	for (const [index, table] of calendar.sessionTables.entries()) {
		const path = `sessionTables[${index}]`;
		checkSpan(table.from, table.until ?? table.from, path, report);
		checkSessions(table.sessions, path, report);
	}
	checkDays(calendar, report);
	for (const [index, closure] of calendar.closures.entries()) {
		checkSpan(closure.from, closure.until, `closures[${index}]`, report);
		if (closure.document.trim() === '') {
			report(
				'document',
				`closures[${index}].document`,
				'Ngày nghỉ đột xuất phải ghi số văn bản quyết định.',
				'A closure needs the number of the document that orders it.',
			);
		}
	}
	return problems;
}

function checkHead(calendar: Calendar, report: Report): void {
	if (calendar.version.trim() === '')
		report('version', 'version', 'Thiếu phiên bản của lịch.', 'The calendar needs a version.');
	if (!isTime(calendar.sameDayCutOff)) badTime('sameDayCutOff', report);
	try {
		new Intl.DateTimeFormat('en', { timeZone: calendar.timeZone });
	} catch {
		report(
			'timeZone',
			'timeZone',
			'Múi giờ không đúng, ví dụ đúng: Asia/Ho_Chi_Minh.',
			'Not a time zone; a right one: Asia/Ho_Chi_Minh.',
		);
	}
	if (calendar.sessionTables.length === 0) {
		report(
			'noSessions',
			'sessionTables',
			'Phải có ít nhất một bảng giờ làm việc.',
			'At least one table of sessions is needed.',
		);
	}
}

function checkSessions(sessions: readonly Session[], path: string, report: Report): void {
	for (const [index, session] of sessions.entries()) {
		const at = `${path}.sessions[${index}]`;
		if (!Number.isInteger(session.weekday) || session.weekday < 1 || session.weekday > 7) {
			report(
				'weekday',
				`${at}.weekday`,
				'Thứ trong tuần phải từ 1 (thứ Hai) đến 7 (Chủ nhật).',
				'The weekday is 1 (Monday) to 7 (Sunday).',
			);
		}
		if (!isTime(session.from)) badTime(`${at}.from`, report);
		else if (!isTime(session.to)) badTime(`${at}.to`, report);
		else if (minutesOf(session.from) >= minutesOf(session.to)) {
			report('order', at, 'Giờ kết thúc phải sau giờ bắt đầu.', 'The session must end after it begins.');
		} else if (sessions.slice(0, index).some((other) => overlaps(session, other))) {
			report(
				'overlap',
				at,
				'Buổi làm việc trùng giờ với buổi khác trong ngày.',
				'The session overlaps another one of the day.',
			);
		}
	}
	if (!sessions.some((session) => session.countsAsWorkingDay)) {
		report(
			'noWorkingDay',
			`${path}.sessions`,
			'Phải có ít nhất một buổi được tính là ngày làm việc trong tuần.',
			'At least one session of the week must count as a working day.',
		);
	}
}

function overlaps(a: Session, b: Session): boolean {
	if (a.weekday !== b.weekday || !isTime(b.from) || !isTime(b.to)) return false;
	return minutesOf(a.from) < minutesOf(b.to) && minutesOf(b.from) < minutesOf(a.to);
}

function checkDays(calendar: Calendar, report: Report): void {
	const seen = new Map<string, string>();
	const lists = { holidays: calendar.holidays, makeUpDays: calendar.makeUpDays };
	for (const [list, days] of Object.entries(lists)) {
		for (const [index, { date, name }] of days.entries()) {
			const path = `${list}[${index}]`;
			if (!isDate(date)) badDate(`${path}.date`, report);
			else if (seen.has(date)) {
				report(
					'twice',
					`${path}.date`,
					`Ngày ${date} đã có trong lịch (${seen.get(date)}).`,
					`${date} stands in the calendar already (${seen.get(date)}).`,
				);
			}
			seen.set(date, path);
			if (name.vi.trim() === '')
				report('name', `${path}.name`, 'Ngày nghỉ, ngày làm bù phải có tên.', 'The day needs a name.');
		}
	}
	for (const [index, { likeWeekday }] of calendar.makeUpDays.entries()) {
		if (likeWeekday !== undefined && !(Number.isInteger(likeWeekday) && likeWeekday >= 1 && likeWeekday <= 7)) {
			report(
				'weekday',
				`makeUpDays[${index}].likeWeekday`,
				'Thứ trong tuần phải từ 1 đến 7.',
				'The weekday is 1 to 7.',
			);
		}
	}
}

function checkSpan(from: string, until: string, path: string, report: Report): void {
	if (!isDate(from)) badDate(`${path}.from`, report);
	else if (!isDate(until)) badDate(`${path}.until`, report);
	else if (until < from)
		report('order', path, 'Ngày kết thúc phải từ ngày bắt đầu trở đi.', 'The last day must not be before the first.');
}

function badDate(path: string, report: Report): void {
	report(
		'date',
		path,
		'Ngày không đúng; cần theo mẫu năm-tháng-ngày, ví dụ 2026-11-24.',
		'Not a date; expected YYYY-MM-DD, for example 2026-11-24.',
	);
}
function badTime(path: string, report: Report): void {
	report(
		'time',
		path,
		'Giờ không đúng; cần theo mẫu giờ:phút, ví dụ 07:30.',
		'Not a time; expected HH:mm, for example 07:30.',
	);
}

function isDate(date: string): boolean {
	return succeeds(() => dayOf(date));
}
function isTime(time: string): boolean {
	return succeeds(() => minutesOf(time));
}
function succeeds(read: () => unknown): boolean {
	try {
		read();
		return true;
	} catch {
		return false;
	}
}
