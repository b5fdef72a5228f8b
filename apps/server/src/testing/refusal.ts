import { TRPCError } from '@trpc/server';
import { UserError } from '../api/errors.ts';
import type { WireError } from '../views.ts';

/** The error that a call is answered with, as it crosses the wire. Throws when the call succeeds. */
export async function refusalOf(call: Promise<unknown>): Promise<WireError & { readonly kind: string }> {
	try {
		await call;
	} catch (error) {
		const cause = error instanceof TRPCError ? error.cause : error;
		if (cause instanceof UserError) return { ...cause.wire, kind: cause.kind };
		throw error;
	}
	throw new Error('the call was expected to be refused');
}
