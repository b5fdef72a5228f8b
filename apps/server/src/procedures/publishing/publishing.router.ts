import { z } from 'zod';
import { answer, answerList } from '../../api/answer.ts';
import { router, staffProcedure } from '../../api/trpc.ts';
import { calendarDate, optionalSentence, packageDigest, procedureCode } from '../../dossiers/dossier-input.ts';
import type { ApprovalRequest, FormsToCheck, PublishGate, PublishingAttention } from '../../views.ts';
import { askForApproval, decideOnApproval } from './approve-publishing.ts';
import { formsToCheck, recordAccessibility } from './check-accessibility.ts';
import { gateFrame } from './gate/read-gate.ts';
import { approvalsFor, attentionFor, publishGate } from './gate-view.ts';
import { cancelPlan, planPublishing } from './plan-publication.ts';
import { publishProcedure } from './publish-procedure.ts';
import { forgetMissed } from './publish-report.ts';
import { checkFixtures } from './run-checks.ts';

const byCode = z.strictObject({ code: procedureCode });
const gateAnswer = answer<PublishGate>('PublishGate');

const gate = staffProcedure('procedures.read')
	.input(byCode)
	.output(gateAnswer)
	.query(({ ctx, input }) => publishGate(ctx.services, ctx.session, input));

const fixtures = staffProcedure('procedures.publish')
	.input(byCode)
	.output(gateAnswer)
	.mutation(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const { version } = await gateFrame(services, { wardId: session.wardId, code: input.code });
		await checkFixtures(services, version);
		return publishGate(services, session, input);
	});

const forms = staffProcedure('procedures.publish')
	.input(byCode)
	.output(answer<FormsToCheck>('FormsToCheck'))
	.query(({ ctx, input }) => formsToCheck(ctx.services, ctx.session.wardId, input.code));

const text = z.string().max(1_000);

const accessibility = staffProcedure('procedures.publish')
	.input(
		z.strictObject({
			code: procedureCode,
			digest: packageDigest,
			/** Name and version of what looked. */
			tool: z.string().trim().min(1).max(100),
			pages: z
				.array(
					z.strictObject({
						page: z.string().max(200),
						scheme: z.enum(['light', 'dark']),
						violations: z.array(z.strictObject({ rule: text, help: text, targets: z.array(text).max(50) })).max(100),
					}),
				)
				.max(400),
		}),
	)
	.output(gateAnswer)
	.mutation(async ({ ctx, input }) => {
		await recordAccessibility(ctx.services, ctx.session, input);
		return publishGate(ctx.services, ctx.session, { code: input.code });
	});

const publish = staffProcedure('procedures.publish')
	.input(byCode)
	.output(gateAnswer)
	.mutation(async ({ ctx, input }) => {
		await publishProcedure(ctx.services, ctx.session, input.code);
		return publishGate(ctx.services, ctx.session, input);
	});

const plan = staffProcedure('procedures.publish')
	.input(z.strictObject({ code: procedureCode, from: calendarDate }))
	.output(gateAnswer)
	.mutation(async ({ ctx, input }) => {
		await planPublishing(ctx.services, ctx.session, input);
		return publishGate(ctx.services, ctx.session, { code: input.code });
	});

const cancel = staffProcedure('procedures.publish')
	.input(byCode)
	.output(gateAnswer)
	.mutation(async ({ ctx, input }) => {
		await cancelPlan(ctx.services, ctx.session, input.code);
		return publishGate(ctx.services, ctx.session, input);
	});

const dismissMissed = staffProcedure('procedures.publish')
	.input(byCode)
	.output(gateAnswer)
	.mutation(async ({ ctx, input }) => {
		const { services, session } = ctx;
		const { version } = await gateFrame(services, { wardId: session.wardId, code: input.code });
		await services.db.write((tx) => forgetMissed(tx, version, services.clock.now().toString()));
		return publishGate(services, session, input);
	});

const ask = staffProcedure('procedures.publish')
	.input(byCode)
	.output(gateAnswer)
	.mutation(async ({ ctx, input }) => {
		await askForApproval(ctx.services, ctx.session, input.code);
		return publishGate(ctx.services, ctx.session, input);
	});

const approvals = staffProcedure('procedures.approve')
	.output(answerList<ApprovalRequest>('ApprovalRequest'))
	.query(({ ctx }) => approvalsFor(ctx.services, ctx.session));

const decide = staffProcedure('procedures.approve')
	.input(
		z.strictObject({
			code: procedureCode,
			digest: packageDigest,
			decision: z.enum(['approved', 'declined']),
			note: optionalSentence,
		}),
	)
	.output(answerList<ApprovalRequest>('ApprovalRequest'))
	.mutation(async ({ ctx, input }) => {
		await decideOnApproval(ctx.services, ctx.session, input);
		return approvalsFor(ctx.services, ctx.session);
	});

const attention = staffProcedure('desk.me')
	.output(answer<PublishingAttention>('PublishingAttention'))
	.query(({ ctx }) => attentionFor(ctx.services, ctx.session));

/** The checklist before publishing, who approves, and from when. */
export const publishingRouter = router({
	gate,
	fixtures,
	forms,
	accessibility,
	publish,
	plan,
	cancelPlan: cancel,
	dismissMissed,
	askForApproval: ask,
	approvals,
	decide,
	attention,
});
