import { loadDossier } from '@motcua/database';
import { type DossierState, newId, type Role } from '@motcua/domain';
import { UserError } from '../../../api/errors.ts';
import type { StaffSession } from '../../../api/trpc.ts';
import { extendDossier } from '../../../dossiers/closing/extend-dossier.ts';
import { reopenDossier } from '../../../dossiers/closing/reopen-dossier.ts';
import { returnResult } from '../../../dossiers/closing/return-result.ts';
import { stopDossier } from '../../../dossiers/closing/stop-dossier.ts';
import type { DossierTarget } from '../../../dossiers/core/act-at-desk.ts';
import { fileAtCounter } from '../../../dossiers/filing/file-at-counter.ts';
import { submitDossier } from '../../../dossiers/filing/submit-dossier.ts';
import { acceptRefusal } from '../../../dossiers/handling/accept-refusal.ts';
import { completeStep } from '../../../dossiers/handling/complete-step.ts';
import { retryStep } from '../../../dossiers/handling/retry-step.ts';
import { collectPayment } from '../../../dossiers/payment/collect-payment.ts';
import { receiveDossier } from '../../../dossiers/reception/receive-dossier.ts';
import { rejectDossier } from '../../../dossiers/reception/reject-dossier.ts';
import { requestSupplement } from '../../../dossiers/reception/request-supplement.ts';
import { previewSignature } from '../../../dossiers/signing/preview-signature.ts';
import { signResult } from '../../../dossiers/signing/sign-result.ts';
import { answerStep } from '../../../dossiers/tracking/answer-step.ts';
import { answerSupplement } from '../../../dossiers/tracking/answer-supplement.ts';
import { withdrawTracked } from '../../../dossiers/tracking/withdraw-tracked.ts';
import type { RehearsalAct } from '../script.ts';
import type { Stage } from '../stage/open-stage.ts';
import { bringPapers, withoutUploads } from './bring-papers.ts';
import { player } from './players.ts';
import { letPass, settle } from './settle.ts';

/**
 * Plays one act on the stage through the use case that the desk or the portal would call, then whatever follows by itself.
 *
 * @throws {UserError} what the use case refuses; `rehearsal.notFiled`, `rehearsal.filed` for acts out of order
 */
export async function playAct(stage: Stage, act: RehearsalAct): Promise<void> {
	if (act.kind === 'wait') await letPass(stage, act.until);
	else if (act.kind === 'file') await file(stage, act);
	else if (act.kind === 'answerOutside') stage.outside.answer(act);
	else await actOnDossier(stage, act);
	await settle(stage);
	stage.played++;
}

type Filing = Extract<RehearsalAct, { kind: 'file' }>;
type ActOnDossier = Exclude<RehearsalAct, Filing | { kind: 'wait' | 'answerOutside' }>;

async function file(stage: Stage, act: Filing): Promise<void> {
	if (stage.dossierId !== null) throw alreadyFiled();
	const { services, code, digest, wardId } = stage;
	const { documents, shown } = await bringPapers(stage, act.papers);
	const procedure = await services.catalogue.procedure(digest);
	const submission = {
		idempotencyKey: newId(),
		code,
		digest,
		answers: withoutUploads(procedure, act.answers),
		documents,
		delivery: act.delivery,
	};
	const filed =
		act.channel === 'online'
			? await submitDossier(services, submission)
			: await fileAtCounter(services, player(wardId, 'receptionist'), {
					...submission,
					channel: 'counter',
					shown,
					receive: false,
				});
	stage.dossierId = 'dossierId' in filed ? filed.dossierId : filed.id;
}

/** The dossier as it stands, and who may touch it. */
interface Hand {
	readonly state: DossierState;
	readonly target: DossierTarget;
	readonly as: (role: Role) => StaffSession;
	/** The person whom the present step asks for. */
	readonly handler: StaffSession;
	readonly citizen: { readonly trackToken: string; readonly expectedSeq: number };
}

async function handOn(stage: Stage): Promise<Hand> {
	const { services, wardId, dossierId } = stage;
	const loaded = dossierId === null ? null : await loadDossier(services.db.read, wardId, dossierId);
	if (!loaded) throw notFiled();
	const { state } = loaded;
	const as = (role: Role): StaffSession => player(wardId, role);
	return {
		state,
		as,
		handler: as(state.step?.role ?? 'specialist'),
		target: { dossierId: state.id, expectedSeq: state.seq },
		citizen: { trackToken: services.trackTokens.issue(wardId, state.id), expectedSeq: state.seq },
	};
}

async function actOnDossier(stage: Stage, act: ActOnDossier): Promise<unknown> {
	const { services } = stage;
	const { state, target, as, handler, citizen } = await handOn(stage);
	switch (act.kind) {
		case 'receive':
			return receiveDossier(services, as('receptionist'), target);
		case 'reject':
			return rejectDossier(services, as('receptionist'), { ...target, reason: act.reason });
		case 'requestSupplement': {
			const asks = as(state.receivedAt === null ? 'receptionist' : 'specialist');
			return requestSupplement(services, asks, { ...target, ...act });
		}
		case 'answerSupplement':
			return answerOfCitizen(stage, citizen, act);
		case 'completeStep':
			return completeStep(services, handler, { ...target, ...act });
		case 'sign':
			return sign(stage, handler, target, act);
		case 'answerStep':
			return answerStep(services, { ...citizen, ...act });
		case 'collectPayment':
			return collectPayment(services, as('cashier'), { ...target, method: 'cash' });
		case 'acceptRefusal':
			return acceptRefusal(services, as('specialist'), { ...target, reason: act.reason });
		case 'retryStep':
			return retryStep(services, as('specialist'), target);
		case 'extend':
			return extendDossier(services, as('specialist'), { ...target, newDueOn: act.newDueOn, reason: act.reason });
		case 'stop':
			return stopDossier(services, as('specialist'), { ...target, kind: act.because, reason: act.reason });
		case 'withdraw':
			return withdrawTracked(services, { ...citizen, reason: act.reason });
		case 'reopen':
			return reopenDossier(services, as('unitHead'), { ...target, reason: act.reason });
		case 'returnResult':
			return returnResult(services, as('receptionist'), { ...target, receivedBy: act.receivedBy });
	}
}

async function answerOfCitizen(
	stage: Stage,
	citizen: Hand['citizen'],
	act: Extract<RehearsalAct, { kind: 'answerSupplement' }>,
): Promise<unknown> {
	const { documents } = await bringPapers(stage, act.papers);
	const procedure = await stage.services.catalogue.procedure(stage.digest);
	const answers = act.answers && withoutUploads(procedure, act.answers);
	return answerSupplement(stage.services, { ...citizen, documents, ...(answers ? { answers } : {}) });
}

/** What is signed is what was seen: the hash is asked for first, as the leader's screen does. */
async function sign(
	{ services }: Stage,
	leader: StaffSession,
	target: DossierTarget,
	{ step, outcome }: Extract<RehearsalAct, { kind: 'sign' }>,
): Promise<unknown> {
	const { sha256 } = await previewSignature(services, leader, { dossierId: target.dossierId, step });
	return signResult(services, leader, { ...target, step, outcome, sha256 });
}

const notFiled = (): UserError =>
	new UserError('PRECONDITION_FAILED', 'rehearsal.notFiled', {
		vi: 'Buổi diễn tập chưa có hồ sơ. Hãy điền tờ khai và nộp trước.',
		en: 'Nothing was filed in this rehearsal yet. Fill in the form and file it first.',
	});
const alreadyFiled = (): UserError =>
	new UserError('CONFLICT', 'rehearsal.filed', {
		vi: 'Buổi diễn tập này đã nộp hồ sơ. Hãy bắt đầu buổi khác để nộp lại.',
		en: 'This rehearsal has its dossier already. Begin another one to file again.',
	});
