import { router } from './api/trpc.ts';
import { checkDossierProcedure } from './dossiers/filing/check-dossier.procedure.ts';
import { submitDossierProcedure } from './dossiers/filing/submit-dossier.procedure.ts';
import { answerStepProcedure } from './dossiers/tracking/answer-step.procedure.ts';
import { answerSupplementProcedure } from './dossiers/tracking/answer-supplement.procedure.ts';
import { getTrackedDossierProcedure } from './dossiers/tracking/get-tracked-dossier.procedure.ts';
import { onTrackedChangeProcedure } from './dossiers/tracking/on-tracked-change.procedure.ts';
import { trackDossierProcedure } from './dossiers/tracking/track-dossier.procedure.ts';
import { withdrawTrackedProcedure } from './dossiers/tracking/withdraw-tracked.procedure.ts';
import { getProcedureProcedure } from './procedures/get-procedure.procedure.ts';
import { searchProceduresProcedure } from './procedures/search-procedures.procedure.ts';
import { wardInfoProcedure } from './wards/ward-info.procedure.ts';

/** What citizens call, without an account. */
export const publicRouter = router({
	ward: router({ info: wardInfoProcedure }),
	procedure: router({ search: searchProceduresProcedure, get: getProcedureProcedure }),
	dossier: router({
		check: checkDossierProcedure,
		submit: submitDossierProcedure,
		track: trackDossierProcedure,
		tracked: getTrackedDossierProcedure,
		answerSupplement: answerSupplementProcedure,
		answerStep: answerStepProcedure,
		withdraw: withdrawTrackedProcedure,
		onChange: onTrackedChangeProcedure,
	}),
});
