import type { FormFinding, Localised } from '@motcua/forms';
import { translate } from '../i18n/dictionary.ts';
import { type UiTexts, uiDictionary } from '../i18n/ui-dictionary.ts';

/** Anything that went wrong between this page and the server, made ready to be shown. */
export interface Problem {
	readonly kind:
		| 'offline'
		| 'timeout'
		| 'signIn'
		| 'forbidden'
		| 'notFound'
		| 'tooMany'
		| 'stale'
		| 'refused'
		| 'server';
	/** The server's stable code, or ours for what never reached it. */
	readonly code: string;
	readonly message: Localised;
	/** What to do about it; empty where the message says it. */
	readonly advice: Localised;
	/** Path of the input field to blame. */
	readonly field?: string;
	readonly findings?: readonly FormFinding[];
	readonly changedBy?: { readonly name: string; readonly at: string; readonly seq: number };
	/** Doing the same again may work. */
	readonly retryable: boolean;
}

type ErrorKey = keyof UiTexts['errors'];
const NOTHING: Localised = { vi: '', en: '' };
/** A getter, because the English texts may be on their way when the error happens. */
const both = (key: ErrorKey): Localised => ({
	vi: translate(uiDictionary, 'vi', `errors.${key}`),
	get en() {
		return translate(uiDictionary, 'en', `errors.${key}`);
	},
});

/** What the server puts into `error.data.motcua`; see `WireError` in its views. */
interface WireErrorLike {
	readonly code: string;
	readonly message: Localised;
	readonly field?: string;
	readonly findings?: readonly FormFinding[];
	readonly changedBy?: Problem['changedBy'];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}

function wireErrorOf(error: unknown): WireErrorLike | null {
	const data = isRecord(error) && isRecord(error.data) ? error.data : {};
	const wire = data.motcua;
	if (!isRecord(wire) || typeof wire.code !== 'string' || !isRecord(wire.message)) return null;
	return wire as unknown as WireErrorLike;
}

function httpStatusOf(error: unknown): number | null {
	const data = isRecord(error) && isRecord(error.data) ? error.data : {};
	return typeof data.httpStatus === 'number' ? data.httpStatus : null;
}

const BY_STATUS: Readonly<
	Record<number, { kind: Problem['kind']; message: ErrorKey; advice: ErrorKey; retryable: boolean }>
> = {
	401: { kind: 'signIn', message: 'signIn', advice: 'signInAdvice', retryable: false },
	403: { kind: 'forbidden', message: 'forbidden', advice: 'forbiddenAdvice', retryable: false },
	404: { kind: 'notFound', message: 'notFound', advice: 'notFoundAdvice', retryable: false },
	429: { kind: 'tooMany', message: 'tooMany', advice: 'tooManyAdvice', retryable: true },
};

function causeChain(error: unknown): readonly unknown[] {
	const chain: unknown[] = [];
	for (let one = error; one !== undefined && one !== null && chain.length < 5; one = isRecord(one) ? one.cause : null) {
		chain.push(one);
	}
	return chain;
}

function transportProblem(error: unknown): Problem | null {
	const names = causeChain(error).flatMap((one) =>
		one instanceof Error || one instanceof DOMException ? [one.name] : [],
	);
	if (names.includes('TimeoutError') || names.includes('AbortError')) {
		return {
			kind: 'timeout',
			code: 'network.timeout',
			message: both('timeout'),
			advice: both('timeoutAdvice'),
			retryable: true,
		};
	}
	// fetch rejects with a TypeError when nothing answered.
	const noAnswer = causeChain(error).some((one) => one instanceof TypeError && /fetch|network|load/i.test(one.message));
	if (noAnswer || globalThis.navigator?.onLine === false) {
		return {
			kind: 'offline',
			code: 'network.offline',
			message: both('offline'),
			advice: both('offlineAdvice'),
			retryable: true,
		};
	}
	return null;
}

/** Reads whatever was thrown: a refusal of the server, a broken line, a time-out, or a fault of ours. */
export function problemOf(error: unknown): Problem {
	const wire = wireErrorOf(error);
	const status = httpStatusOf(error);
	const known = status === null ? undefined : BY_STATUS[status];
	if (wire) {
		const isStale = wire.code === 'dossier.stale';
		const isFault = status !== null && status >= 500;
		return {
			kind: isStale ? 'stale' : (known?.kind ?? (isFault ? 'server' : 'refused')),
			code: wire.code,
			message: wire.message,
			// The server's sentences say themselves what to do.
			advice: NOTHING,
			retryable: known?.retryable ?? isFault,
			...(wire.field === undefined ? {} : { field: wire.field }),
			...(wire.findings === undefined ? {} : { findings: wire.findings }),
			...(wire.changedBy === undefined ? {} : { changedBy: wire.changedBy }),
		};
	}
	if (known && status !== null) {
		return {
			kind: known.kind,
			code: `http.${status}`,
			message: both(known.message),
			advice: both(known.advice),
			retryable: known.retryable,
		};
	}
	const code = status === null ? 'client.unexpected' : `http.${status}`;
	return (
		transportProblem(error) ?? {
			kind: 'server',
			code,
			message: both('server'),
			advice: both('serverAdvice'),
			retryable: true,
		}
	);
}
