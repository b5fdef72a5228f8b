import { createHash } from 'node:crypto';
import { beginCall, type CapabilityCallRow, endCall, findWardProcedure, liveCalls } from '@motcua/database';
import { newId } from '@motcua/domain';
import type { CallAnswer, CallBreach, CallHandler, CallName, CapabilityGrant } from '@motcua/procedure-sdk';
import { callRequestSchemas, explainIssue } from '@motcua/procedure-sdk/schema';
import { readWardProcedureConfig } from '../procedures/ward-procedure-config.ts';
import type { Services } from '../services.ts';
import { grantsOf, type RunFacts } from '../steps/run/step-request.ts';
import { askWard } from './calls/ask-ward.ts';
import { type CallContext, CallDenied, CallError } from './calls/carry-out.ts';
import { http } from './calls/http.ts';
import { askForPayment, paymentState } from './calls/payment.ts';
import { register } from './calls/register.ts';
import { render } from './calls/render.ts';

type Use = CapabilityGrant['use'];
/** The right that a call needs. */
const rights = {
	http: 'http',
	register: 'register',
	askWard: 'askWard',
	'payment.ask': 'payment',
	'payment.state': 'payment',
	render: 'document.render',
} as const satisfies Readonly<Record<CallName, Use>>;

type CarryOut = (
	context: Omit<CallContext<Use>, 'grant'> & { readonly grant: CapabilityGrant },
	request: unknown,
) => Promise<unknown>;
/** Each is given the grant of its own right and a request of its own schema: see {@link rights} and `callRequestSchemas`. */
const calls = {
	http,
	register,
	askWard,
	'payment.ask': askForPayment,
	'payment.state': paymentState,
	render,
} as unknown as Readonly<Record<CallName, CarryOut>>;

/**
 * Carries out the calls of one run of an automatic step.
 *
 * Each call is checked against what the ward grants at this moment, written into the journal before anything is done for it, and after it with its
 * answer. A repetition of the run is given the recorded answers; a call that was begun and never answered is done again under the same idempotency
 * key. What failed for a passing reason is tried again only when the run did not go on without it: otherwise a run that took another way after the
 * failure would be led off that way.
 */
export const callHandlerFor =
	(services: Services, facts: RunFacts): CallHandler =>
	async ({ index, call, request }, signal) => {
		const parsed = callRequestSchemas[call].safeParse(request);
		if (!parsed.success) return { breach: malformed(call, parsed.error.issues[0]) };
		const grant = await currentGrant(services, facts, rights[call]);
		if (!grant) return { breach: { failure: 'denied', message: `use.${call}: ${rights[call]} is not granted` } };

		const requestHash = hashOf(call, parsed.data);
		const journal = await liveCalls(services.db.read, facts.run.id);
		const known = journal.find((row) => row.callIndex === index);
		if (known && known.requestHash !== requestHash) return { breach: different(known, call) };
		const wentOn = journal.some((row) => row.callIndex > index);
		if (known?.state === 'answered' || (known?.state === 'failed' && wentOn)) return known.answer as CallAnswer;

		const started = performance.now();
		const bytes = JSON.stringify(request).length;
		const row = await begin(services, facts, { callIndex: index, call, requestHash, bytes });
		const context = { services, facts, grant, idempotencyKey: row.idempotencyKey, signal };
		const end = await carryOut(call, context, parsed.data);
		await record(services, facts, row, end, Math.round(performance.now() - started));
		return end;
	};

/** Read anew each time: a right that the ward takes back is gone at the next call. */
async function currentGrant(services: Services, facts: RunFacts, use: Use): Promise<CapabilityGrant | undefined> {
	const { procedure, state } = facts;
	const stored = await findWardProcedure(services.db.read, state.wardId, procedure.manifest.code);
	if (!stored) return undefined;
	const config = readWardProcedureConfig(stored.config);
	return grantsOf({ procedure, config }).find((grant) => grant.use === use);
}

type End = CallAnswer | { readonly breach: CallBreach };

async function carryOut(call: CallName, context: Parameters<CarryOut>[0], request: unknown): Promise<End> {
	try {
		return { ok: true, value: await calls[call](context, request) };
	} catch (error) {
		if (error instanceof CallError) return error.answer;
		if (error instanceof CallDenied) return { breach: { failure: 'denied', message: error.message } };
		context.services.logger.error(
			{ err: error, call, stepRunId: context.facts.run.id },
			'a call of a step failed in the core',
		);
		return { breach: { failure: 'retryable', message: `use.${call}: the core could not carry out the call` } };
	}
}

function begin(
	{ db, clock }: Services,
	{ run, state, procedure }: RunFacts,
	call: { readonly callIndex: number; readonly call: CallName; readonly requestHash: string; readonly bytes: number },
): Promise<CapabilityCallRow> {
	const row = {
		stepRunId: run.id,
		callIndex: call.callIndex,
		wardId: state.wardId,
		dossierId: state.id,
		procedureDigest: procedure.digest,
		step: run.step,
		capability: call.call,
		requestHash: call.requestHash,
		idempotencyKey: newId(),
		startedAt: clock.now().toString({ smallestUnit: 'millisecond' }),
		bytes: call.bytes,
	};
	return db.write((tx) => beginCall(tx, row), { name: 'capability.begin' });
}

async function record(
	{ db, clock, logger }: Services,
	{ procedure, state }: RunFacts,
	row: CapabilityCallRow,
	end: End,
	durationMs: number,
): Promise<void> {
	const isBreach = 'breach' in end;
	const failure = isBreach ? end.breach.failure : end.ok ? null : end.code;
	const passes = isBreach || (!end.ok && end.retryable);
	const answer = isBreach ? null : end;
	const bytes = row.bytes + (answer === null ? 0 : JSON.stringify(answer).length);
	await db.write(
		(tx) =>
			endCall(tx, row, {
				state: passes ? 'failed' : 'answered',
				answer,
				failure,
				finishedAt: clock.now().toString({ smallestUnit: 'millisecond' }),
				durationMs,
				bytes,
			}),
		{ name: 'capability.end' },
	);
	// Who asked for what kind of thing, how long and how much: never the content.
	const { capability, step, stepRunId, callIndex, attempts } = row;
	const version = procedure.manifest.version;
	logger.info(
		{ capability, step, stepRunId, callIndex, attempts, dossierId: state.id, version, durationMs, bytes, failure },
		'call of a step',
	);
}

const hashOf = (call: CallName, request: unknown): string =>
	createHash('sha256')
		.update(`${call}\n${JSON.stringify(request)}`)
		.digest('hex');

const different = (known: CapabilityCallRow, call: CallName): CallBreach => ({
	failure: 'bug',
	message: `use.${call}: call ${known.callIndex} of this run was ${known.capability} with another request when the run was first made; a repeated run must ask for the same things in the same order`,
});

function malformed(call: CallName, issue: Parameters<typeof explainIssue>[0] | undefined): CallBreach {
	const problem = issue && explainIssue(issue);
	return {
		failure: 'bug',
		message: `use.${call}: ${problem?.path || 'request'}: ${problem?.message.en ?? 'not allowed'}`,
	};
}
