import { listAudit } from '@motcua/database';
import { z } from 'zod';
import { answer } from '../api/answer.ts';
import { staffProcedure } from '../api/trpc.ts';
import type { AuditEntry, Page } from '../views.ts';
import { actTitle } from './act-titles.ts';
import { auditDetails } from './audit-details.ts';

export const listAuditProcedure = staffProcedure('audit.read')
	.input(z.strictObject({ cursor: z.string().max(200).nullish(), target: z.string().max(200).optional() }))
	.output(answer<Page<AuditEntry>>('Page of AuditEntry'))
	.query(async ({ ctx, input }) => {
		const page = await listAudit(ctx.services.db.read, {
			wardId: ctx.session.wardId,
			cursor: input.cursor ?? null,
			...(input.target !== undefined && { target: input.target }),
		});
		const { timeZone } = (await ctx.services.catalogue.ward(ctx.session.wardId)).calendar;
		return {
			nextCursor: page.nextCursor,
			items: page.items.map((entry) => ({
				id: String(entry.seq),
				at: entry.at,
				actor: entry.actor.name,
				action: entry.action,
				title: actTitle(entry.action),
				target: entry.target,
				details: auditDetails(entry, timeZone),
			})),
		};
	});
