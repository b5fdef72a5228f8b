import { type DeskDossier, type ServerConfig, startServer } from '@motcua/server';
import { makeDemoWard } from '../demo/make-ward.ts';
import { openOffice } from '../demo/office.ts';
import { type Client, connect, upload } from '../play/clients.ts';
import { makeFiling, sampleOn } from '../play/filing.ts';
import { closePapers, photographOfPaper, scannedPaper } from '../play/papers.ts';
import { makePerson } from '../play/people.ts';
import { createRandom } from '../play/random.ts';
import { type Office, unlessStale, walk } from '../play/walk.ts';
import { createReport, type Report } from './report.ts';

/**
 * Plays the main job over HTTP for every procedure of the shelf: a citizen files with a real PDF and a real JPEG, the desk
 * receives and asks for a supplement, the citizen answers, staff process, sign and return, the citizen follows and
 * downloads. Prints what it saw.
 *
 * @returns whether all of it held
 */
export async function checkMainJob(config: ServerConfig): Promise<boolean> {
	const report = createReport();
	const server = await startServer(config, { rateScale: 1_000 });
	try {
		await makeDemoWard(server.services);
		const office = await report.time('staff sign in', async () => openOffice(server.url));
		const shelf = await server.services.shelf.list();
		report.expect('procedures on the shelf', shelf.length >= 3, `${shelf.length}`);
		for (const [index, { package: pkg }] of shelf.entries())
			await playProcedure(
				{ url: server.url, office, report, seed: index + 1, sample: sampleOn(pkg, today()).result },
				pkg,
			);
	} catch (error) {
		report.expect(
			'nothing unforeseen happened',
			false,
			error instanceof Error ? (error.stack ?? error.message) : String(error),
		);
	} finally {
		await closePapers();
		await server.close();
	}
	return report.print();
}

interface Stage {
	readonly url: string;
	readonly office: Office;
	readonly report: Report;
	readonly seed: number;
	/** What staff write into their forms. */
	readonly sample: Readonly<Record<string, unknown>>;
}

const today = (): Temporal.PlainDate => Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');

type Package = Parameters<typeof makeFiling>[1];

async function playProcedure(stage: Stage, pkg: Package): Promise<void> {
	const { report, url } = stage;
	const { code } = pkg.manifest;
	report.section(`${code} ${pkg.manifest.name.en}`);
	const citizen = connect(url);
	const person = makePerson(createRandom(stage.seed));
	const detail = await report.time('reads the procedure', () => citizen.public.procedure.get.query({ code }));
	const papers = [await scannedPaper('giay-to-quet', 2), await photographOfPaper(stage.seed)];
	const filing = await report.time('uploads PDF and JPEG', async () => {
		const ids = await Promise.all(papers.map((paper) => upload(url, paper)));
		return makeFiling(detail, pkg, person, async (_, index) => ids[index % ids.length] ?? '', today());
	});
	const receipt = await report.time('files', () => citizen.public.dossier.submit.mutate(filing));
	const again = await citizen.public.dossier.submit.mutate(filing);
	report.expect('the same filing again gives the same dossier', again.dossierId === receipt.dossierId, again.code);
	await expectPdf(report, 'PDF receipt', `${url}${receipt.receiptUrl}`);

	const received = await report.time('desk receives', () =>
		walkTo(stage, receipt.dossierId, (dossier) => dossier.receivedAt !== null),
	);
	report.expect('dossier code given', /^H26\.352-\d{6}-\d{4}$/.test(received.code), received.code);
	await report.time('desk asks for a supplement', () => askForSupplement(stage, receipt.dossierId));

	const follow = () => citizen.public.dossier.track.mutate({ code: received.code, secondFact: person.phone });
	const opened = await report.time('citizen follows by code and phone', follow);
	report.expect('the supplement is shown to the citizen', opened.dossier.supplement !== null, opened.dossier.status);
	await report.time('citizen answers the supplement', async () => {
		let seen = opened;
		// A check may have ended since the page was opened: the citizen looks again.
		while ((await unlessStale(() => answerSupplement(stage, citizen, seen))) === null) seen = await follow();
	});

	const finished = await report.time('staff process, sign, collect, return', () =>
		walkTo(stage, receipt.dossierId, () => false, citizen, person.phone),
	);
	report.expect('returned', finished.status === 'returned', finished.status);
	report.expect('record intact', finished.chain.ok, `${finished.chain.length} events`);
	report.expect(
		'on time',
		finished.clock.timing === 'early' || finished.clock.timing === 'onTime',
		finished.clock.timing ?? '-',
	);

	const { dossier } = await citizen.public.dossier.track.mutate({ code: received.code, secondFact: person.phone });
	const [result] = dossier.results;
	report.expect('the citizen sees the result', result !== undefined, dossier.statusText.en);
	if (result) await expectPdf(report, 'result downloaded', `${url}${result.url}`);
}

/** Brings the dossier forward; questions of the flow to the citizen are answered with their first outcome. */
async function walkTo(
	stage: Stage,
	dossierId: string,
	until: (dossier: DeskDossier) => boolean,
	citizen?: Client,
	phone?: string,
): Promise<DeskDossier> {
	for (let questions = 0; questions < 5; questions++) {
		const dossier = await walk(stage.office, dossierId, {
			today: today().toString(),
			sample: stage.sample,
			until: (seen) => until(seen) || (seen.step?.kind === 'citizen' && citizen !== undefined),
		});
		if (dossier.step?.kind !== 'citizen' || !citizen || !phone || until(dossier)) return dossier;
		const { trackToken, dossier: tracked } = await citizen.public.dossier.track.mutate({
			code: dossier.code,
			secondFact: phone,
		});
		const outcome = tracked.question?.outcomes[0]?.outcome;
		if (!tracked.question || outcome === undefined) throw new Error('the flow waits for the citizen, but asks nothing');
		await stage.report.time('citizen confirms the draft', () =>
			citizen.public.dossier.answerStep.mutate({
				trackToken,
				expectedSeq: tracked.seq,
				step: tracked.question?.step ?? '',
				outcome,
			}),
		);
	}
	throw new Error('the flow asks the citizen again and again');
}

async function askForSupplement(stage: Stage, dossierId: string): Promise<void> {
	for (const { client } of stage.office) {
		const dossier = await client.desk.dossier.get.query({ dossierId });
		if (!dossier.actions.some((action) => action.kind === 'requestSupplement')) continue;
		const asked = await unlessStale(() =>
			client.desk.dossier.requestSupplement.mutate({
				dossierId,
				expectedSeq: dossier.seq,
				items: ['Bản chụp rõ nét hơn'],
				reason: 'Ảnh chụp bị mờ, không đọc được số giấy tờ.',
			}),
		);
		return asked === null ? askForSupplement(stage, dossierId) : undefined;
	}
	throw new Error('nobody may ask for a supplement');
}

type Opened = Awaited<ReturnType<Client['public']['dossier']['track']['mutate']>>;

async function answerSupplement(stage: Stage, citizen: Client, { trackToken, dossier }: Opened): Promise<void> {
	const paper = dossier.documents.find((one) => one.given === 'upload');
	const uploadId = await upload(stage.url, await photographOfPaper(stage.seed + 50));
	await citizen.public.dossier.answerSupplement.mutate({
		trackToken,
		expectedSeq: dossier.seq,
		documents: paper ? [{ requirement: paper.requirement, uploadIds: [uploadId] }] : [],
		...(!paper && { note: 'Đã bổ sung tại quầy.' }),
	});
}

async function expectPdf(report: Report, what: string, url: string): Promise<void> {
	const response = await fetch(url);
	const bytes = new Uint8Array(await response.arrayBuffer());
	const isPdf = new TextDecoder().decode(bytes.slice(0, 5)) === '%PDF-';
	const isSafe =
		(response.headers.get('content-disposition') ?? '').startsWith('attachment') &&
		response.headers.get('x-content-type-options') === 'nosniff';
	report.expect(what, response.ok && isPdf && isSafe, `${response.status}, ${bytes.byteLength} bytes`);
}
