import {
	changeRehearsal,
	createRehearsal,
	deleteRehearsal,
	findRehearsal,
	findWardProcedure,
	forgetRehearsalsBefore,
	type Rehearsal,
} from '@motcua/database';
import { newId } from '@motcua/domain';
import { notFound, UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { type BrokenOff, endingOf } from './play/ending.ts';
import { playAct } from './play/play-act.ts';
import { playScript } from './play/replay-script.ts';
import { rehearsalView } from './rehearsal-view.ts';
import type { RehearsalView } from './rehearsal-views.ts';
import { type RehearsalAct, type RehearsalScript, readScript } from './script.ts';
import { openStage, type Stage } from './stage/open-stage.ts';
import { stagesOf } from './stage/stages.ts';

/** Rehearsals that nobody kept are forgotten after so long. */
const LOOSE_DAYS = 14;
const MOST_ACTS = 200;

/**
 * Begins a rehearsal on a version of a procedure, the installed one unless another is named.
 *
 * @throws {UserError} `procedure.notInstalled`
 */
export async function startRehearsal(
	services: Services,
	session: StaffSession,
	input: {
		readonly code: string;
		readonly digest?: string | undefined;
		readonly startsAt?: string | undefined;
		readonly name: string;
	},
): Promise<RehearsalView> {
	const { wardId } = session;
	const now = services.clock.now();
	const digest = input.digest ?? (await findWardProcedure(services.db.read, wardId, input.code))?.installedDigest;
	if (digest === undefined) throw notInstalled(input.code);
	const script: RehearsalScript = {
		scriptVersion: 1,
		startsAt: new Date(Date.parse(input.startsAt ?? now.toString())).toISOString(),
		acts: [],
	};
	const rehearsal: Rehearsal = {
		id: newId(),
		wardId,
		code: input.code,
		digest,
		name: input.name,
		script,
		ended: null,
		keptAt: null,
		createdAt: now.toString(),
		createdBy: session.staffId,
	};
	// Opened first: what can't be played is not written down.
	const view = await onStage(services, rehearsal, (stage) => rehearsalView(stage, rehearsal, script, null));
	await services.db.write(async (tx) => {
		await forgetRehearsalsBefore(tx, wardId, now.subtract({ hours: LOOSE_DAYS * 24 }).toString());
		await createRehearsal(tx, rehearsal);
		await recordAct(tx, services, session, {
			action: 'rehearsal.started',
			target: `procedure:${input.code}`,
			detail: { rehearsalId: rehearsal.id, digest },
		});
	});
	return view;
}

/** A rehearsal as it stands. Throws `rehearsal.unknown`. */
export async function getRehearsal(services: Services, wardId: string, id: string): Promise<RehearsalView> {
	const rehearsal = await knownRehearsal(services, wardId, id);
	const script = readScript(rehearsal.script);
	return onStage(services, rehearsal, (stage, brokenOff) => rehearsalView(stage, rehearsal, script, brokenOff));
}

/**
 * Plays the next act of a rehearsal.
 *
 * @param input `played`: how many acts the person has seen
 * @throws {UserError} `rehearsal.unknown`, `rehearsal.moved`, `rehearsal.kept`, `rehearsal.tooLong`, and what the act's use
 * case refuses
 */
export async function actInRehearsal(
	services: Services,
	wardId: string,
	input: { readonly id: string; readonly played: number; readonly act: RehearsalAct },
): Promise<RehearsalView> {
	const rehearsal = await changeable(services, wardId, input.id);
	const script = readScript(rehearsal.script);
	if (script.acts.length !== input.played) throw moved();
	if (script.acts.length >= MOST_ACTS) throw tooLong();
	return onStage(services, rehearsal, async (stage, brokenOff) => {
		if (brokenOff) throw unfinished(brokenOff);
		const at = stage.clock.iso();
		await playAct(stage, input.act);
		const longer = { ...script, acts: [...script.acts, { at, act: input.act }] };
		await save(services, rehearsal, longer, await endingOf(stage));
		return rehearsalView(stage, rehearsal, longer, null);
	});
}

/** Takes the last act back, by playing all but it again. */
export async function takeBackAct(
	services: Services,
	wardId: string,
	input: { readonly id: string; readonly played: number },
): Promise<RehearsalView> {
	const rehearsal = await changeable(services, wardId, input.id);
	const script = readScript(rehearsal.script);
	if (script.acts.length !== input.played || input.played === 0) throw moved();
	const shorter = { ...script, acts: script.acts.slice(0, -1) };
	const changed = { ...rehearsal, script: shorter };
	return onStage(services, changed, async (stage, brokenOff) => {
		await save(services, rehearsal, shorter, await endingOf(stage, brokenOff));
		return rehearsalView(stage, changed, shorter, brokenOff);
	});
}

/** Keeps a rehearsal as a named regression fixture, or gives a kept one another name. */
export async function keepRehearsal(
	services: Services,
	session: StaffSession,
	{ id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
	const rehearsal = await knownRehearsal(services, session.wardId, id);
	const isNew = rehearsal.keptAt === null;
	if (rehearsal.ended === null) throw nothingPlayed();
	await services.db.write(async (tx) => {
		const keptAt = rehearsal.keptAt ?? services.clock.now().toString();
		await changeRehearsal(tx, session.wardId, id, { name, keptAt });
		await recordAct(tx, services, session, {
			action: isNew ? 'rehearsal.kept' : 'rehearsal.renamed',
			target: `procedure:${rehearsal.code}`,
			detail: { rehearsalId: id, name },
		});
	});
}

export async function removeRehearsal(services: Services, session: StaffSession, id: string): Promise<void> {
	const rehearsal = await knownRehearsal(services, session.wardId, id);
	await stagesOf(services).drop(id);
	await services.db.write(async (tx) => {
		await deleteRehearsal(tx, session.wardId, id);
		await recordAct(tx, services, session, {
			action: 'rehearsal.deleted',
			target: `procedure:${rehearsal.code}`,
			detail: { rehearsalId: id, name: rehearsal.name, kept: rehearsal.keptAt !== null },
		});
	});
}

/** Works on the stage of a rehearsal, set up by playing its script where it is not there. */
export function onStage<T>(
	services: Services,
	rehearsal: Rehearsal,
	work: (stage: Stage, brokenOff: BrokenOff | null) => Promise<T>,
): Promise<T> {
	const { wardId, code, digest } = rehearsal;
	const script = readScript(rehearsal.script);
	let brokenOff: BrokenOff | null = null;
	const build = async (): Promise<Stage> => {
		if (script.acts.length === 0) return openStage(services, { wardId, code, digest, startsAt: script.startsAt });
		const played = await playScript(services, { wardId, code, digest }, script);
		brokenOff = played.brokenOff;
		return played.stage;
	};
	return stagesOf(services).use(rehearsal.id, script.acts.length, build, (stage) => work(stage, brokenOff));
}

async function save(
	services: Services,
	{ wardId, id }: Rehearsal,
	script: RehearsalScript,
	ended: unknown,
): Promise<void> {
	await services.db.write((tx) => changeRehearsal(tx, wardId, id, { script, ended }), { name: 'rehearsal.save' });
}

/** @throws {UserError} `rehearsal.unknown`, also for one of another ward */
export async function knownRehearsal(services: Services, wardId: string, id: string): Promise<Rehearsal> {
	const rehearsal = await findRehearsal(services.db.read, wardId, id);
	if (rehearsal) return rehearsal;
	throw notFound('rehearsal.unknown', {
		vi: 'Không tìm thấy buổi diễn tập này ở đơn vị của bạn. Buổi diễn tập không được giữ lại sẽ bị xoá sau 14 ngày.',
		en: 'There is no such rehearsal in your ward. A rehearsal that nobody keeps is deleted after 14 days.',
	});
}

/** A kept rehearsal is a yardstick: whoever wants another one begins anew. */
async function changeable(services: Services, wardId: string, id: string): Promise<Rehearsal> {
	const rehearsal = await knownRehearsal(services, wardId, id);
	if (rehearsal.keptAt === null) return rehearsal;
	throw new UserError('CONFLICT', 'rehearsal.kept', {
		vi: 'Buổi diễn tập này đã được giữ làm ca kiểm thử nên không sửa được nữa. Hãy bắt đầu buổi diễn tập mới.',
		en: 'This rehearsal is kept as a regression fixture and can’t be changed. Begin a new rehearsal instead.',
	});
}

const moved = (): UserError =>
	new UserError('CONFLICT', 'rehearsal.moved', {
		vi: 'Buổi diễn tập đã được chơi tiếp ở cửa sổ khác. Vui lòng tải lại trang.',
		en: 'The rehearsal went on in another window. Please reload the page.',
	});
const unfinished = ({ act, message }: BrokenOff): UserError =>
	new UserError('CONFLICT', 'rehearsal.brokenOff', {
		vi: `Với cấu hình hiện nay, thao tác thứ ${act} của buổi diễn tập bị từ chối: ${message.vi} Hãy lùi lại các thao tác từ đó hoặc bắt đầu buổi mới.`,
		en: `With the present settings act ${act} of this rehearsal is refused: ${message.en} Take the acts from there back, or begin a new rehearsal.`,
	});
const tooLong = (): UserError =>
	new UserError('UNPROCESSABLE_CONTENT', 'rehearsal.tooLong', {
		vi: `Một buổi diễn tập có nhiều nhất ${MOST_ACTS} thao tác. Hãy bắt đầu buổi mới.`,
		en: `A rehearsal has at most ${MOST_ACTS} acts. Begin a new one.`,
	});
const nothingPlayed = (): UserError =>
	new UserError('PRECONDITION_FAILED', 'rehearsal.empty', {
		vi: 'Buổi diễn tập chưa có thao tác nào nên chưa giữ lại được. Hãy nộp hồ sơ trước.',
		en: 'Nothing was played in this rehearsal, so there is nothing to keep. File a dossier first.',
	});
const notInstalled = (code: string): UserError =>
	notFound('procedure.notInstalled', {
		vi: `Thủ tục ${code} chưa được cài đặt cho phường. Hãy cài đặt trước.`,
		en: `Procedure ${code} is not installed for the ward. Install it first.`,
	});
