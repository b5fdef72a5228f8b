import { listStaff } from '@motcua/database';
import { ROLE_NAMES } from '@motcua/domain';
import type { FlowStep } from '@motcua/procedure-sdk';
import { notPublished } from '../dossiers/filing/filing-version.ts';
import type { Services } from '../services.ts';
import type { ProcedureDetail } from '../views.ts';
import { offeredProcedures } from './offered-procedures.ts';
import { feeAmounts } from './procedure-texts.ts';
import { summaryOf } from './search-procedures.ts';

/**
 * One published procedure as citizens read it before filing; its digest pins the filing to what was read.
 *
 * @throws {UserError} `procedure.notPublished`
 */
export async function getProcedure(services: Services, { code }: { readonly code: string }): Promise<ProcedureDetail> {
	const offered = (await offeredProcedures(services)).find(({ procedure }) => procedure.manifest.code === code);
	if (!offered) throw notPublished(code);
	const { procedure, config } = offered;
	const { manifest } = procedure;
	const wardAmounts = feeAmounts(manifest, config);
	const amounts = Object.entries(manifest.fee.amounts ?? {}).map(([key, { label, amountVnd, benefit = false }]) => ({
		benefit,
		shown: { key, label, amountVnd: wardAmounts[key] ?? amountVnd },
	}));
	return {
		...summaryOf(offered),
		version: manifest.version,
		digest: procedure.digest,
		authority: manifest.authority,
		documents: manifest.documents,
		feeNote: manifest.fee.note,
		feeAmounts: amounts.filter(({ benefit }) => !benefit).map(({ shown }) => shown),
		benefits: amounts.filter(({ benefit }) => benefit).map(({ shown }) => shown),
		steps: procedure.flow.steps
			.filter((step) => !procedure.flow.checks.includes(step.key))
			.map((step) => ({ key: step.key, name: step.name, by: actorOf(step) })),
		officers: await officersOf(services, config.officers),
		resultName: manifest.result.name,
		legalBasis: manifest.legalBasis.map(({ text }) => text),
		unverified: manifest.unverified,
		form: procedure.application.definition,
		validates: manifest.validates,
	};
}

function actorOf(step: FlowStep): ProcedureDetail['steps'][number]['by'] {
	if (step.kind === 'human' || step.kind === 'payment') return ROLE_NAMES[step.role];
	return step.kind === 'citizen'
		? { vi: 'Người nộp hồ sơ', en: 'The applicant' }
		: { vi: 'Hệ thống thực hiện tự động', en: 'Done by the system' };
}

/** Named in the order that the ward chose; people who left are not named any more. */
async function officersOf(services: Services, ids: readonly string[]): Promise<ProcedureDetail['officers']> {
	if (ids.length === 0) return [];
	const ward = await services.catalogue.portalWard();
	const staff = new Map((await listStaff(services.db.read, ward.id)).map((person) => [person.id, person]));
	return ids.flatMap((id) => {
		const person = staff.get(id);
		return person?.active ? [{ name: person.fullName, title: person.title, phone: person.phone }] : [];
	});
}
