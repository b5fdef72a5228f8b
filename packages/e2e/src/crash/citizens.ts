import { setTimeout as pause } from 'node:timers/promises';
import { makeFiling, makePerson, upload } from '@motcua/cli/play';
import type { Fate, FilingRecord, SentFile } from './ledger.ts';
import { type Traffic, unlessKilled } from './traffic.ts';

const THINKING_MS = 30;

const fates: readonly (readonly [Fate, number])[] = [
	['straight', 70],
	['supplement', 16],
	['rejected', 7],
	['withdrawn', 7],
];

/** One citizen after the other at one browser: first whoever got no answer last time sends the same again. */
export async function fileUntilKilled(traffic: Traffic): Promise<void> {
	while (!traffic.killed) {
		const waiting = unanswered(traffic);
		if (waiting === undefined && traffic.closing) return;
		if (waiting === undefined && openFilings(traffic) >= traffic.openAtMost) {
			await pause(THINKING_MS);
			continue;
		}
		const filing = waiting ?? (await prepare(traffic));
		if (filing === null || !(await submit(traffic, filing))) return;
		await pause(traffic.random.integer(0, THINKING_MS));
	}
}

const openFilings = ({ ledger }: Traffic): number => ledger.filings.filter((filing) => !filing.over).length;

function unanswered({ ledger, inHand }: Traffic): FilingRecord | undefined {
	return ledger.filings.find(({ answer, submission }) => answer === null && !inHand.has(submission.idempotencyKey));
}

/** Fills in a form and uploads its papers. Null when the kill came in between: then nothing was filed. */
async function prepare(traffic: Traffic): Promise<FilingRecord | null> {
	const { random, ledger, today } = traffic;
	const { pkg, detail } = random.pick(traffic.procedures);
	const person = makePerson(random);
	const files: SentFile[] = [];
	const made = await unlessKilled(traffic, `uploads for ${detail.code}`, () =>
		makeFiling(
			detail,
			pkg,
			person,
			async () => {
				const sent = await sendPaper(traffic);
				files.push(sent);
				return sent.uploadId;
			},
			today,
		),
	);
	if (made === null) return null;
	const filing: FilingRecord = {
		submission: made.value,
		person,
		files,
		fate: random.weighted(fates),
		attempts: 0,
		answer: null,
		later: [],
		turned: false,
		over: false,
	};
	ledger.filings.push(filing);
	return filing;
}

/** Uploads one paper; once the server has said yes it stands in the ledger. */
export async function sendPaper({ url, ledger, mill, random }: Traffic): Promise<SentFile> {
	const paper = mill.next(random);
	const uploadId = await upload(url, paper);
	const sent = { uploadId, sha256: paper.sha256, bytes: paper.bytes.byteLength };
	ledger.uploads.push(sent);
	return sent;
}

async function submit(traffic: Traffic, filing: FilingRecord): Promise<boolean> {
	const { citizen, inHand } = traffic;
	const { idempotencyKey } = filing.submission;
	inHand.add(idempotencyKey);
	filing.attempts++;
	try {
		const receipt = await unlessKilled(traffic, `filing ${idempotencyKey}`, () =>
			citizen.public.dossier.submit.mutate(filing.submission),
		);
		if (receipt === null) return false;
		filing.answer = { dossierId: receipt.value.dossierId, temporaryCode: receipt.value.code };
		return true;
	} finally {
		inHand.delete(idempotencyKey);
	}
}
