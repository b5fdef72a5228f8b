/** A host process that was taken over. Its one argument says what it does with the first run. */
import { frame, listen, raw } from './frames.mjs';

const [, , behaviour] = process.argv;
const out = (bytes) => process.stdout.write(bytes);
const done = (id, more = {}) =>
	frame({
		type: 'ended',
		id,
		outcome: JSON.stringify({ ok: true, result: { kind: 'done', outcome: 'done' } }),
		cpuMs: 1,
		memoryKb: 1,
		...more,
	});
const log = (id, message) => frame({ type: 'log', id, level: 'info', message });
const call = (id, more = {}) => frame({ type: 'call', id, index: 0, call: 'payment.state', request: '{}', ...more });
const hoard = [];

const behaviours = {
	'huge-frame': () => out(raw(Buffer.from('{}'), 0xffffffff)),
	'no-json': () => out(raw(Buffer.from('{"type":'))),
	'strange-message': () => out(frame({ type: 'shutdown' })),
	'extra-key': (id) => out(done(id, { grants: 'all' })),
	'foreign-run': () => out(done(999)),
	twice: (id) => out(Buffer.concat([done(id), done(id)])),
	'foreign-log': () => out(log(999, 'x')),
	'log-flood': (id) => {
		for (let i = 0; i < 1000; i++) out(log(id, 'x'.repeat(2000)));
	},
	'long-line': (id) => out(log(id, 'x'.repeat(1_000_000))),
	'ready-twice': () => out(frame({ type: 'ready' })),
	unasked: () =>
		out(
			frame({
				type: 'probed',
				result: {
					readFile: false,
					connectTcp: false,
					connectUnixSocket: false,
					spawn: false,
					signalParent: false,
					environmentKeys: 0,
				},
			}),
		),
	'strange-time': (id) => out(done(id, { cpuMs: 1e15 })),
	'forged-denied': (id) =>
		out(frame({ type: 'failed', id, failure: 'denied', message: '', stack: '', cpuMs: 0, fatal: false })),
	exit: () => process.exit(0),
	signal: () => process.kill(process.pid, 'SIGKILL'),
	garbage: () => out('Hello, this is no frame at all, but it is long enough to be read as one.'),
	silent: () => {},
	'take-memory': () => setInterval(() => hoard.push(Buffer.alloc(20_000_000, 1)), 5),
	'forged-result': (id) =>
		out(done(id, { outcome: '{"ok":true,"result":{"kind":"done","outcome":"x","intents":[{"kind":"transfer"}]}}' })),
	'half-frame': (id) => out(done(id).subarray(0, 20)),
	'byte-by-byte': async (id) => {
		for (const byte of done(id)) {
			out(Buffer.of(byte));
			await new Promise((resolve) => setImmediate(resolve));
		}
	},
	'call-foreign': () => out(call(999)),
	'call-out-of-order': (id) => out(call(id, { index: 5 })),
	'call-twice': (id) => out(Buffer.concat([call(id), call(id)])),
	'call-unknown': (id) => out(call(id, { call: 'shell' })),
	'call-large': (id) => out(call(id, { request: JSON.stringify('x'.repeat(300_000)) })),
	'call-flood': (id) => {
		for (let index = 0; index < 1000; index++) out(call(id, { index }));
	},
	'call-no-json': (id) => out(call(id, { request: '{' })),
	'call-proto': (id) => out(call(id, { request: '{"__proto__":{"admin":true}}' })),
	'call-then-end': (id) => out(Buffer.concat([call(id), done(id)])),
	'end-then-call': (id) => out(Buffer.concat([done(id), call(id)])),
	'call-for-ever': (id) => out(call(id)),
	'call-ignores-abort': (id) => {
		out(call(id));
		setInterval(() => out(log(id, 'still here')), 50);
	},
	'die-first-time': () => process.exit(3),
};

listen((message) => {
	if (message.type === 'init') out(frame({ type: 'ready' }));
	if (message.type === 'run') behaviours[behaviour](message.id);
});
