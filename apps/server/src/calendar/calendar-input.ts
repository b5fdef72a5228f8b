import type { Calendar } from '@motcua/domain';
import { checkCalendar } from '@motcua/domain/deadlines';
import { z } from 'zod';
import { badInput } from '../api/errors.ts';

const date = z.iso.date();
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 07:30');
const localised = z.strictObject({ vi: z.string().trim().min(1).max(300), en: z.string().trim().max(300) });
const source = z.string().max(300).optional();

/** A calendar as the administrator saves it; whether dates can be counted with it is `checkCalendar`'s to say. */
export const calendarInput = z.strictObject({
	timeZone: z.string().max(60),
	sameDayCutOff: clockTime,
	sessionTables: z
		.array(
			z.strictObject({
				from: date,
				until: date.optional(),
				sessions: z
					.array(
						z.strictObject({
							weekday: z.int().min(1).max(7),
							from: clockTime,
							to: clockTime,
							acceptsDossiers: z.boolean(),
							countsAsWorkingDay: z.boolean(),
						}),
					)
					.max(50),
			}),
		)
		.min(1)
		.max(50),
	years: z.array(z.int().min(2020).max(2100)).max(50),
	holidays: z
		.array(
			z.strictObject({
				date,
				name: localised,
				kind: z.enum(['public', 'swap']).optional(),
				source,
				verified: z.boolean(),
			}),
		)
		.max(1_000),
	makeUpDays: z
		.array(
			z.strictObject({
				date,
				name: localised,
				likeWeekday: z.int().min(1).max(7).optional(),
				source,
				verified: z.boolean(),
			}),
		)
		.max(500),
	closures: z
		.array(z.strictObject({ from: date, until: date, reason: localised, document: z.string().trim().max(200) }))
		.max(500),
});

/** The calendar under a new version name. Throws `calendar.…` naming the place when dates could not be counted with it. */
export function soundCalendar(input: z.infer<typeof calendarInput>, version: string): Calendar {
	// zod gives `undefined` for what was left out; the calendar's type knows absent members only.
	const calendar = JSON.parse(JSON.stringify({ ...input, version })) as Calendar;
	const [problem] = checkCalendar(calendar);
	if (problem) throw badInput(problem.code, problem.path, problem.message);
	return calendar;
}
