import type { FormFinding, Localised } from '@motcua/forms';
import type {
	HttpAnswer,
	HttpRequest,
	PaymentState,
	RegisterAnswer,
	RenderedPaper,
	RenderRequest,
	WardInquiry,
	WardQuestion,
} from '../capability-calls.ts';
import type { StepRequest } from '../contract.ts';
import type { FeeLineInput, SeededRandom, StepLogger } from '../procedure/context.ts';
import type { Ask } from './step-calls.ts';

/** The whole context; what of it a handler's type shows depends on its procedure. */
export type AnyContext = ReturnType<typeof stepContext>;

/**
 * What a handler receives: the request, frozen, and the helpers.
 *
 * Self-contained: its source text is part of the script that runs inside the sandbox, see `runtime-source.ts`.
 */
export function stepContext(request: StepRequest, log: StepLogger, random: SeededRandom, ask: Ask) {
	/** Freezes in place. `null` means "not answered" on the wire and "absent" in the types. */
	const settle = <T>(value: T, dropNull: boolean): T => {
		if (typeof value !== 'object' || value === null) return value;
		for (const [key, item] of Object.entries(value)) {
			if (item === null && dropNull && !Array.isArray(value)) Reflect.deleteProperty(value, key);
			else settle(item, dropNull);
		}
		return Object.freeze(value);
	};
	const fill = (pattern: string, values: Readonly<Record<string, string | number>>) =>
		pattern.replace(/\{\{\s*([A-Za-z0-9_.]+)\s*\}\}/g, (_, name: string) => {
			if (!Object.hasOwn(values, name)) throw new Error(`t(): the placeholder {{${name}}} has no value`);
			return String(values[name]);
		});
	const price = ({ label, quantity, unitVnd }: FeeLineInput) => {
		for (const [name, amount] of Object.entries({ quantity, unitVnd })) {
			if (!Number.isSafeInteger(amount) || amount < 0) {
				throw new RangeError(`fee(): ${name} is ${amount}; expected a whole number, zero or more`);
			}
		}
		return { label, quantity, unitVnd, amountVnd: quantity * unitVnd };
	};

	const { answers, result, ...dossier } = request.dossier;
	return Object.freeze({
		stepRunId: request.stepRunId,
		answers: settle(answers, true),
		result: settle(result, false),
		dossier: settle(dossier, false),
		now: request.now,
		today: Temporal.Instant.from(request.now).toZonedDateTimeISO(request.timeZone).toPlainDate().toString(),
		timeZone: request.timeZone,
		settings: settle(request.settings, false),
		ward: settle(request.ward, false),
		random,
		log,
		t: (vi: string, en: string, values: Readonly<Record<string, string | number>> = {}): Localised => ({
			vi: fill(vi, values),
			en: fill(en, values),
		}),
		finding: (path: string, code: string, message: Localised, severity: FormFinding['severity'] = 'warning') => ({
			path,
			code,
			severity,
			message,
		}),
		done: (outcome: string, parts: object = {}) => ({ ...parts, kind: 'done', outcome }),
		needInput: (items: readonly Localised[], reason: Localised) => ({ kind: 'needInput', items, reason }),
		// Parsed, so that a date without an offset is refused here and not days later.
		wait: (until: string, reason: Localised) => ({
			kind: 'wait',
			until: Temporal.Instant.from(until).toString(),
			reason,
		}),
		refuse: (reason: Localised, legalBasis: string) => ({ kind: 'refuse', reason, legalBasis }),
		fee: (lines: readonly FeeLineInput[]) => ({ kind: 'setFee', lines: lines.map(price) }),
		notify: (message: string, values?: Readonly<Record<string, string>>) => ({ kind: 'notify', message, values }),
		renderResult: (data: Readonly<Record<string, unknown>>) => ({ kind: 'renderResult', data }),
		attach: ({ fileId }: RenderedPaper) => ({ kind: 'attach', fileId }),
		use: Object.freeze({
			http: (http: HttpRequest) => ask<HttpAnswer>('http', http),
			register: (register: string, query: Readonly<Record<string, string>>) =>
				ask<RegisterAnswer>('register', { register, query }),
			askWard: (question: WardQuestion) => ask<WardInquiry>('askWard', question),
			payment: Object.freeze({
				ask: (lines: readonly FeeLineInput[]) => ask<PaymentState>('payment.ask', { lines: lines.map(price) }),
				state: () => ask<PaymentState>('payment.state', {}),
			}),
			render: (paper: RenderRequest) => ask<RenderedPaper>('render', paper),
		}),
	});
}
