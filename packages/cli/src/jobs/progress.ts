import type { MoveProgress } from '@motcua/jobs';

/** Between two lines in a file or a log; a terminal is rewritten in place. */
const LINE_EVERY_MS = 2_000;

/** Shows how far a move is: one line per queue that is rewritten on a terminal, a line every two seconds elsewhere. */
export function createProgress(to: NodeJS.WriteStream): (progress: MoveProgress) => void {
	let shownAt = 0;
	return ({ type, done, total }) => {
		const isDone = done === total;
		const text = `  ${type}: ${done}/${total}`;
		if (to.isTTY) to.write(`\r\x1b[K${text}${isDone ? '\n' : ''}`);
		else if (isDone || performance.now() - shownAt > LINE_EVERY_MS) {
			shownAt = performance.now();
			to.write(`${text}\n`);
		}
	};
}
