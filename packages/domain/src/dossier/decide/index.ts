import type { DossierCommand, DossierCommandType } from '../commands.ts';
import { DEFAULT_WARD_RULES, type DecideContext, type Decision } from '../context.ts';
import type { DossierState } from '../state.ts';
import * as ending from './ending.ts';
import * as payment from './payment.ts';
import * as processing from './processing.ts';
import * as reception from './reception.ts';
import * as record from './record.ts';
import { refusedByTable } from './shared/command-rules.ts';
import { type Act, Draft, type Handler, refused } from './shared/draft.ts';
import { instantOf } from './shared/instants.ts';
import * as steps from './steps.ts';
import * as supplement from './supplement.ts';
import * as timing from './timing.ts';
import * as version from './version.ts';

const HANDLERS: { readonly [T in Exclude<DossierCommandType, 'submit'>]: Handler<DossierCommand<T>> } = {
	recordCheck: reception.recordCheck,
	receive: reception.receive,
	reject: reception.reject,
	enterStep: reception.enterStep,
	requestSupplement: supplement.requestSupplement,
	answerSupplement: supplement.answerSupplement,
	completeStep: steps.completeStep,
	postponeStep: steps.postponeStep,
	propose: processing.propose,
	refuseResult: processing.refuseResult,
	attachResult: processing.attachResult,
	sign: processing.sign,
	block: processing.block,
	unblock: processing.unblock,
	assign: processing.assign,
	setFee: payment.setFee,
	requestPayment: payment.requestPayment,
	recordPayment: payment.recordPayment,
	refundPayment: payment.refundPayment,
	pauseClock: timing.pauseClock,
	resumeClock: timing.resumeClock,
	extend: timing.extend,
	recomputeDueAt: timing.recomputeDueAt,
	withdraw: ending.withdraw,
	stop: ending.stop,
	reopen: ending.reopen,
	returnResult: ending.returnResult,
	moveVersion: version.moveVersion,
	revertVersionMove: version.revertVersionMove,
	addNote: record.addNote,
	digitise: record.digitise,
	recordSynchronisation: record.recordSynchronisation,
};

/**
 * What a command does to a dossier: the events that follow from it, or the lawful refusal. Pure: reads no clock, changes
 * nothing, and answers the same to the same question. An accepted command may have no events when it changes nothing (a failure
 * that was reported already, a calendar that moves no date).
 *
 * Who may act by role is the server's permission table; here stands what the law and the life cycle say. Concurrency is the
 * database's: decide on the state that the events are appended to.
 *
 * @param state `null` for a `submit`.
 * @throws DeadlineError when the calendar cannot be counted with; `checkCalendar` keeps such calendars out.
 */
export function decide(state: DossierState | null, command: DossierCommand, context: DecideContext): Decision {
	const at = instantOf(context.now);
	if (at === null) return refused('now.invalid', {}, 'now');
	const { actor, calendar, flow } = context;
	const act: Act = { at, actor, calendar, flow, rules: { ...DEFAULT_WARD_RULES, ...context.rules } };
	if (command.type === 'submit') return state === null ? reception.submit(command, act) : refused('dossier.exists');
	if (state === null) return refused('dossier.unknown');
	const wrong = refusedByTable(command.type, state, actor);
	if (wrong !== null) return { ok: false, refusal: wrong };
	// The clock is replayed in the order of its events: a server whose time ran backwards must not write into the past.
	if (at < (state.clock.at(-1)?.at ?? state.submittedAt)) return refused('now.beforeRecord', {}, 'now');
	const handler = HANDLERS[command.type] as Handler<DossierCommand>;
	return handler(new Draft(state, act), command);
}
