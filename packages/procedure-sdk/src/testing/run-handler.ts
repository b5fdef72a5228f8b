import type { CallHandler } from '../capability-calls.ts';
import type { StepRequest, StepRunResult } from '../contract.ts';
import type { SampleDossier } from '../fixtures/index.ts';
import { sampleRequest } from '../fixtures/index.ts';
import type { HandlersFor } from '../procedure/define-handlers.ts';
import type { Procedure } from '../procedure/define-procedure.ts';
import type { Handlers, SendCall } from '../runtime/index.ts';
import { RunCalls, runtimeParts, startRuntime } from '../runtime/index.ts';
import { boundedLog, readOutcome } from '../schema/index.ts';
import { refuseProduction } from './refuse-production.ts';

/** Not in the sandbox either: while a handler is tested they are gone, so that "works in the test" means "works". */
const NOT_IN_A_STEP = [
	'setTimeout',
	'setInterval',
	'setImmediate',
	'fetch',
	'performance',
	'WebAssembly',
	'SharedArrayBuffer',
];

/** Name of a handler of this procedure. */
export type HandlerName<P> = keyof HandlersFor<P> & string;

let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs one handler as written, without bundling it, on a sample dossier: what a unit test of a procedure calls.
 *
 * ```ts
 * const run = await runHandler(procedure, handlers, 'price', { answers: { copies: 2 } });
 * expect(run).toMatchObject({ ok: true, result: { kind: 'done', outcome: 'priced' } });
 * ```
 *
 * The handler sees the answers that the manifest asks to read, the default settings, no clock, no randomness and no timers. Runs of one
 * process follow one another. Its calls of `use` are answered by `onCall`; without it each is `denied`. Never rejects for what the handler does; a promise that does not settle within a second is `wallLimit`.
 *
 * @throws ProductionRefusedError when NODE_ENV is `production`.
 */
export function runHandler<P extends Procedure>(
	procedure: P,
	handlers: HandlersFor<P>,
	name: HandlerName<P>,
	sample: SampleDossier,
	onCall?: CallHandler,
): Promise<StepRunResult> {
	refuseProduction('runHandler');
	const request = sampleRequest(procedure.manifest, name, sample);
	const run = turn.then(() => runLocked(handlers as Handlers, request, onCall));
	turn = run;
	return run;
}

async function runLocked(
	handlers: Handlers,
	request: StepRequest,
	onCall: CallHandler | undefined,
): Promise<StepRunResult> {
	const log = boundedLog();
	const { performance, setTimeout, clearTimeout } = globalThis;
	const started = performance.now();
	const runtime = startRuntime(globalThis, runtimeParts, () => handlers, NOT_IN_A_STEP);
	const ended = Promise.withResolvers<void>();
	const calls = new RunCalls(onCall, { answer: runtime.settle, abort: ended.resolve });
	let timer: ReturnType<typeof setTimeout> | undefined;
	try {
		const deadline = new Promise((resolve) => {
			timer = setTimeout(resolve, 1000);
		});
		const send: SendCall = (index, call, asked) => calls.take({ index, call, request: asked });
		await Promise.race([runtime.start(JSON.stringify(request), log.add, send), ended.promise, deadline]);
	} finally {
		runtime.unlock();
		clearTimeout(timer);
		calls.close();
	}
	const elapsed = performance.now() - started;
	const outcome = runtime.take();
	if (calls.breach) return { ok: false, ...calls.breach, log: log.lines, cpuMs: elapsed, wallMs: elapsed };
	const verdict =
		outcome === undefined
			? ({ ok: false, failure: 'wallLimit', message: 'the handler did not answer within a second' } as const)
			: readOutcome(outcome);
	return { ...verdict, log: log.lines, cpuMs: elapsed, wallMs: elapsed };
}
