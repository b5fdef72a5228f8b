import type { Answers } from '@motcua/forms';
import type { FlowStep } from '@motcua/procedure-sdk';
import { StuckError } from './errors.ts';
import type { TestDossier } from './test-dossier.ts';

/** What people do on the way; what is not said takes the ordinary way. */
export interface PlayScript {
	/** Outcome by step; a list is taken in turn when the flow comes back, its last member stays. */
	readonly outcomes?: Readonly<Record<string, string | readonly string[]>>;
	/** Answers by step (or by staff form) that staff fill in. */
	readonly staffForms?: Readonly<Record<string, Answers>>;
	/** Note where an outcome needs one. */
	readonly note?: string;
	/** Citizens who do not answer let the time pass. Default false: they take the first outcome. */
	readonly silentCitizen?: boolean;
}

const MOST_ACTS = 200;

/**
 * Plays a dossier from the desk to its hand-over: staff act, citizens answer, money comes, waits are skipped on the clock. Without a word in
 * the script people take the first outcome that needs no note and does not refuse.
 *
 * @throws StuckError when nobody can bring it forward: it is blocked, a step proposes something, or it runs in circles.
 */
export async function playToEnd(dossier: TestDossier, script: PlayScript = {}): Promise<TestDossier> {
	const turns = new Map<string, number>();
	for (let acts = 0; acts < MOST_ACTS; acts++) {
		const { status, blocked, proposal } = dossier.state;
		if (['returned', 'rejected', 'withdrawn', 'stopped'].includes(status)) return dossier;
		if (blocked)
			throw new StuckError(`blocked at ${dossier.step?.key}: ${blocked.failure}, ${blocked.reason.en}`, dossier.path);
		if (proposal)
			throw new StuckError(`${proposal.step} proposes to ${proposal.kind}: ${proposal.reason.en}`, dossier.path);
		if (status === 'registered') await dossier.receive();
		else if (status === 'resolved') await dossier.handOver();
		else if (status === 'paymentRequested') await dossier.pay();
		else await actAt(dossier, script, turns);
	}
	throw new StuckError(`no end after ${MOST_ACTS} acts`, dossier.path);
}

async function actAt(dossier: TestDossier, script: PlayScript, turns: Map<string, number>): Promise<void> {
	const { step } = dossier;
	if (step === null) throw new StuckError(`nobody is to act in status ${dossier.state.status}`, dossier.path);
	if (step.kind === 'auto' || (step.kind === 'citizen' && script.silentCitizen)) {
		if (await dossier.letTimePass()) return;
		throw new StuckError(`${step.key} waits for nothing`, dossier.path);
	}
	if (step.kind === 'payment') throw new StuckError(`${step.key} asks for no money`, dossier.path);
	const outcome = outcomeFor(step, script, turns);
	if (step.kind === 'citizen') {
		await dossier.citizenAnswers(outcome);
		return;
	}
	const answers = script.staffForms?.[step.key] ?? (step.form ? script.staffForms?.[step.form] : undefined);
	const needsNote = step.outcomes[outcome]?.needsNote === true;
	await dossier.act(outcome, {
		...(answers ? { answers } : {}),
		...(needsNote ? { note: script.note ?? 'Đã kiểm tra hồ sơ.' } : {}),
	});
}

function outcomeFor(
	step: Extract<FlowStep, { kind: 'human' | 'citizen' }>,
	{ outcomes = {} }: PlayScript,
	turns: Map<string, number>,
): string {
	const turn = turns.get(step.key) ?? 0;
	turns.set(step.key, turn + 1);
	const said = outcomes[step.key];
	const wanted = typeof said === 'string' ? said : said?.[Math.min(turn, said.length - 1)];
	if (wanted !== undefined) return wanted;
	const all = Object.entries(step.outcomes);
	const ordinary = all.find(([, { to, needsNote }]) => needsNote !== true && to !== 'refused') ?? all[0];
	if (!ordinary) throw new Error(`${step.key} has no outcome`);
	return ordinary[0];
}
