import { acceptanceDueAt } from '../../deadlines/due-at.ts';
import { isTimeLimit } from '../../deadlines/limits.ts';
import { parseDossierCode } from '../../formats/codes.ts';
import type { DossierCommand, Finding } from '../commands.ts';
import type { Decision } from '../context.ts';
import type { DossierFinding } from '../state.ts';
import { type Act, event, type Handler, isBlank, refused } from './shared/draft.ts';
import { moveTo } from './shared/moves.ts';

export function withSource(findings: readonly Finding[], source: string): DossierFinding[] {
	return findings.map((finding) => ({ ...finding, source }));
}

/** A filing makes the dossier: status 1, the acceptance clock runs. */
export function submit(command: DossierCommand<'submit'>, act: Act): Decision {
	if (act.actor.kind === 'citizen' ? command.channel !== 'online' : act.actor.kind !== 'staff') {
		return refused('submit.channel', {}, 'channel');
	}
	if (isBlank(command.requester.fullName)) return refused('submit.requester', {}, 'requester.fullName');
	if (command.delivery.method === 'publicPost' && isBlank(command.delivery.address)) {
		return refused('submit.deliveryAddress', {}, 'delivery.address');
	}
	if (!isTimeLimit(command.timeLimit)) return refused('submit.timeLimit', {}, 'timeLimit');
	const submitted = event(act, 'submitted', {
		wardId: command.wardId,
		procedure: command.procedure,
		channel: command.channel,
		temporaryCode: command.temporaryCode,
		requester: command.requester,
		subject: command.subject ?? null,
		answers: command.answers,
		documents: command.documents,
		findings: withSource(command.findings ?? [], 'form'),
		delivery: command.delivery,
		timeLimit: command.timeLimit,
		supplementMode: command.supplementMode,
		synchronise: command.synchronise ?? false,
		acceptanceDueAt: acceptanceDueAt(act.at, act.calendar, act.rules.acceptanceWorkingHours),
		corrects: command.corrects ?? null,
	});
	return { ok: true, events: [submitted] };
}

/** An automatic check after the filing: its findings are shown to the desk, they never refuse. */
export const recordCheck: Handler<DossierCommand<'recordCheck'>> = (draft, { check, findings }) => {
	if (!draft.act.flow.checks.includes(check)) return refused('check.unknown', { check }, 'check');
	return draft.add('checked', { check, findings: withSource(findings, check) }).decision();
};

/** 1 → 2: the legal clock starts; then 2 → 4 into the flow, unless held. */
export const receive: Handler<DossierCommand<'receive'>> = (draft, { code, note, hold }) => {
	const parsed = parseDossierCode(code, { external: true });
	if (!parsed.ok || parsed.value.form === 'temporary') return refused('receive.code', {}, 'code');
	const reason = { vi: 'Tiếp nhận hồ sơ.', en: 'The dossier was accepted.' };
	draft.add('received', {
		code: parsed.value.code,
		note: note ?? null,
		...draft.clock(draft.clockEvent('start', 'reception', reason)),
	});
	return hold === true ? draft.decision() : enterFlow(draft);
};

/** 2 → 4 for a dossier that was received and held. */
export const enterStep: Handler<DossierCommand<'enterStep'>> = (draft) => enterFlow(draft);

const enterFlow = (draft: Parameters<Handler<unknown>>[0]): Decision => {
	const wrong = moveTo(draft, draft.act.flow.start, null);
	return wrong === null ? draft.decision() : { ok: false, refusal: wrong };
};

/** 1 → 3, with the reason in writing (form 03). */
export const reject: Handler<DossierCommand<'reject'>> = (draft, { reason, legalBasis }) => {
	if (isBlank(reason)) return refused('reason.required', {}, 'reason');
	return draft.add('rejected', { reason, legalBasis: legalBasis ?? null }).decision();
};
