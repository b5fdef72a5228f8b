/** A process that stands still in the middle of a commit, with the write lock in its hands, for as long as it is told. */
import { writeSync } from 'node:fs';
import { openStore } from '../../src/index.ts';

const [file = '', ms = '0'] = process.argv.slice(2);
const store = openStore(file);
await store.gate.write(() => {
	store.queue('bull:shared').setMeta('held', '1');
	writeSync(1, 'holding\n');
	Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(ms));
});
await store.close();
