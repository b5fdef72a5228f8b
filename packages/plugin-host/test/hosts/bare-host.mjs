/** A host that tells of itself what a process without any walls would tell: the doctor must not be blind to it. */
import { frame, listen } from './frames.mjs';

const through = {
	readFile: true,
	connectTcp: true,
	connectUnixSocket: true,
	spawn: true,
	signalParent: true,
	environmentKeys: 12,
};
listen((message) => {
	if (message.type === 'init') process.stdout.write(frame({ type: 'ready' }));
	if (message.type === 'probe') process.stdout.write(frame({ type: 'probed', result: through }));
});
