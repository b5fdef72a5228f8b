import type { Role } from '@motcua/domain';
import { initTRPC, TRPCError } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import { ZodError } from 'zod';
import type { Services } from '../services.ts';
import { asUserError, internalError, invalidInput, UserError } from './errors.ts';
import { type Action, mayDo } from './permissions.ts';
import type { RateClass } from './rate-limit.ts';

/** Somebody of the staff, as the session cookie proves. The ward is the session's, never the input's. */
export interface StaffSession {
	readonly staffId: string;
	readonly username: string;
	readonly name: string;
	readonly wardId: string;
	readonly roles: readonly { readonly role: Role; readonly field: string | null }[];
	readonly mustChangePassword: boolean;
}

export interface RequestContext {
	readonly services: Services;
	readonly session: StaffSession | null;
	/** The peer's address after trusted proxies; the rate limiter's key for strangers. */
	readonly ip: string;
	readonly requestId: string;
}

/** What every procedure declares: who may call it, and how often a stranger may. The router walk test reads it. */
export interface ProcedureMeta extends OpenApiMeta {
	readonly access:
		| { readonly audience: 'public'; readonly rate: RateClass }
		| { readonly audience: 'staff'; readonly action: Action };
}

const t = initTRPC
	.context<RequestContext>()
	.meta<ProcedureMeta>()
	.create({
		sse: {
			maxDurationMs: 30 * 60_000,
			ping: { enabled: true, intervalMs: 15_000 },
			client: { reconnectAfterInactivityMs: 45_000 },
		},
		errorFormatter({ shape, error, ctx }) {
			const motcua =
				error.cause instanceof UserError
					? error.cause.wire
					: error.cause instanceof ZodError
						? invalidInput(error.cause.issues)
						: internalError(ctx?.requestId ?? '');
			// The stack and the library's message stay on the server: they may quote input.
			return {
				...shape,
				message: motcua.code,
				data: { code: shape.data.code, httpStatus: shape.data.httpStatus, motcua },
			};
		},
	});

export const router = t.router;

type Outcome = { readonly ok: true } | { readonly ok: false; readonly error: TRPCError };

/** Use cases throw {@link UserError}; here it becomes the tRPC error with the right HTTP status. */
function translated<Of extends Outcome>(outcome: Of, { services, requestId }: RequestContext, path: string): Of {
	if (outcome.ok) return outcome;
	const { cause } = outcome.error;
	const known = cause instanceof UserError ? cause : asUserError(cause);
	if (known) throw asTrpcError(known);
	if (outcome.error.code === 'INTERNAL_SERVER_ERROR')
		services.logger.error({ err: cause ?? outcome.error, requestId, path }, 'request failed');
	return outcome;
}

const asTrpcError = (cause: UserError): TRPCError => new TRPCError({ code: cause.kind, cause });

/** How the OpenAPI bridge offers a procedure to integrators. */
type Bridge = NonNullable<OpenApiMeta['openapi']>;

// One middleware per procedure and no more: each costs as much as reading the input.

/** A procedure that anybody may call, `rate` times per address and minute. */
export const publicProcedure = (rate: RateClass, openapi?: Bridge) =>
	t.procedure
		.meta({ access: { audience: 'public', rate }, ...(openapi && { openapi: { protect: false, ...openapi } }) })
		.use(async ({ ctx, path, next }) => {
			takeTurn(ctx, rate);
			return translated(await next(), ctx, path);
		});

/** A procedure for staff whose roles have `action` in the permission table. */
export const staffProcedure = (action: Action, openapi?: Bridge) =>
	t.procedure
		.meta({ access: { audience: 'staff', action }, ...(openapi && { openapi: { protect: true, ...openapi } }) })
		.use(async ({ ctx, path, next }) => {
			const { session } = ctx;
			if (!session) throw asTrpcError(noSession());
			const held = session.roles.map(({ role }) => role);
			if (!mayDo(action, held)) throw asTrpcError(notAllowed(action));
			return translated(await next({ ctx: { ...ctx, session } }), ctx, path);
		});

function takeTurn({ services, ip }: RequestContext, rate: RateClass): void {
	try {
		services.rateLimiter.take(rate, ip);
	} catch (error) {
		throw error instanceof UserError ? asTrpcError(error) : error;
	}
}

const noSession = (): UserError =>
	new UserError('UNAUTHORIZED', 'session.missing', {
		vi: 'Phiên làm việc đã hết hoặc chưa đăng nhập. Vui lòng đăng nhập để tiếp tục.',
		en: 'You are not signed in, or your session has ended. Please sign in to go on.',
	});

const notAllowed = (action: Action): UserError =>
	new UserError('FORBIDDEN', 'permission.denied', {
		vi: `Tài khoản của bạn không có quyền thực hiện thao tác này (${action}). Liên hệ quản trị của phường nếu cần.`,
		en: `Your account may not do this (${action}). Ask the ward administrator if you need it.`,
	});
