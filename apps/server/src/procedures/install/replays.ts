import { replayFixtures } from '@motcua/plugin-host';
import type { ProcedurePackage, StepRunner } from '@motcua/procedure-sdk';
import type { FixtureProgress } from './views.ts';

/** Plays the samples of packages that wait to be installed, in the sandbox, while somebody reads the sheet. */
export interface Replays {
	/** How it goes; begins when nobody has begun. A digest names its bytes, so that an answer holds for ever. */
	progress(pkg: ProcedurePackage, digest: string): FixtureProgress;
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

	function begin(pkg: ProcedurePackage, digest: string): Replay {
		const progress: Replay['progress'] = { state: 'running', done: 0, total: pkg.fixtures.length, reports: [] };
		const end = replayFixtures(pkg, digest, runner, ({ name, mismatches, wallMs }) => {
			progress.done += 1;
			progress.reports = [...progress.reports, { name, ok: mismatches.length === 0, wallMs, mismatches }];
		}).then(
			() => {
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
		const replay = known.get(digest) ?? begin(pkg, digest);
		known.set(digest, replay);
		const oldest = known.size > REMEMBERED ? known.keys().next().value : undefined;
		if (oldest !== undefined) known.delete(oldest);
		return replay;
	}
	return {
		progress: (pkg, digest) => ({ ...of(pkg, digest).progress }),
		async finish(pkg, digest) {
			const replay = of(pkg, digest);
			await replay.end;
			return { ...replay.progress };
		},
	};
}
