import vm from 'node:vm';
import type { StepRun, StepRunner, StepRunResult } from '../contract.ts';
import { RUNTIME_GLOBAL, runtimeSource } from '../runtime/index.ts';
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
			const verdict = runInRealm(runtime, input, log.add);
			const elapsed = performance.now() - started;
			return { ...verdict, log: log.lines, cpuMs: elapsed, wallMs: elapsed } satisfies StepRunResult;
		},
		async close() {},
	};
}

function runInRealm(runtime: vm.Script, input: StepRun, emit: ReturnType<typeof boundedLog>['add']): Verdict {
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
	const realm = vm.createContext(Object.assign(Object.create(null), { request, emit }), {
		codeGeneration: { strings: false, wasm: false },
		microtaskMode: 'afterEvaluate',
	});
	const run = (code: string, filename = 'runner.js'): unknown =>
		vm.runInContext(code, realm, { timeout: Math.min(cpuMs, wallMs), filename });
	try {
		runtime.runInContext(realm);
		run(input.code, 'code/steps.js');
		run(`${RUNTIME_GLOBAL}.start(request, emit)`);
		const outcome = run(`${RUNTIME_GLOBAL}.take()`);
		return readOutcome(typeof outcome === 'string' ? outcome : undefined);
	} catch (error) {
		return failureOf(error, cpuMs <= wallMs ? 'cpuLimit' : 'wallLimit');
	}
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
