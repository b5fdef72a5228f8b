import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@motcua/domain';
import { type Answers, evaluate, type FormFinding } from '@motcua/forms';
import { readableAnswers, type StepRunResult, settingsFor, VALIDATE } from '@motcua/procedure-sdk';
import type { LoadedProcedure, WardContext } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import { grantsOf } from '../../steps/run/step-request.ts';
import type { CheckResult } from '../../views.ts';
import { moment } from '../core/execute-command.ts';
import { filingVersion } from './filing-version.ts';

/** The citizen waits for it on the review page: time for the code itself, and with waiting for a place to run. */
const VALIDATE_WALL_MS = 3_000;
const PATIENCE_MS = 5_000;

/**
 * What the form and the package's own check find in these answers, before filing. Stores nothing. A check that fails or
 * takes too long is left out: it never stands between a citizen and the desk.
 */
export async function checkDossier(
	services: Services,
	input: { readonly code: string; readonly digest: string; readonly answers: Answers },
): Promise<CheckResult> {
	const ward = await services.catalogue.portalWard();
	const procedure = await filingVersion(services, ward, input);
	const { today } = moment(services, ward);
	const { answers, findings } = evaluate(procedure.application, input.answers, { today });
	const { code } = procedure.package;
	if (!procedure.manifest.validates || code === undefined) return { findings, validator: 'none' };
	// Code of a package sees only answers that the form accepts.
	if (findings.some(({ severity }) => severity === 'error')) return { findings, validator: 'none' };

	const ran = await withinPatience(validate(services, ward, procedure, code, answers));
	const found = ran && findingsOf(ran);
	if (found) return { findings: [...findings, ...found], validator: 'ran' };
	services.logger.warn(
		{ digest: procedure.digest, failure: ran === null ? 'noAnswer' : ran.ok ? ran.result.kind : ran.failure },
		'validation of a filing could not run',
	);
	return { findings, validator: 'unavailable' };
}

/** A sandbox that is busy or away must not keep a citizen waiting. Null when it did not answer in time. */
async function withinPatience(running: Promise<StepRunResult>): Promise<StepRunResult | null> {
	const enough = new AbortController();
	try {
		return await Promise.race([running, pause(PATIENCE_MS, null, { signal: enough.signal })]);
	} finally {
		enough.abort();
	}
}

async function validate(
	services: Services,
	ward: WardContext,
	procedure: LoadedProcedure,
	code: string,
	answers: Answers,
): Promise<StepRunResult> {
	const config = (await services.catalogue.wardProcedures(ward.id)).get(procedure.manifest.code)?.config;
	const { now } = moment(services, ward);
	const { timeZone } = ward.calendar;
	const { codeMap } = procedure.package;
	const zoned = Temporal.Instant.from(now).toString({ timeZone, smallestUnit: 'second' });
	return services.runner.run({
		digest: procedure.digest,
		code,
		...(codeMap === undefined ? {} : { sourceMap: codeMap }),
		limits: { wallMs: VALIDATE_WALL_MS },
		request: {
			stepRunId: newId(),
			handler: VALIDATE,
			dossier: {
				id: '',
				code: null,
				channel: 'online',
				submittedAt: zoned,
				receivedAt: null,
				dueAt: null,
				answers: config ? readableAnswers(answers, grantsOf({ procedure, config })) : {},
				result: {},
				papers: [],
			},
			now: zoned,
			timeZone,
			settings: settingsFor(procedure.manifest, { ...config?.settings, ...config?.feeAmounts }),
			ward: { code: ward.code, name: ward.name, provinceCode: ward.provinceCode },
		},
	});
}

const findingsOf = (ran: StepRunResult): readonly FormFinding[] | null =>
	ran.ok && ran.result.kind === 'done' ? (ran.result.findings ?? []) : null;
