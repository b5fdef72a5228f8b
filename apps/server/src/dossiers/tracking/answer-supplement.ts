import type { Services } from '../../services.ts';
import type { TrackedDossier } from '../../views.ts';
import { actAsCitizen, type TrackedTarget } from '../core/act-as-citizen.ts';
import { prepareSupplement, type SupplementAnswer } from '../filing/prepare-supplement.ts';

/** The citizen sends what the desk asked for: papers, corrected answers, or both. */
export async function answerSupplement(
	services: Services,
	input: TrackedTarget & SupplementAnswer,
): Promise<TrackedDossier> {
	const commands = await prepareSupplement(services, services.trackTokens.open(input.trackToken), input);
	return actAsCitizen(services, input, ({ tx }) => commands(tx));
}
