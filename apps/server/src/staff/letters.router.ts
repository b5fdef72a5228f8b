import { findStaff, updateStaff } from '@motcua/database';
import { z } from 'zod';
import { answer } from '../api/answer.ts';
import { router, type StaffSession, staffProcedure } from '../api/trpc.ts';
import { recordAct } from '../audit/record.ts';
import type { Services } from '../services.ts';
import type { OwnLetters } from '../views.ts';
import { addressOf, changeOfAddress, typedAddress } from './address-of.ts';

async function ownLetters({ db, mailer }: Services, { wardId, staffId }: StaffSession): Promise<OwnLetters> {
	const person = await findStaff(db.read, wardId, staffId);
	return {
		email: person?.email ?? null,
		language: person?.letterLanguage ?? 'vi',
		reminders: person?.reminders ?? true,
		mailServer: mailer.configured,
	};
}

const get = staffProcedure('desk.me')
	.output(answer<OwnLetters>('OwnLetters'))
	.query(({ ctx }) => ownLetters(ctx.services, ctx.session));

const save = staffProcedure('desk.me')
	.input(z.strictObject({ email: typedAddress, language: z.enum(['vi', 'en']), reminders: z.boolean() }))
	.output(answer<OwnLetters>('OwnLetters'))
	.mutation(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const { language, reminders } = input;
		const email = addressOf(input.email);
		await services.db.write(
			async (tx) => {
				const before = await findStaff(tx, session.wardId, session.staffId);
				const change = { email, letterLanguage: language, reminders };
				await updateStaff(tx, session.staffId, { ...change, updatedAt: services.clock.now().toString() });
				await recordAct(tx, services, session, {
					action: 'staff.lettersChanged',
					target: `staff:${session.staffId}`,
					detail: { email: changeOfAddress(before?.email ?? null, email), language, reminders },
				});
			},
			{ name: 'staff.letters' },
		);
		return ownLetters(services, session);
	});

/** Where a member of staff wants to be written to, and of what. Everybody decides it for themselves. */
export const lettersRouter = router({ get, save });
