import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { getPriority, setPriority } from 'node:os';
import { treeOf } from './process-tree.ts';

/** How far behind the core, in what the kernel calls niceness: ten steps are about a ninth of the share. */
const STEPS_BACK = 10;
const LAST = 19;
/** Linux counts processor time in hundredths of a second towards programs, whatever its own clock is. */
const MS_PER_TICK = 10;

/** Processor time that a process and its descendants have used, in milliseconds; undefined where the system does not tell. */
export function processorMs(pid: number): number | undefined {
	let ticks: number | undefined;
	for (const one of treeOf(pid)) {
		// The name may hold blanks and brackets; what follows its last bracket does not. Fields 14 and 15 are user and system time.
		const fields = read(`/proc/${one}/stat`).replace(/^.*\)/s, '').split(' ');
		const used = Number(fields[12]) + Number(fields[13]);
		if (Number.isFinite(used)) ticks = (ticks ?? 0) + used;
	}
	return ticks === undefined ? undefined : ticks * MS_PER_TICK;
}

/**
 * Makes a process and its descendants step back behind the others of this machine. For good: only a privileged user may take it back. As far as
 * the system lets us; where it does not, limits still hold and only fairness suffers.
 */
export function stepBack(pid: number): void {
	const ours = groupOf(process.pid);
	const back = Math.min(LAST, getPriority() + STEPS_BACK);
	for (const one of treeOf(pid)) {
		// Linux gives each session a share of its own and weighs threads only within it; ours must not step back with them.
		const group = groupOf(one);
		if (group !== '' && group !== ours) attempt(() => writeFileSync(`/proc/${one}/autogroup`, String(back)));
		// A priority belongs to a thread; threads made later inherit it.
		for (const thread of threadsOf(one)) attempt(() => setPriority(thread, back));
	}
}

const groupOf = (pid: number): string => read(`/proc/${pid}/autogroup`).split(' ')[0] ?? '';

function threadsOf(pid: number): readonly number[] {
	try {
		return readdirSync(`/proc/${pid}/task`).map(Number);
	} catch {
		return [];
	}
}

function attempt(act: () => void): void {
	try {
		act();
	} catch {
		// Gone, or not allowed here.
	}
}

function read(file: string): string {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return '';
	}
}
