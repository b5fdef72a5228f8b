import { replayFixtures } from '@motcua/plugin-host';
import type { ProcedurePackage, StepRunner } from '@motcua/procedure-sdk';
import { sampleRequest } from '@motcua/procedure-sdk/fixtures';
import type { FixtureProgress } from './views.ts';

/** Plays the samples of packages that wait to be installed, in the sandbox, while somebody reads the sheet. */
export interface Replays {
	/** How it goes; begins when nobody has begun. A digest names its bytes, so that an answer holds for ever. */
	progress(pkg: ProcedurePackage, digest: string): FixtureProgress;
	/** Begins when nobody has begun, and anew when samples failed before: a package that is handed in again gets another try. */
	begin(pkg: ProcedurePackage, digest: string): void;
	/** The same at its end. */
	finish(pkg: ProcedurePackage, digest: string): Promise<FixtureProgress>;
}

/** So many packages are remembered; an older one would be played again. */
const REMEMBERED = 50;

interface Replay {
	readonly progress: { -readonly [Key in keyof FixtureProgress]: FixtureProgress[Key] };
	readonly end: Promise<unknown>;
}

export function createReplays(runner: StepRunner): Replays {
	const known = new Map<string, Replay>();

	function play(pkg: ProcedurePackage, digest: string): Replay {
		const progress: Replay['progress'] = { state: 'running', done: 0, total: pkg.fixtures.length, reports: [] };
		const report = (one: FixtureProgress['reports'][number]): void => {
			progress.reports = [...progress.reports, one];
		};
		const played = replayFixtures(pkg, digest, runner, ({ name, mismatches, wallMs }) => {
			progress.done += 1;
			report({ name, ok: mismatches.length === 0, wallMs, mismatches });
		});
		const end = Promise.all([played, missingHandlers(pkg, digest, runner)]).then(
			([, missing]) => {
				if (missing.length > 0) report({ name: HANDLERS, ok: false, wallMs: 0, mismatches: missing });
				progress.state = 'done';
			},
			(error: unknown) => {
				// The next who asks begins anew.
				known.delete(digest);
				throw error;
			},
		);
		end.catch(() => {});
		return { progress, end };
	}

	function of(pkg: ProcedurePackage, digest: string): Replay {
		const replay = known.get(digest) ?? play(pkg, digest);
		known.set(digest, replay);
		const oldest = known.size > REMEMBERED ? known.keys().next().value : undefined;
		if (oldest !== undefined) known.delete(oldest);
		return replay;
	}
	return {
		begin(pkg, digest) {
			const before = known.get(digest)?.progress;
			if (before?.state === 'done' && before.reports.some((report) => !report.ok)) known.delete(digest);
			of(pkg, digest);
		},
		progress: (pkg, digest) => ({ ...of(pkg, digest).progress }),
		async finish(pkg, digest) {
			const replay = of(pkg, digest);
			await replay.end;
			return { ...replay.progress };
		},
	};
}

/** Name of the report about a manifest that promises handlers which the code does not have. */
export const HANDLERS = 'manifest.json handlers';

type Mismatch = FixtureProgress['reports'][number]['mismatches'][number];

/** What the runtime says when it looks for a handler in vain: the name, then those that are there. */
const NO_HANDLER = /has no handler named "[^"]*"; it has: (.*)/;

/**
 * Handlers that the manifest names and no sample plays: whether they exist shows only when the code is loaded, so each is called once in
 * the sandbox on an empty form. How it fares there says nothing; that it is missing does.
 */
async function missingHandlers(
	pkg: ProcedurePackage,
	digest: string,
	runner: StepRunner,
): Promise<readonly Mismatch[]> {
	const { manifest, code, fixtures } = pkg;
	if (code === undefined) return [];
	const played = new Set(fixtures.flatMap(({ expect }) => Object.keys(expect.steps ?? {})));
	const calls = manifest.handlers
		.filter((handler) => !played.has(handler))
		.map(async (handler): Promise<Mismatch[]> => {
			const request = sampleRequest(manifest, handler, { answers: {} });
			const run = await runner.run({ digest, code, request });
			const there = run.ok ? null : NO_HANDLER.exec(run.message);
			return there ? [missing(handler, there[1] ?? '')] : [];
		});
	return (await Promise.all(calls)).flat();
}

const missing = (handler: string, there: string): Mismatch => ({
	place: handler,
	expected: handler,
	found: there,
	message: {
		vi: `Bản kê khai nêu hàm xử lý “${handler}” nhưng mã không có; mã có: ${there}.`,
		en: `The manifest names the handler “${handler}”, which the code does not have; it has: ${there}.`,
	},
});
