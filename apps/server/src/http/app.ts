import fastify, { type FastifyInstance, type FastifyServerOptions, LogController } from 'fastify';
import type { Logger } from 'pino';
import { httpStatus, internalError, UserError } from '../api/errors.ts';
import { FileTooLargeError } from '../files/file-store.ts';
import { secure } from './security.ts';

const JSON_BODY_BYTES = 1024 * 1024;

/** The web server without any route: limits, headers, and one way to answer errors. */
export function createHttpApp(options: {
	readonly logger: Logger;
	readonly trustedProxies: readonly string[];
	readonly isHttps: boolean;
}): FastifyInstance {
	const app = fastify({
		loggerInstance: options.logger as unknown as NonNullable<FastifyServerOptions['loggerInstance']>,
		logController: new LogController({ disableRequestLogging: true }),
		// Whoever logs about a request names it; a child logger for each would be made for nothing.
		childLoggerFactory: (logger) => logger,
		trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
		bodyLimit: JSON_BODY_BYTES,
		connectionTimeout: 60_000,
		requestTimeout: 10 * 60_000,
		keepAliveTimeout: 65_000,
		// No route has a JSON Schema: input is read by zod. Without this Fastify loads the libraries for them all the same.
		schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
		// tRPC puts several calls of one page into one address.
		routerOptions: { maxParamLength: 2_000 },
		onProtoPoisoning: 'error',
		onConstructorPoisoning: 'error',
		// A draining server answers what has begun and says "close" on the connections that stay open.
		return503OnClosing: true,
		forceCloseConnections: 'idle',
	});
	app.setErrorHandler((error, request, reply) => {
		if (error instanceof UserError) return reply.code(httpStatus[error.kind] ?? 400).send(error.wire);
		if (
			error instanceof FileTooLargeError ||
			hasCode(error, 'FST_REQ_FILE_TOO_LARGE') ||
			hasCode(error, 'FST_ERR_CTP_BODY_TOO_LARGE')
		)
			return reply.code(413).send(tooLarge());
		const status = statusOf(error);
		if (status < 500)
			return reply.code(status).send({
				code: 'http.badRequest',
				message: { vi: 'Yêu cầu không đúng định dạng.', en: 'The request is malformed.' },
			});
		request.log.error({ err: error, requestId: request.id, url: pathOnly(request.url) }, 'request failed');
		return reply.code(500).send(internalError(request.id));
	});
	secure(app, options.isHttps);
	return app;
}

const noSchemas = (): never => {
	throw new TypeError('routes have no JSON Schemas here; read input with zod');
};

const hasCode = (error: unknown, code: string): boolean =>
	error instanceof Error && 'code' in error && error.code === code;

function statusOf(error: unknown): number {
	if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
	return 500;
}

const tooLarge = () => ({
	code: 'upload.tooLarge',
	message: {
		vi: 'Tệp hoặc nội dung gửi lên quá lớn. Hãy chụp lại với độ phân giải thấp hơn hoặc chia thành nhiều tệp.',
		en: 'The file or the content is too large. Take the picture at a lower resolution or split it into several files.',
	},
});

/** Queries may hold tokens; logs get the path alone. */
export const pathOnly = (url: string): string => url.split('?', 1)[0] ?? '';
