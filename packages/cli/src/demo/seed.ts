import { addWorkingHours } from '@motcua/domain/deadlines';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { type RunningServer, type ServerConfig, startServer } from '@motcua/server';
import { type Client, connect, upload } from '../play/clients.ts';
import { makeFiling, sampleOn } from '../play/filing.ts';
import { closePapers, photographOfPaper, scannedPaper } from '../play/papers.ts';
import { makePerson } from '../play/people.ts';
import { createRandom, type Random } from '../play/random.ts';
import { type Office, walk } from '../play/walk.ts';
import { makeDemoWard } from './make-ward.ts';
import { openOffice } from './office.ts';
import { drawFate, type Fate } from './plan.ts';
import { createSettableClock, type SettableClock } from './ward-clock.ts';

const SEED = 2026;
const DAYS_BACK = 30;
const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const HOURS_BETWEEN_ACTS: readonly [number, number] = [1, 5];
const DIFFERENT_PAPERS = 6;

/** One dossier of the story, at the moment of its next event. */
interface Thread {
	at: Temporal.Instant;
	readonly filedAt: Temporal.Instant;
	readonly fate: Fate;
	readonly code: string;
	dossierId: string | null;
	acts: number;
	done: boolean;
}

export interface SeedOptions {
	readonly dossiers: number;
	/** Called now and then with how many of the events are done. */
	readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Fills an empty installation with the demo ward and its last thirty days, by playing citizens and staff over HTTP against
 * a server whose clock is set event by event. The same `dossiers` and day give the same ward.
 */
export async function seedDemo(config: ServerConfig, options: SeedOptions): Promise<void> {
	const today = Temporal.Now.zonedDateTimeISO(TIME_ZONE).startOfDay();
	const clock = createSettableClock(today.subtract({ days: DAYS_BACK + 2 }).toInstant());
	const server = await startServer(
		{ ...config, host: '127.0.0.1', port: 0, isDemo: true },
		{ clock, rateScale: 100_000, forgetful: true },
	);
	try {
		await makeDemoWard(server.services);
		await playWeeks(server, clock, options);
	} finally {
		await closePapers();
		await server.close();
	}
}

async function playWeeks(server: RunningServer, clock: SettableClock, options: SeedOptions): Promise<void> {
	const random = createRandom(SEED);
	const play = await openPlay(server, random);
	const end = Temporal.Now.instant();
	const threads = await planThreads(server, random, options.dossiers, end);
	let done = 0;
	for (;;) {
		const thread = earliest(threads, end);
		if (!thread) break;
		if (Temporal.Instant.compare(thread.at, clock.now()) > 0) clock.set(thread.at);
		await playEvent(play, thread, random);
		await server.engine.idle();
		thread.at = await workingTimeLater(server, thread.at, random);
		options.onProgress?.(++done, options.dossiers);
	}
}

function earliest(threads: readonly Thread[], end: Temporal.Instant): Thread | null {
	let first: Thread | null = null;
	for (const thread of threads) {
		if (thread.done || Temporal.Instant.compare(thread.at, end) > 0) continue;
		if (first === null || Temporal.Instant.compare(thread.at, first.at) < 0) first = thread;
	}
	return first;
}

interface Play {
	readonly citizen: Client;
	readonly office: Office;
	readonly packages: ReadonlyMap<string, ProcedurePackage>;
	uploadPaper(): Promise<string>;
}

async function openPlay(server: RunningServer, random: Random): Promise<Play> {
	const office = await openOffice(server.url);
	const files = [
		...(await Promise.all(Array.from({ length: DIFFERENT_PAPERS }, (_, index) => photographOfPaper(index + 1)))),
		await scannedPaper('giay-to-quet', 3),
		await scannedPaper('bang-tot-nghiep', 2),
	];
	const shelf = await server.services.shelf.list();
	return {
		citizen: connect(server.url),
		office,
		packages: new Map(shelf.map((one) => [one.package.manifest.code, one.package])),
		uploadPaper: () => upload(server.url, random.pick(files)),
	};
}

async function planThreads(
	server: RunningServer,
	random: Random,
	count: number,
	end: Temporal.Instant,
): Promise<Thread[]> {
	const codes = (await server.services.shelf.list()).map((one) => one.package.manifest.code);
	const weights = codes.map((code) => [code, code === '2.000815' ? 5 : 3] as const);
	const threads: Thread[] = [];
	for (let index = 0; index < count; index++) {
		// More filings lately than a month ago, as in a ward that has just begun.
		const ageDays = Math.floor(DAYS_BACK * random.next() ** 1.4);
		const filedAt = workingMoment(end, ageDays, random);
		threads.push({
			at: filedAt,
			filedAt,
			fate: drawFate(random, ageDays),
			code: random.weighted(weights),
			dossierId: null,
			acts: 0,
			done: false,
		});
	}
	return threads;
}

/** A moment on that day when people file: mostly in office hours, some in the evening from the sofa. */
function workingMoment(end: Temporal.Instant, ageDays: number, random: Random): Temporal.Instant {
	const day = end.toZonedDateTimeISO(TIME_ZONE).startOfDay().subtract({ days: ageDays });
	const minutes = random.next() < 0.8 ? random.integer(7 * 60 + 30, 16 * 60 + 30) : random.integer(18 * 60, 22 * 60);
	const moment = day.add({ minutes }).toInstant();
	return Temporal.Instant.compare(moment, end) > 0 ? end.subtract({ minutes: random.integer(5, 50) }) : moment;
}

async function workingTimeLater(
	server: RunningServer,
	at: Temporal.Instant,
	random: Random,
): Promise<Temporal.Instant> {
	const { calendar } = await server.services.catalogue.portalWard();
	const [least, most] = HOURS_BETWEEN_ACTS;
	const later = Temporal.Instant.from(addWorkingHours(at.toString(), random.integer(least, most), calendar));
	return later.add({ minutes: random.integer(0, 25) });
}

async function playEvent(play: Play, thread: Thread, random: Random): Promise<void> {
	if (thread.dossierId === null) {
		thread.dossierId = await file(play, thread, random);
		if (thread.fate.stopAfter === 0) thread.done = true;
		return;
	}
	const at = thread.fate.kind === 'rejected' ? 0 : 1;
	const turnedAside = thread.acts === at && (await turnAside(play, thread, thread.dossierId));
	if (!turnedAside) await stepForward(play, thread, thread.dossierId);
	thread.acts++;
	if (thread.fate.stopAfter !== null && thread.acts >= thread.fate.stopAfter) thread.done = true;
}

async function file(play: Play, { code, at }: Thread, random: Random): Promise<string> {
	const detail = await play.citizen.public.procedure.get.query({ code });
	const uploadPaper = (): Promise<string> => play.uploadPaper();
	const filing = await makeFiling(detail, packageOf(play, code), makePerson(random), uploadPaper, dayOf(at));
	return (await play.citizen.public.dossier.submit.mutate(filing)).dossierId;
}

const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(TIME_ZONE).toPlainDate();

function packageOf(play: Play, code: string): ProcedurePackage {
	const pkg = play.packages.get(code);
	if (!pkg) throw new Error(`no package of ${code}`);
	return pkg;
}

async function stepForward(play: Play, thread: Thread, dossierId: string): Promise<void> {
	let acted = false;
	const today = dayOf(thread.at);
	const dossier = await walk(play.office, dossierId, {
		today: today.toString(),
		waitMs: 0,
		sample: sampleOn(packageOf(play, thread.code), today).result,
		onAct: () => {
			acted = true;
		},
		until: () => acted,
	});
	if (['returned', 'rejected', 'withdrawn', 'stopped'].includes(dossier.status) || !acted) thread.done = true;
}

/** What makes this dossier different from the straight way, at its first or second event. True when something was done. */
async function turnAside(play: Play, thread: Thread, dossierId: string): Promise<boolean> {
	const act = async (
		kind: string,
		run: (client: Client, target: { dossierId: string; expectedSeq: number }) => Promise<unknown>,
	) => {
		for (const { client } of play.office) {
			const dossier = await client.desk.dossier.get.query({ dossierId });
			if (!dossier.actions.some((action) => action.kind === kind)) continue;
			await run(client, { dossierId, expectedSeq: dossier.seq });
			return true;
		}
		return false;
	};
	switch (thread.fate.kind) {
		case 'supplement':
			thread.done = await act('requestSupplement', askForPapers);
			return thread.done;
		case 'supplementAnswered': {
			if (!(await act('requestSupplement', askForPapers))) return false;
			return act('answerSupplement', async (client, target) => {
				const [paper] = (await client.desk.dossier.get.query({ dossierId })).documents.filter(
					(one) => one.given === 'upload',
				);
				const documents = paper ? [{ requirement: paper.requirement, uploadIds: [await play.uploadPaper()] }] : [];
				await client.desk.dossier.answerSupplement.mutate({
					...target,
					documents,
					note: 'Người nộp mang giấy tờ bổ sung đến quầy.',
				});
			});
		}
		case 'rejected':
			thread.done = await act('reject', (client, target) =>
				client.desk.dossier.reject.mutate({
					...target,
					reason:
						'Hồ sơ không thuộc thẩm quyền giải quyết của phường. Mời người nộp liên hệ nơi đăng ký hộ tịch trước đây.',
				}),
			);
			return thread.done;
		case 'withdrawn':
			thread.done = await act('withdraw', (client, target) =>
				client.desk.dossier.withdraw.mutate({
					...target,
					reason: 'Người nộp đến quầy xin rút hồ sơ vì không còn nhu cầu.',
				}),
			);
			return thread.done;
		default:
			return false;
	}
}

const askForPapers = (client: Client, target: { dossierId: string; expectedSeq: number }): Promise<unknown> =>
	client.desk.dossier.requestSupplement.mutate({
		...target,
		items: ['Bản chụp giấy tờ rõ nét, đủ các trang', 'Giấy tờ chứng minh nơi cư trú'],
		reason: 'Ảnh chụp hiện có bị mờ, không đọc được số giấy tờ.',
	});
