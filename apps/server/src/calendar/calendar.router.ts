import { addToOutbox, readCalendar, saveCalendar } from '@motcua/database';
import type { Calendar } from '@motcua/domain';
import { calendarWarnings, shippedCalendar } from '@motcua/domain/deadlines';
import { z } from 'zod';
import { answer } from '../api/answer.ts';
import { router, staffProcedure } from '../api/trpc.ts';
import { recordAct } from '../audit/record.ts';
import type { CalendarView } from '../views.ts';
import { calendarInput, soundCalendar } from './calendar-input.ts';

const view = (version: number, calendar: Calendar, now: string): CalendarView => ({
	version,
	calendar,
	warnings: calendarWarnings(calendar, now).map((warning) => warning.message),
});

const get = staffProcedure('calendar.read')
	.output(answer<CalendarView>('CalendarView'))
	.query(async ({ ctx }) => {
		const saved = await readCalendar(ctx.services.db.read, ctx.session.wardId);
		return view(saved?.version ?? 0, saved?.body ?? shippedCalendar, ctx.services.clock.now().toString());
	});

const save = staffProcedure('calendar.manage')
	.input(
		z.strictObject({
			expectedVersion: z.int().min(0),
			/** Why, with the document that orders it. */
			reason: z.string().trim().min(3).max(500),
			calendar: calendarInput,
		}),
	)
	.output(answer<CalendarView>('CalendarView'))
	.mutation(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const calendar = soundCalendar(input.calendar, `${session.wardId}-${input.expectedVersion + 1}`);
		const now = services.clock.now().toString();
		const version = await services.db.write(async (tx) => {
			const saved = await saveCalendar(tx, {
				wardId: session.wardId,
				expectedVersion: input.expectedVersion,
				body: calendar,
				reason: input.reason,
				savedAt: now,
				savedBy: session.staffId,
			});
			// Open dossiers get their dates counted anew, each with a trace in its record.
			await addToOutbox(tx, {
				kind: 'calendar.recompute',
				wardId: session.wardId,
				dossierId: null,
				payload: { reason: input.reason },
				dueAt: now,
				createdAt: now,
			});
			await recordAct(tx, services, session, {
				action: 'calendar.saved',
				target: null,
				detail: { version: saved, reason: input.reason },
			});
			return saved;
		});
		services.catalogue.forget(session.wardId);
		services.doorbell.ring();
		return view(version, calendar, now);
	});

/** Working time of the ward: sessions, days off, closures. */
export const calendarRouter = router({ get, save });
