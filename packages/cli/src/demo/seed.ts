import type { Calendar } from '@motcua/domain/deadlines';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { type DeskDossier, type RunningServer, type ServerConfig, startServer } from '@motcua/server';
import { type Client, connect, upload } from '../play/clients.ts';
import { makeFiling, refusalOn, sampleOn } from '../play/filing.ts';
import { closePapers, photographOfPaper, scannedPaper } from '../play/papers.ts';
import { createRandom, type Random } from '../play/random.ts';
import { type Office, walk } from '../play/walk.ts';
import { wayTo } from '../play/way-to.ts';
import { playEpisode } from './episodes.ts';
import { makeDemoWard } from './make-ward.ts';
import { openOffice } from './office.ts';
import { mayRest, nextActAt } from './pace.ts';
import { DAYS_BACK, dayOf, nextTogether, planThreads, type Thread, TIME_ZONE } from './threads.ts';
import { createSettableClock, type SettableClock } from './ward-clock.ts';

const SEED = 2026;
const DIFFERENT_PAPERS = 6;

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
	const play = await openPlay(server, clock, random);
	const end = Temporal.Now.instant();
	const threads = planThreads([...play.packages.keys()], options.dossiers, end, random);
	let done = 0;
	for (;;) {
		const [first, ...others] = nextTogether(threads, end.epochMilliseconds);
		if (!first) break;
		clock.set(Temporal.Instant.fromEpochMilliseconds(first.at));
		// People act one after the other; the automatic steps that follow run beside what the next one does.
		for (const thread of [first, ...others]) {
			await playEvent(play, thread, end);
			thread.at = nextActAt(thread, clock.now(), play.calendar, random);
			options.onProgress?.(++done, options.dossiers);
		}
		await server.engine.idle();
	}
}

interface Play {
	readonly citizen: Client;
	readonly office: Office;
	readonly packages: ReadonlyMap<string, ProcedurePackage>;
	readonly calendar: Calendar;
	today(): Temporal.PlainDate;
	/** At least so many pages, when that matters. */
	uploadPaper(pages?: number): Promise<string>;
}

async function openPlay(server: RunningServer, clock: SettableClock, random: Random): Promise<Play> {
	const office = await openOffice(server.url);
	const files = [
		...(await Promise.all(Array.from({ length: DIFFERENT_PAPERS }, (_, index) => photographOfPaper(index + 1)))),
		await scannedPaper('giay-to-quet', 3),
		await scannedPaper('bang-tot-nghiep', 2),
	];
	const scans = new Map<number, ReturnType<typeof scannedPaper>>();
	const scanOf = (pages: number): ReturnType<typeof scannedPaper> => {
		const scan = scans.get(pages) ?? scannedPaper('ban-chup-giay-to', pages);
		scans.set(pages, scan);
		return scan;
	};
	const { calendar } = await server.services.catalogue.portalWard();
	const shelf = await server.services.shelf.list();
	return {
		citizen: connect(server.url),
		office,
		calendar,
		today: () => dayOf(clock.now()),
		packages: new Map(shelf.map((one) => [one.package.manifest.code, one.package])),
		uploadPaper: async (pages) => upload(server.url, pages === undefined ? random.pick(files) : await scanOf(pages)),
	};
}

async function playEvent(play: Play, thread: Thread, end: Temporal.Instant): Promise<void> {
	const { dossierId, fate } = thread;
	if (dossierId === null) {
		thread.dossierId = await file(play, thread);
		if (fate.stopAfter === 0) thread.done = true;
		return;
	}
	const turn = fate.kind === 'rejected' ? 0 : 1;
	const { office, calendar } = play;
	const scene = { office, dossierId, calendar, uploadPaper: () => play.uploadPaper() };
	const episode = thread.acts === turn ? await playEpisode(fate.kind, scene) : 'none';
	if (episode === 'ends') thread.done = true;
	if (episode === 'none') await stepForward(play, thread, dossierId);
	else thread.known = await look(office, dossierId);
	thread.acts++;
	if (fate.stopAfter !== null && thread.acts >= fate.stopAfter && mayRest(thread, end)) thread.done = true;
}

/** As reception sees it, who sees every dossier. */
async function look(office: Office, dossierId: string): Promise<DeskDossier | null> {
	const reception = office.find(({ roles }) => roles.includes('receptionist'));
	return (await reception?.client.desk.dossier.get.query({ dossierId })) ?? null;
}

async function file(play: Play, { code, person }: Thread): Promise<string> {
	const detail = await play.citizen.public.procedure.get.query({ code });
	const uploadPaper = (_: string, __: number, pages?: number): Promise<string> => play.uploadPaper(pages);
	const filing = await makeFiling(detail, packageOf(play, code), person, uploadPaper, play.today());
	return (await play.citizen.public.dossier.submit.mutate(filing)).dossierId;
}

function packageOf(play: Play, code: string): ProcedurePackage {
	const pkg = play.packages.get(code);
	if (!pkg) throw new Error(`no package of ${code}`);
	return pkg;
}

async function stepForward(play: Play, thread: Thread, dossierId: string): Promise<void> {
	let acted = false;
	const today = play.today();
	const pkg = packageOf(play, thread.code);
	const refuses = thread.fate.kind === 'refused';
	const dossier = await walk(play.office, dossierId, {
		today: today.toString(),
		waitMs: 0,
		sample: (refuses ? refusalOn(pkg, today) : sampleOn(pkg, today)).result,
		...(refuses && { outcomes: wayTo('refused', pkg.flow) }),
		...(thread.known && { known: thread.known }),
		onAct: () => {
			acted = true;
		},
		until: () => acted,
	});
	thread.known = dossier;
	if (!acted && dossier.step?.kind === 'citizen') acted = await agree(play, thread, dossier);
	if (['returned', 'rejected', 'withdrawn', 'stopped'].includes(dossier.status) || !acted) thread.done = true;
}

/** The citizen reads what the flow asks and takes the first answer. */
async function agree({ citizen }: Play, { person }: Thread, { code }: DeskDossier): Promise<boolean> {
	const { track, answerStep } = citizen.public.dossier;
	const { trackToken, dossier } = await track.mutate({ code, secondFact: person.phone });
	const outcome = dossier.question?.outcomes[0]?.outcome;
	if (!dossier.question || outcome === undefined) return false;
	await answerStep.mutate({ trackToken, expectedSeq: dossier.seq, step: dossier.question.step, outcome });
	return true;
}
