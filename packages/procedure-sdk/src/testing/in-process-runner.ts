import vm from 'node:vm';
import type { CallName } from '../capability-calls.ts';
import type { StepRun, StepRunner, StepRunResult } from '../contract.ts';
import { RUNTIME_GLOBAL, RunCalls, runtimeSource } from '../runtime/index.ts';
import type { Verdict } from '../schema/index.ts';
import { boundedLog, MAX_PAYLOAD, readOutcome } from '../schema/index.ts';
import { refuseProduction } from './refuse-production.ts';

/**
 * Runs a package's bundle in a fresh realm of this process (`node:vm`): the same runtime and the same answers as in the sandbox, but no
 * wall. For unit tests; does not hold the memory limit, counts the time on the clock as processor time.
 *
 * @throws ProductionRefusedError when NODE_ENV is `production`, at creation and at every run.
 */
export function createInProcessRunner(): StepRunner {
	refuseProduction('InProcessRunner');
	const runtime = new vm.Script(runtimeSource(), { filename: 'runtime.js' });
	return {
		async run(input) {
			refuseProduction('InProcessRunner');
			const log = boundedLog();
			const started = performance.now();
			const verdict = await runInRealm(runtime, input, log.add);
			const elapsed = performance.now() - started;
			return { ...verdict, log: log.lines, cpuMs: elapsed, wallMs: elapsed } satisfies StepRunResult;
		},
		async close() {},
	};
}

async function runInRealm(
	runtime: vm.Script,
	input: StepRun,
	emit: ReturnType<typeof boundedLog>['add'],
): Promise<Verdict> {
	const request = JSON.stringify(input.request);
	if (request.length > MAX_PAYLOAD) {
		return {
			ok: false,
			failure: 'bug',
			message: `the request has ${request.length} characters of JSON; at most ${MAX_PAYLOAD} may enter a step`,
		};
	}
	const { cpuMs = 1000, wallMs = 5000 } = input.limits ?? {};
	// `afterEvaluate`: promises settle inside the call, so that the time limit covers what stands after an `await`.
	const answers = answersOf(input);
	const realm = vm.createContext(Object.assign(Object.create(null), { request, emit, send: answers.send }), {
		codeGeneration: { strings: false, wasm: false },
		microtaskMode: 'afterEvaluate',
	});
	const run = (code: string, filename = 'runner.js'): unknown =>
		vm.runInContext(code, realm, { timeout: Math.min(cpuMs, wallMs), filename });
	try {
		runtime.runInContext(realm);
		run(input.code, 'code/steps.js');
		run(`${RUNTIME_GLOBAL}.start(request, emit, send)`);
		for (;;) {
			const outcome = run(`${RUNTIME_GLOBAL}.take()`);
			if (typeof outcome === 'string' || answers.unanswered === 0)
				return readOutcome(typeof outcome === 'string' ? outcome : undefined);
			const next = await answers.next(wallMs);
			if ('failure' in next) return { ok: false, ...next };
			run(`${RUNTIME_GLOBAL}.settle(${next.index}, ${JSON.stringify(next.answer)})`);
		}
	} catch (error) {
		return failureOf(error, cpuMs <= wallMs ? 'cpuLimit' : 'wallLimit');
	} finally {
		answers.close();
	}
}

/** The calls of one run, and their answers one after another. */
function answersOf({ onCall }: StepRun) {
	const ready: { readonly index: number; readonly answer: string }[] = [];
	let taken = 0;
	let given = 0;
	let wake = () => {};
	const calls = new RunCalls(onCall, {
		answer: (index, answer) => {
			ready.push({ index, answer });
			wake();
		},
		abort: () => wake(),
	});
	return {
		send: (index: number, call: CallName, request: string) => {
			calls.take({ index, call, request });
			taken += 1;
		},
		get unanswered() {
			return taken - given;
		},
		close: () => calls.close(),
		async next(wallMs: number) {
			if (ready.length === 0 && !calls.breach) {
				const { promise, resolve } = Promise.withResolvers<void>();
				const timer = setTimeout(resolve, wallMs);
				wake = resolve;
				await promise;
				clearTimeout(timer);
			}
			const answer = ready.shift();
			given += 1;
			const late = { failure: 'wallLimit' as const, message: 'the step took too long' };
			return answer ?? calls.breach ?? late;
		},
	};
}

function failureOf(error: unknown, limit: 'cpuLimit' | 'wallLimit'): Verdict {
	// Errors of another realm are no instances of this one's Error.
	const { code, name, message, stack } = Object(error) as Partial<Error & { code: string }>;
	if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { ok: false, failure: limit, message: 'the step took too long' };
	return {
		ok: false,
		failure: 'bug',
		message: `${name}: ${message}`.slice(0, 2000),
		...(stack ? { stack: stack.slice(0, 8000) } : {}),
	};
}
