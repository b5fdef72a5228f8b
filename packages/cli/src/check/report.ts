import { describeRefusal } from '../play/clients.ts';

/** What a check saw, line by line. */
export interface Report {
	section(title: string): void;
	/** Runs one part of the job and notes how long it took; what it throws is noted and thrown on. */
	time<T>(what: string, run: () => Promise<T>): Promise<T>;
	/** Notes a fact that must hold. */
	expect(what: string, holds: boolean, seen: string): void;
	/** Prints everything as a table. True when all held. */
	print(): boolean;
}

interface Line {
	readonly mark: string;
	readonly what: string;
	readonly seen: string;
}

export function createReport(): Report {
	const lines: Line[] = [];
	let failures = 0;
	return {
		section: (title) => lines.push({ mark: '', what: title, seen: '' }),
		async time(what, run) {
			const started = performance.now();
			try {
				const value = await run();
				lines.push({ mark: 'ok', what, seen: `${Math.round(performance.now() - started)} ms` });
				return value;
			} catch (error) {
				lines.push({ mark: 'FAILED', what, seen: describeRefusal(error) });
				throw error;
			}
		},
		expect(what, holds, seen) {
			if (!holds) failures++;
			lines.push({ mark: holds ? 'ok' : 'FAILED', what, seen });
		},
		print() {
			const width = Math.max(...lines.map((line) => line.what.length));
			for (const { mark, what, seen } of lines)
				console.log(mark === '' ? `\n${what}` : `  ${mark.padEnd(6)}  ${what.padEnd(width)}  ${seen}`);
			console.log(
				failures === 0
					? '\nTất cả đều đúng / all of it held'
					: `\n${failures} điều không đúng / ${failures} did not hold`,
			);
			return failures === 0;
		},
	};
}
