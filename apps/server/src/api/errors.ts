import { BadCursorError, ConflictError, RevisionConflictError } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import type { FormFinding } from '@motcua/forms';
import { JobsError } from '@motcua/jobs';
import { explainIssue } from '@motcua/procedure-sdk/schema';
import type { TRPCError } from '@trpc/server';
import type { z } from 'zod';
import type { WireError } from '../views.ts';

type TrpcCode = ConstructorParameters<typeof TRPCError>[0]['code'];

/**
 * An error a person can meet: stable code, a sentence in both languages that says what to do, and the field to blame.
 * Thrown by use cases; the web layer turns it into a {@link WireError}.
 */
export class UserError extends Error {
	readonly kind: TrpcCode;
	readonly wire: WireError;

	constructor(
		kind: TrpcCode,
		code: string,
		message: Localised,
		more: { field?: string; findings?: readonly FormFinding[]; changedBy?: NonNullable<WireError['changedBy']> } = {},
	) {
		super(`${code}: ${message.en}`);
		this.name = 'UserError';
		this.kind = kind;
		this.wire = { code, message, ...more };
	}
}

/** Thrown when the named thing does not exist in this ward (or the caller may not know that it does). */
export const notFound = (code: string, message: Localised): UserError => new UserError('NOT_FOUND', code, message);

/** Thrown when an input is well formed but wrong; `field` is its path in the request. */
export const badInput = (code: string, field: string, message: Localised): UserError =>
	new UserError('BAD_REQUEST', code, message, { field });

/** What database or queue refused for a reason that the person can act on; null for everything else. */
export function asUserError(cause: unknown): UserError | null {
	if (cause instanceof RevisionConflictError) return new UserError('CONFLICT', 'ward.stale', cause.text);
	if (cause instanceof ConflictError) {
		const { name, at } = cause.changedBy;
		return new UserError('CONFLICT', cause.code, cause.text, { changedBy: { name, at, seq: cause.currentSeq } });
	}
	if (cause instanceof JobsError && cause.code === 'jobs.unreachable')
		return new UserError('SERVICE_UNAVAILABLE', cause.code, cause.text);
	if (cause instanceof BadCursorError) return badInput(cause.code, cause.field, cause.text);
	return null;
}

/** HTTP status of each kind, for the plain HTTP routes. */
export const httpStatus: Partial<Record<TrpcCode, number>> = {
	BAD_REQUEST: 400,
	UNAUTHORIZED: 401,
	FORBIDDEN: 403,
	NOT_FOUND: 404,
	CONFLICT: 409,
	PRECONDITION_FAILED: 412,
	PAYLOAD_TOO_LARGE: 413,
	UNSUPPORTED_MEDIA_TYPE: 415,
	UNPROCESSABLE_CONTENT: 422,
	TOO_MANY_REQUESTS: 429,
	SERVICE_UNAVAILABLE: 503,
};

/** The general sentence for what was not foreseen; details are in the log under the request id. */
export const internalError = (requestId: string): WireError => ({
	code: 'server.internal',
	message: {
		vi: `Hệ thống gặp lỗi ngoài dự kiến. Dữ liệu đã gửi thành công trước đó không bị mất. Vui lòng thử lại; nếu vẫn lỗi, báo mã ${requestId} cho bộ phận kỹ thuật.`,
		en: `Something unexpected went wrong. Nothing that was already accepted is lost. Please try again; if it persists, give code ${requestId} to support.`,
	},
});

/** Zod issues as one wire error that names the first field and what was expected. */
export function invalidInput([first]: readonly z.core.$ZodIssue[]): WireError {
	const { path: field, message } = first ? explainIssue(first) : { path: '', message: { vi: '', en: '' } };
	return {
		code: 'input.invalid',
		field,
		message: {
			vi: `Dữ liệu gửi lên không đúng ở mục “${field}”: ${message.vi}.`,
			en: `The request is not valid at “${field}”: ${message.en}.`,
		},
	};
}
