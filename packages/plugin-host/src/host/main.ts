/**
 * The host process: runs steps of one package, each in a fresh isolate. Started by the core with an empty environment, no file system but this
 * folder and the addon's, no network; see `runner/launch.ts`. Imports nothing outside this folder, so that its read list stays short.
 *
 * Argument: path of isolated-vm's compiled addon, loaded without its package: that would search folders that are not readable here.
 */
import type IsolatedVm from 'isolated-vm';
import { encodeFrame, FrameReader } from './frames.ts';
import type { FromHost, ToHost } from './messages.ts';
import { probe } from './probe.ts';
import { StepRun } from './step-run.ts';

// Steps must not see where the server stands: local time is UTC on every machine.
process.env.TZ = 'UTC';

const [, , addon = ''] = process.argv;
const loaded: { exports: { ivm?: typeof IsolatedVm } } = { exports: {} };
process.dlopen(loaded, addon);
const { ivm } = loaded.exports;
if (ivm === undefined) throw new Error(`${addon} is not the addon of isolated-vm`);
/** How often limits are looked at. */
const WATCH_MS = 10;

const active = new Map<number, StepRun>();
let watch: NodeJS.Timeout | undefined;
let runtime: string | undefined;
let code: string | undefined;

const send = (message: FromHost, then?: () => void) => process.stdout.write(encodeFrame(message), then);

/** At once: an orderly exit waits for the threads of the isolates, and one of them may be running for ever. */
const die = () => process.kill(process.pid, 'SIGKILL');

async function take(message: ToHost): Promise<void> {
	switch (message.type) {
		case 'init':
			runtime = message.runtime;
			send({ type: 'ready' });
			return;
		case 'load':
			code = message.code;
			return;
		case 'run':
			return run(message);
		// The run may be over: nobody waits then.
		case 'answer':
			active.get(message.id)?.answer(message);
			return;
		case 'abort':
			active.get(message.id)?.abort();
			return;
		case 'probe':
			send({ type: 'probed', result: await probe(message.targets) });
	}
}

async function run({ id, request, limits }: Extract<ToHost, { type: 'run' }>): Promise<void> {
	if (ivm === undefined || runtime === undefined || code === undefined) throw new Error('a run before its code');
	const step = new StepRun({
		ivm,
		runtime,
		code,
		request,
		limits,
		log: (level, message) => send({ type: 'log', id, level, message }),
		call: (index, call, json) => send({ type: 'call', id, index, call, request: json }),
		onCatastrophe: (failed) => send({ ...failed, id, fatal: true }, die),
	});
	active.set(id, step);
	watch ??= setInterval(() => {
		for (const running of active.values()) running.enforce();
	}, WATCH_MS);
	const end = await step.run();
	active.delete(id);
	if (active.size === 0) {
		clearInterval(watch);
		watch = undefined;
	}
	send({ ...end, id });
}

const reader = new FrameReader();
process.stdin.on('data', (chunk: Buffer) => {
	for (const message of reader.push(chunk)) {
		take(message as ToHost).catch((error: unknown) => {
			process.stderr.write(`${String(error)}\n`, () => process.exit(71));
		});
	}
});
// The core is gone.
process.stdin.on('end', die);
