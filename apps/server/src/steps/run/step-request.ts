import type { StepRun } from '@motcua/database';
import type { DossierState } from '@motcua/domain';
import {
	type CapabilityGrant,
	type DossierView,
	requestedGrants,
	restrictView,
	type StepRequest,
	settingsFor,
} from '@motcua/procedure-sdk';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import { grantedUses } from '../../procedures/install/permissions/ward-grants.ts';
import type { WardProcedureConfig } from '../../procedures/ward-procedure-config.ts';

/** What one run is made from. */
export interface RunFacts {
	readonly run: Pick<StepRun, 'id' | 'step'>;
	readonly state: DossierState;
	readonly procedure: LoadedProcedure;
	readonly ward: WardContext;
	readonly config: WardProcedureConfig;
	/** ISO instant. */
	readonly now: string;
}

/** The rights that the ward granted of those that the package asks for. What was not granted does not exist for a step. */
export const grantsOf = ({ procedure, config }: Pick<RunFacts, 'procedure' | 'config'>): readonly CapabilityGrant[] =>
	requestedGrants(procedure.manifest).filter((grant) => grantedUses(config, procedure.manifest).includes(grant.use));

/** The request of a run: what crosses into the sandbox, cut down to what was granted. */
export function stepRequest(facts: RunFacts, handler: string): StepRequest {
	const { run, state, procedure, ward, config, now } = facts;
	const { timeZone } = ward.calendar;
	return {
		// The checks of a filing share a run; each draws its own numbers.
		stepRunId: run.step === handler ? run.id : `${run.id}.${handler}`,
		handler,
		dossier: restrictView(dossierView(state), grantsOf(facts)),
		now: Temporal.Instant.from(now).toString({ timeZone, smallestUnit: 'second' }),
		timeZone,
		settings: settingsFor(procedure.manifest, { ...config.settings, ...config.feeAmounts }),
		ward: { code: ward.code, name: ward.name, provinceCode: ward.provinceCode },
	};
}

const dossierView = (state: DossierState): DossierView => ({
	id: state.id,
	code: state.code,
	channel: state.channel,
	submittedAt: state.submittedAt,
	receivedAt: state.receivedAt,
	dueAt: state.dueAt,
	answers: state.answers,
	result: state.result,
	papers: state.documents.map(({ requirement, name, files }) => ({
		requirement,
		name,
		pages: files.some((file) => file.pages === null)
			? null
			: files.reduce((pages, file) => pages + (file.pages ?? 0), 0),
	})),
});
