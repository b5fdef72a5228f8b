import { router } from './api/trpc.ts';
import { inquiriesRouter } from './capabilities/inquiries/inquiries.router.ts';
import { meProcedure } from './desk/me.procedure.ts';
import { onWardChangeProcedure } from './desk/on-change.procedure.ts';
import { assignDossierProcedure } from './dossiers/assigning/assign-dossier.procedure.ts';
import { claimDossierProcedure } from './dossiers/assigning/claim-dossier.procedure.ts';
import { listAssigneesProcedure } from './dossiers/assigning/list-assignees.procedure.ts';
import { extendDossierProcedure } from './dossiers/closing/extend-dossier.procedure.ts';
import { reopenDossierProcedure } from './dossiers/closing/reopen-dossier.procedure.ts';
import { returnResultProcedure } from './dossiers/closing/return-result.procedure.ts';
import { stopDossierProcedure } from './dossiers/closing/stop-dossier.procedure.ts';
import { withdrawDossierProcedure } from './dossiers/closing/withdraw-dossier.procedure.ts';
import { fileAtCounterProcedure } from './dossiers/filing/file-at-counter.procedure.ts';
import { acceptRefusalProcedure } from './dossiers/handling/accept-refusal.procedure.ts';
import { addNoteProcedure } from './dossiers/handling/add-note.procedure.ts';
import { completeStepProcedure } from './dossiers/handling/complete-step.procedure.ts';
import { retryStepProcedure } from './dossiers/handling/retry-step.procedure.ts';
import { collectPaymentProcedure } from './dossiers/payment/collect-payment.procedure.ts';
import { answerSupplementAtDeskProcedure } from './dossiers/reception/answer-supplement-at-desk.procedure.ts';
import { digitisePaperProcedure } from './dossiers/reception/digitise-paper.procedure.ts';
import { receiveDossierProcedure } from './dossiers/reception/receive-dossier.procedure.ts';
import { rejectDossierProcedure } from './dossiers/reception/reject-dossier.procedure.ts';
import { requestSupplementProcedure } from './dossiers/reception/request-supplement.procedure.ts';
import { previewSignatureProcedure } from './dossiers/signing/preview-signature.procedure.ts';
import { signResultProcedure } from './dossiers/signing/sign-result.procedure.ts';
import { getDossierProcedure } from './dossiers/views/get-dossier.procedure.ts';
import { lettersRouter } from './staff/letters.router.ts';
import { countWorklistProcedure } from './worklist/count-worklist.procedure.ts';
import { listWorklistProcedure } from './worklist/list-worklist.procedure.ts';
import { searchDossiersProcedure } from './worklist/search-dossiers.procedure.ts';

/** What staff call, always in the ward of their session. */
export const deskRouter = router({
	me: meProcedure,
	letters: lettersRouter,
	worklist: router({ list: listWorklistProcedure, counts: countWorklistProcedure }),
	search: searchDossiersProcedure,
	onChange: onWardChangeProcedure,
	inquiries: inquiriesRouter,
	dossier: router({
		get: getDossierProcedure,
		fileAtCounter: fileAtCounterProcedure,
		receive: receiveDossierProcedure,
		reject: rejectDossierProcedure,
		requestSupplement: requestSupplementProcedure,
		answerSupplement: answerSupplementAtDeskProcedure,
		digitise: digitisePaperProcedure,
		completeStep: completeStepProcedure,
		assign: assignDossierProcedure,
		assignees: listAssigneesProcedure,
		claim: claimDossierProcedure,
		retryStep: retryStepProcedure,
		acceptRefusal: acceptRefusalProcedure,
		addNote: addNoteProcedure,
		collectPayment: collectPaymentProcedure,
		signPreview: previewSignatureProcedure,
		sign: signResultProcedure,
		returnResult: returnResultProcedure,
		extend: extendDossierProcedure,
		stop: stopDossierProcedure,
		withdraw: withdrawDossierProcedure,
		reopen: reopenDossierProcedure,
	}),
});
