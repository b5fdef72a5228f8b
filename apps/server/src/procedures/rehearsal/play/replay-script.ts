import { UserError } from '../../../api/errors.ts';
import type { Services } from '../../../services.ts';
import type { RehearsalScript } from '../script.ts';
import { openStage, type Stage } from '../stage/open-stage.ts';
import { type BrokenOff, endingOf, type RehearsalEnd } from './ending.ts';
import { playAct } from './play-act.ts';
import { letPass } from './settle.ts';

/** Which version a script is played on. */
interface Cast {
	readonly wardId: string;
	readonly code: string;
	readonly digest: string;
}

/** Opens a stage and plays the script on it, as far as it goes. The caller closes the stage. */
export async function playScript(
	services: Services,
	cast: Cast,
	script: RehearsalScript,
): Promise<{ readonly stage: Stage; readonly brokenOff: BrokenOff | null }> {
	const stage = await openStage(services, { ...cast, startsAt: script.startsAt });
	try {
		for (const [place, { at, act }] of script.acts.entries()) {
			try {
				await letPass(stage, at);
				await playAct(stage, act);
			} catch (error) {
				if (!(error instanceof UserError)) throw error;
				const { code, message } = error.wire;
				return { stage, brokenOff: { act: place + 1, kind: act.kind, code, message } };
			}
		}
		return { stage, brokenOff: null };
	} catch (error) {
		await stage.close();
		throw error;
	}
}

/** Plays a script from its beginning to its end and tells how it ended. */
export async function replayScript(services: Services, cast: Cast, script: RehearsalScript): Promise<RehearsalEnd> {
	const { stage, brokenOff } = await playScript(services, cast, script);
	try {
		return await endingOf(stage, brokenOff);
	} finally {
		await stage.close();
	}
}
