import { z } from 'zod';
import { answer, answerList } from '../../api/answer.ts';
import { router, type StaffSession, staffProcedure } from '../../api/trpc.ts';
import type { TrustKeyView } from '../../views.ts';
import { addTrustedKey, revokeTrustedKey } from './change-trust.ts';
import { trustView } from './trust-list.ts';

const actorOf = ({ staffId: id, name }: StaffSession) => ({ kind: 'staff', id, name }) as const;

const list = staffProcedure('trust.read')
	.output(answerList<TrustKeyView>('TrustKeyView'))
	.query(({ ctx }) => trustView(ctx.services));

const add = staffProcedure('trust.manage')
	.input(
		z.strictObject({
			/** PEM of an Ed25519 public key, about 110 letters. */
			publicKey: z.string().min(1).max(2_000),
			name: z.string().trim().min(2).max(100),
		}),
	)
	.output(answer<{ readonly keyId: string }>('KeyId'))
	.mutation(async ({ ctx, input }) => ({ keyId: await addTrustedKey(ctx.services, actorOf(ctx.session), input) }));

const revoke = staffProcedure('trust.manage')
	.input(
		z.strictObject({
			keyId: z.string().regex(/^[0-9a-f]{16}$/),
			reason: z.string().trim().min(3).max(300),
			kind: z.enum(['retired', 'compromised']),
			from: z.iso.datetime({ offset: true }).optional(),
		}),
	)
	.output(answer<{ readonly done: true }>('Done'))
	.mutation(async ({ ctx, input }) => {
		const { from, ...rest } = input;
		await revokeTrustedKey(ctx.services, actorOf(ctx.session), { ...rest, ...(from !== undefined && { from }) });
		return { done: true as const };
	});

/** The publishers whose packages may be installed; one list for the installation, kept by ward IT. */
export const trustRouter = router({ list, add, revoke });
