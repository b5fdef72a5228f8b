import { type Logger, pino } from 'pino';
import type { ServerConfig } from './config.ts';

/** Names under which personal data or secrets could reach a log line; each is replaced, at up to three levels. */
const secrets = [
	'password',
	'token',
	'trackToken',
	'secondFact',
	'authorization',
	'cookie',
	'personalId',
	'identityNumber',
	'phone',
	'email',
	'fullName',
	'answers',
	'totp',
	'code2fa',
];
const paths = secrets.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** JSON lines on standard error: standard output belongs to what the command prints for a person. */
export function createLogger(level: ServerConfig['logLevel']): Logger {
	return pino(
		{
			level,
			base: null,
			redact: { paths, censor: '[redacted]' },
			timestamp: pino.stdTimeFunctions.isoTime,
			serializers: { err: plainError },
		},
		pino.destination({ dest: 2, sync: true }),
	);
}

/** An error without what a library hangs on it: Redis's refusal of a login carries the password of its command. */
function plainError(error: unknown): unknown {
	if (!(error instanceof Error)) return error;
	const { name, message, stack, cause } = error;
	return {
		type: name,
		...('code' in error ? { code: error.code } : {}),
		message,
		stack,
		...(cause instanceof Error ? { cause: plainError(cause) } : {}),
	};
}
