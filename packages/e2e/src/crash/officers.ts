import { setTimeout as pause } from 'node:timers/promises';
import { type Client, sampleOn, unlessStale, walk } from '@motcua/cli/play';
import type { DeskDossier, DossierAction } from '@motcua/server';
import { sendPaper } from './citizens.ts';
import type { FilingRecord } from './ledger.ts';
import { type Traffic, unlessKilled } from './traffic.ts';

/** While automatic steps are at work there is nothing to do but look again. */
const LOOK_AGAIN_MS = 15;

/** A filing that the office knows: it was answered. */
type Filed = FilingRecord & { readonly answer: NonNullable<FilingRecord['answer']> };

/** One officer: takes any open dossier and does the next thing with it; goes home with the kill, or when all are done. */
export async function workUntilKilled(traffic: Traffic): Promise<void> {
	while (!traffic.killed && !(traffic.closing && traffic.ledger.filings.every(({ over }) => over))) {
		const filing = takeOne(traffic);
		if (filing === null) {
			await pause(LOOK_AGAIN_MS);
			continue;
		}
		const done = await unlessKilled(traffic, filing.answer.dossierId, () => doNext(traffic, filing)).finally(() =>
			traffic.inHand.delete(filing.answer.dossierId),
		);
		if (done === null) return;
		if (!done.value) await pause(LOOK_AGAIN_MS);
	}
}

/** Mostly an old one, so that dossiers come to an end, sometimes any. */
function takeOne({ ledger, inHand, random }: Traffic): Filed | null {
	const open = ledger.filings.filter(
		(filing): filing is Filed => filing.answer !== null && !filing.over && !inHand.has(filing.answer.dossierId),
	);
	if (open.length === 0) return null;
	const filing = random.next() < 0.5 ? random.pick(open.slice(0, 4)) : random.pick(open);
	inHand.add(filing.answer.dossierId);
	return filing;
}

/** One act. False when there was nothing to do now. */
async function doNext(traffic: Traffic, filing: Filed): Promise<boolean> {
	const { dossierId } = filing.answer;
	const dossier = await lookAt(traffic, dossierId);
	if (isOver(dossier)) {
		filing.over = true;
		return false;
	}
	if (dossier.status === 'supplementRequested') return answerSupplement(traffic, filing, dossier);
	if (dossier.step?.kind === 'citizen') return answerQuestion(traffic, filing, dossier);
	if (!filing.turned && (await turnAside(traffic, filing))) return true;
	return stepForward(traffic, filing, dossier);
}

const isOver = ({ status }: DeskDossier): boolean => ['returned', 'rejected', 'withdrawn', 'stopped'].includes(status);

function lookAt({ office }: Traffic, dossierId: string): Promise<DeskDossier> {
	const [first] = office;
	if (!first) throw new Error('the office is empty');
	return first.client.desk.dossier.get.query({ dossierId });
}

async function stepForward(traffic: Traffic, filing: Filed, { procedure }: DeskDossier): Promise<boolean> {
	const { dossierId } = filing.answer;
	const pkg = traffic.procedures.find(({ detail }) => detail.code === procedure.code)?.pkg;
	let acted = false;
	await walk(traffic.office, dossierId, {
		today: traffic.today.toString(),
		...(pkg && { sample: sampleOn(pkg, traffic.today).result }),
		waitMs: 0,
		onAct: ({ what, dossier }) => {
			acted = true;
			acknowledge(traffic, what, dossier);
		},
		until: () => acted,
	});
	return acted;
}

function acknowledge({ ledger }: Traffic, what: string, dossier: DeskDossier): void {
	ledger.acts.push({ dossierId: dossier.id, what, seq: dossier.seq, head: dossier.chain.head });
}

type Turn = Extract<DossierAction['kind'], 'requestSupplement' | 'reject' | 'withdraw'>;
type Target = { readonly dossierId: string; readonly expectedSeq: number };

const turns: Readonly<Record<Turn, (client: Client, target: Target) => Promise<DeskDossier>>> = {
	requestSupplement: (client, target) =>
		client.desk.dossier.requestSupplement.mutate({
			...target,
			items: ['Bản chụp rõ nét hơn'],
			reason: 'Ảnh chụp bị mờ, không đọc được số giấy tờ.',
		}),
	reject: (client, target) =>
		client.desk.dossier.reject.mutate({ ...target, reason: 'Hồ sơ không thuộc thẩm quyền giải quyết của phường.' }),
	withdraw: (client, target) =>
		client.desk.dossier.withdraw.mutate({ ...target, reason: 'Người nộp đến quầy xin rút hồ sơ.' }),
};
const turnOf = { straight: null, supplement: 'requestSupplement', rejected: 'reject', withdrawn: 'withdraw' } as const;

/** Does what the dossier's fate wants, when somebody may; a supplement or a withdrawal at any point of the way. */
async function turnAside(traffic: Traffic, filing: Filed): Promise<boolean> {
	const kind = turnOf[filing.fate];
	if (kind === null) return false;
	if (kind !== 'reject' && traffic.random.next() < 0.7) return false;
	const { dossierId } = filing.answer;
	for (const { client } of traffic.office) {
		const { actions, seq } = await client.desk.dossier.get.query({ dossierId });
		if (!actions.some((action) => action.kind === kind)) continue;
		const done = await unlessStale(() => turns[kind](client, { dossierId, expectedSeq: seq }));
		if (done === null) return false;
		filing.turned = true;
		acknowledge(traffic, kind, done);
		return true;
	}
	return false;
}

async function answerSupplement(traffic: Traffic, filing: Filed, { code }: DeskDossier): Promise<boolean> {
	const { citizen, ledger } = traffic;
	const { trackToken, dossier } = await citizen.public.dossier.track.mutate({ code, secondFact: filing.person.phone });
	const paper = dossier.documents.find((one) => one.given === 'upload');
	const sent = paper ? await sendPaper(traffic) : null;
	const answered = await unlessStale(() =>
		citizen.public.dossier.answerSupplement.mutate({
			trackToken,
			expectedSeq: dossier.seq,
			documents: paper && sent ? [{ requirement: paper.requirement, uploadIds: [sent.uploadId] }] : [],
			note: 'Đã bổ sung theo yêu cầu.',
		}),
	);
	if (answered === null) return false;
	if (sent) filing.later.push(sent);
	ledger.acts.push({ dossierId: filing.answer.dossierId, what: 'answerSupplement', seq: answered.seq, head: null });
	return true;
}

async function answerQuestion(traffic: Traffic, filing: Filed, { code }: DeskDossier): Promise<boolean> {
	const { citizen, ledger } = traffic;
	const { trackToken, dossier } = await citizen.public.dossier.track.mutate({ code, secondFact: filing.person.phone });
	const { question } = dossier;
	const outcome = question?.outcomes[0]?.outcome;
	if (!question || outcome === undefined) return false;
	const answered = await unlessStale(() =>
		citizen.public.dossier.answerStep.mutate({ trackToken, expectedSeq: dossier.seq, step: question.step, outcome }),
	);
	if (answered === null) return false;
	ledger.acts.push({ dossierId: filing.answer.dossierId, what: 'answerStep', seq: answered.seq, head: null });
	return true;
}
