import { appendEvents, ConflictError, loadDossier, type Tx } from '@motcua/database';
import type { Actor, DossierCommand, DossierEvent, DossierState } from '@motcua/domain';
import { localDateAt } from '@motcua/domain/deadlines';
import { beginning, chain, type DecideContext, decide, evolve } from '@motcua/domain/dossier';
import { notFound, type UserError } from '../../api/errors.ts';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import { recordEffects } from './record-effects.ts';
import { refused, stale } from './refusals.ts';

/** What commands are made from: the dossier as it stands inside the transaction, and what it depends on. */
export interface Stand {
	readonly tx: Tx;
	readonly state: DossierState;
	/** The record so far. */
	readonly events: readonly DossierEvent[];
	readonly procedure: LoadedProcedure;
	readonly ward: WardContext;
	/** ISO instant of this act, the same for all of its events. */
	readonly now: string;
	/** ISO date of `now` in the ward's time zone. */
	readonly today: string;
}

/** Makes the commands of an act. They are decided in order, each on the state that the one before left. */
export type MakeCommands = (stand: Stand) => readonly DossierCommand[] | Promise<readonly DossierCommand[]>;

export interface Act {
	/** The ward that the caller works in: a dossier of another one does not exist for them. */
	readonly wardId: string;
	readonly dossierId: string;
	/** What the caller has seen; null when they act on whatever stands there now (the system). */
	readonly expectedSeq: number | null;
	readonly actor: Actor | ((state: DossierState) => Actor);
	readonly commands: MakeCommands;
	/** More rows of the same transaction, once the commands were decided: closing a step run, an audit entry. */
	readonly alongside?: (tx: Tx, done: Done) => Promise<void>;
}

/** What an act did. */
export interface Done {
	readonly state: DossierState;
	readonly events: readonly DossierEvent[];
}

/** Each time somebody else has got on: so many in a row is a bug, not a crowd. */
const MOST_ATTEMPTS = 50;

/**
 * The one way to change a dossier that exists: load, decide, append, with everything that follows from the events
 * (projection, step runs, messages) in one transaction. Answers when it is durable.
 *
 * On PostgreSQL another transaction may change the dossier between load and append. Then everything is decided anew, on
 * what stands there now: whether that matters to the caller is for {@link hasMovedOn} to say, as on SQLite, where writers
 * follow one another.
 *
 * @throws {UserError} `dossier.notFound`; `dossier.stale` (409) with who was faster; the domain's code for a lawful refusal
 */
export async function executeCommand(services: Services, act: Act): Promise<Done> {
	const ward = await services.catalogue.ward(act.wardId);
	for (let attempts = 1; ; attempts++) {
		const outcome = await services.db
			.write((tx) => attempt(services, tx, act, ward), { name: 'dossier.command' })
			.catch((error: unknown) => {
				if (error instanceof ConflictError && attempts < MOST_ATTEMPTS) return 'overtaken' as const;
				throw error;
			});
		if (outcome === 'overtaken') continue;
		if (!('missingPackage' in outcome)) return outcome;
		// Packages come from the disk, and nothing but the database may be awaited inside a transaction.
		await services.catalogue.procedure(outcome.missingPackage);
	}
}

async function attempt(
	services: Services,
	tx: Tx,
	act: Act,
	ward: WardContext,
): Promise<Done | { readonly missingPackage: string }> {
	const loaded = await loadDossier(tx, act.wardId, act.dossierId);
	if (!loaded) throw unknownDossier();
	const { state, events } = loaded;
	const procedure = services.catalogue.loaded(state.procedure.digest);
	if (!procedure) return { missingPackage: state.procedure.digest };

	const stand = { tx, state, events, procedure, ward, ...moment(services, ward) };
	const actor = typeof act.actor === 'function' ? act.actor(state) : act.actor;
	if (act.expectedSeq !== null && hasMovedOn(events, act.expectedSeq, actor)) throw stale(events, act.expectedSeq);
	const done = decideAll(state, await act.commands(stand), decideContext(stand, actor));
	await commit(services, stand, done);
	await act.alongside?.(tx, done);
	return done;
}

/** What may happen behind somebody's back without changing what they decide on. */
const unnoticed: Readonly<Record<Actor['kind'], ReadonlySet<DossierEvent['type']>>> = {
	citizen: new Set(['checked', 'noted', 'digitised', 'assigned', 'synchronised', 'resultRendered']),
	staff: new Set(['noted', 'synchronised']),
	system: new Set(),
};

/** Whether something that matters to this actor has happened since they looked. */
const hasMovedOn = (events: readonly DossierEvent[], seen: number, actor: Actor): boolean =>
	seen > events.length || events.slice(seen).some((event) => !unnoticed[actor.kind].has(event.type));

/** The instant of an act, and its date in the ward. */
export function moment(services: Services, ward: WardContext): { readonly now: string; readonly today: string } {
	const now = new Date(services.clock.now().epochMilliseconds).toISOString();
	return { now, today: localDateAt(now, ward.calendar.timeZone) };
}

/** What decisions depend on besides state and command. */
export const decideContext = (
	{ now, ward, procedure }: Pick<Stand, 'now' | 'ward' | 'procedure'>,
	actor: Actor,
): DecideContext => ({
	now,
	actor,
	calendar: ward.calendar,
	flow: procedure.decisionFlow,
	rules: ward.settings.rules,
});

/**
 * Decides commands one after the other.
 *
 * @throws {UserError} with the domain's code when one is refused; then none of them happened
 */
export function decideAll(
	before: DossierState | null,
	commands: readonly DossierCommand[],
	context: DecideContext,
): Done {
	let state = before;
	const events: DossierEvent[] = [];
	for (const command of commands) {
		const decision = decide(state, command, context);
		if (!decision.ok) throw refused(decision.refusal);
		const end = state ?? beginning(command.type === 'submit' ? command.dossierId : '');
		for (const event of chain(end, decision.events)) {
			state = evolve(state, event);
			events.push(event);
		}
	}
	if (state === null) throw new TypeError('an act on a dossier that does not exist must begin with its submission');
	return { state, events };
}

/** Writes what was decided, with all that follows from it, and tells the world after the commit. */
export async function commit(
	services: Services,
	{
		tx,
		state: before,
		procedure,
		ward,
		now,
	}: Omit<Stand, 'state' | 'events' | 'today'> & {
		readonly state: DossierState | null;
	},
	{ state: after, events }: Done,
): Promise<void> {
	if (events.length === 0) return;
	await appendEvents(tx, { before, events, after });
	const work = await recordEffects({ tx, before, after, events, procedure, ward, now });
	tx.afterCommit(() => {
		services.changes.publish(after.wardId, { dossierId: after.id, seq: after.seq, status: after.status });
		if (work) services.doorbell.ring(before === null ? 'filing' : 'work');
	});
}

/** The same answer for a dossier that is not there and for one of another ward. */
export const unknownDossier = (): UserError =>
	notFound('dossier.notFound', {
		vi: 'Không tìm thấy hồ sơ này ở đơn vị của bạn.',
		en: 'There is no such dossier in your ward.',
	});
