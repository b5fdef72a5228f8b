import type { DeskDossier, DossierAction } from '@motcua/server';
import { type Client, wireErrorOf } from './clients.ts';
import { fillForm } from './fill-form.ts';

/** Staff of one ward, each signed in as themselves. */
export type Office = readonly Colleague[];

export interface Colleague {
	readonly username: string;
	readonly roles: readonly string[];
	readonly client: Client;
}

export interface WalkOptions {
	/** ISO date for dates that staff fill in. */
	readonly today: string;
	/** Values that staff forms take where they ask for them: the package's own sample of a result. */
	readonly sample?: Readonly<Record<string, unknown>>;
	/** Outcome to take at a step instead of the first natural one. */
	readonly outcomes?: Readonly<Record<string, string>>;
	/** Milliseconds between looks while an automatic step is at work; 0: don't wait, hand back what stands there. Default 50. */
	readonly waitMs?: number;
	/** Called after each act. */
	readonly onAct?: (act: { readonly by: string; readonly what: string; readonly dossier: DeskDossier }) => void;
	/** Looks at the dossier after each act; true ends the walk. */
	readonly until?: (dossier: DeskDossier) => boolean;
	/** The dossier as it was seen last: tells whom to ask first. */
	readonly known?: DeskDossier;
}

/** Acts that bring a dossier forward, in the order in which a person would take them. */
const forward: readonly DossierAction['kind'][] = ['receive', 'collectPayment', 'sign', 'completeStep', 'returnResult'];

const MOST_ACTS = 60;
const WAIT_MS = 50;
/** A minute: a step that a busy machine ended is tried again after a pause. */
const MOST_WAITS = 1_200;

/**
 * Brings a dossier as far as the office can: at each turn the first colleague who may act does what brings it forward.
 * Automatic steps in between are waited for.
 *
 * @throws when nobody can act and no automatic step is at work: the message says where it stands
 */
export async function walk(office: Office, dossierId: string, options: WalkOptions): Promise<DeskDossier> {
	let waits = 0;
	let known = options.known ?? null;
	for (let acts = 0; acts < MOST_ACTS; ) {
		const turn = await nextTurn(office, dossierId, known);
		known = turn.dossier;
		if (options.until?.(turn.dossier) || isOver(turn.dossier)) return turn.dossier;
		if (turn.act === null) {
			const waitMs = options.waitMs ?? WAIT_MS;
			if (waitMs === 0) return turn.dossier;
			if (waits++ >= MOST_WAITS)
				throw new Error(`nobody can bring ${turn.dossier.code} forward: ${standing(turn.dossier)}`);
			await new Promise((done) => setTimeout(done, waitMs));
			continue;
		}
		const { colleague, action } = turn.act;
		const dossier = await unlessStale(() => perform(colleague.client, turn.dossier, action, options));
		if (dossier === null) continue;
		options.onAct?.({ by: colleague.username, what: describe(action), dossier });
		if (options.until?.(dossier) || isOver(dossier)) return dossier;
		known = dossier;
		waits = 0;
		acts++;
	}
	throw new Error(`dossier ${dossierId} did not come to an end in ${MOST_ACTS} acts`);
}

/** Null when somebody, or an automatic step, was faster: look again and decide anew, as a person would. */
export async function unlessStale<T>(act: () => Promise<T>): Promise<T | null> {
	try {
		return await act();
	} catch (error) {
		if (wireErrorOf(error)?.code === 'dossier.stale') return null;
		throw error;
	}
}

const isOver = (dossier: DeskDossier): boolean =>
	['returned', 'rejected', 'withdrawn', 'stopped'].includes(dossier.status);

const standing = (dossier: DeskDossier): string =>
	`${dossier.status}, step ${dossier.step?.key ?? '-'}${dossier.blocked ? `, blocked: ${dossier.blocked.reason.en}` : ''}`;

const describe = (action: DossierAction): string => ('step' in action ? `${action.kind} ${action.step}` : action.kind);

interface Act {
	readonly colleague: Colleague;
	readonly action: DossierAction;
}

/**
 * What brings the dossier forward, and by whom: whoever holds the role of the present step is asked before others, since
 * each question reads the whole dossier. Nobody is asked twice, and nobody at all while code or the citizen is at work.
 */
async function nextTurn(
	office: Office,
	dossierId: string,
	known: DeskDossier | null,
): Promise<{ readonly dossier: DeskDossier; readonly act: Act | null }> {
	let waiting = known === null ? office : byNearness(office, known);
	let dossier: DeskDossier | null = null;
	for (let colleague = waiting[0]; colleague; colleague = waiting[0]) {
		dossier = await colleague.client.desk.dossier.get.query({ dossierId });
		const action = firstForward(dossier.actions);
		if (action) return { dossier, act: { colleague, action } };
		if (isOver(dossier) || isWithNobody(dossier)) break;
		waiting = byNearness(waiting.slice(1), dossier);
	}
	if (dossier === null) throw new Error('the office is empty');
	return { dossier, act: null };
}

const isWithNobody = ({ step }: DeskDossier): boolean => step?.kind === 'auto' || step?.kind === 'citizen';

function byNearness(office: Office, { status, step }: DeskDossier): Office {
	const role = status === 'registered' || status === 'resolved' ? 'receptionist' : step?.role;
	return office.toSorted((a, b) => Number(holds(b, role)) - Number(holds(a, role)));
}

const holds = (colleague: Colleague, role: string | null | undefined): boolean =>
	role != null && colleague.roles.includes(role);

function firstForward(actions: readonly DossierAction[]): DossierAction | null {
	const found = actions.filter((action) => forward.includes(action.kind));
	return found.toSorted((a, b) => forward.indexOf(a.kind) - forward.indexOf(b.kind))[0] ?? null;
}

/** Does one act as the person whose client it is. */
export async function perform(
	client: Client,
	dossier: DeskDossier,
	action: DossierAction,
	options: Pick<WalkOptions, 'today' | 'outcomes' | 'sample'>,
): Promise<DeskDossier> {
	const target = { dossierId: dossier.id, expectedSeq: dossier.seq };
	switch (action.kind) {
		case 'receive':
			return client.desk.dossier.receive.mutate(target);
		case 'collectPayment':
			return client.desk.dossier.collectPayment.mutate({ ...target, method: 'cash' });
		case 'returnResult':
			return client.desk.dossier.returnResult.mutate({ ...target, receivedBy: dossier.requester.fullName });
		case 'sign': {
			const { sha256 } = await client.desk.dossier.signPreview.mutate({ dossierId: dossier.id, step: action.step });
			return client.desk.dossier.sign.mutate({ ...target, step: action.step, outcome: action.outcome, sha256 });
		}
		case 'completeStep': {
			const wanted = options.outcomes?.[action.step];
			const outcome =
				action.outcomes.find((one) => one.outcome === wanted) ??
				action.outcomes.find((one) => one.tone === 'primary') ??
				action.outcomes[0];
			if (!outcome) throw new Error(`step ${action.step} offers no outcome`);
			return client.desk.dossier.completeStep.mutate({
				...target,
				step: action.step,
				outcome: outcome.outcome,
				...(outcome.needsNote && { note: 'Đã kiểm tra hồ sơ, có ghi chú kèm theo.' }),
				...(action.form && { answers: fillForm(action.form, options.today, options.sample) }),
			});
		}
		default:
			throw new Error(`${action.kind} does not bring a dossier forward`);
	}
}
