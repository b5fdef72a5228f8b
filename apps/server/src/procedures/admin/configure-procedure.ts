import { changeWardProcedure, findStaff, listPackages } from '@motcua/database';
import { badInput } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { decideGrants } from '../install/permissions/ward-grants.ts';
import { readWardProcedureConfig } from '../ward-procedure-config.ts';
import { chosenProcedure } from './chosen-procedure.ts';
import { manifestOf } from './stored-manifest.ts';
import { MAIN_FEE } from './ward-procedure-view.ts';

export interface ProcedureChoices {
	readonly code: string;
	readonly feeAmounts: Readonly<Record<string, number>>;
	readonly feeConfirmed: boolean;
	readonly officers: readonly string[];
	readonly grants: readonly string[];
}

/**
 * Sets fee, officers and grants of an installed procedure.
 *
 * @throws {UserError} `procedure.notInstalled`, `procedure.unknownAmount`, `procedure.unknownOfficer`, `procedure.unknownGrant`
 */
export async function configureProcedure(
	services: Services,
	session: Pick<StaffSession, 'staffId' | 'name' | 'wardId'>,
	choices: ProcedureChoices,
): Promise<void> {
	await services.db.write(async (tx) => {
		const { ward, installed } = await chosenProcedure(tx, session.wardId, choices.code);
		const manifest = manifestOf(installed);
		const amounts = new Set([MAIN_FEE, ...Object.keys(manifest.fee.amounts ?? {})]);
		refuseUnknown('procedure.unknownAmount', 'feeAmounts', Object.keys(choices.feeAmounts), amounts);
		refuseUnknown(
			'procedure.unknownGrant',
			'grants',
			choices.grants,
			new Set(manifest.capabilities.map((one) => one.use)),
		);
		for (const id of choices.officers)
			if (!(await findStaff(tx, session.wardId, id)))
				refuseUnknown('procedure.unknownOfficer', 'officers', [id], new Set());
		const config = readWardProcedureConfig(ward.config);
		const versions = await listPackages(tx, choices.code);
		const others = versions.filter((one) => one.digest !== installed.digest).map(manifestOf);
		const { [MAIN_FEE]: main, ...named } = choices.feeAmounts;
		await changeWardProcedure(tx, {
			wardId: session.wardId,
			code: choices.code,
			expectedRevision: ward.revision,
			config: {
				...config,
				feeAmounts: named,
				...(main !== undefined && { feeAmountVnd: main }),
				feeConfirmed: choices.feeConfirmed,
				officers: [...choices.officers],
				...decideGrants(config, { manifest, grants: choices.grants, withdraws: true }, others),
			},
			at: services.clock.now().toString(),
			by: session.staffId,
		});
		await recordAct(tx, services, session, {
			action: 'procedure.configured',
			target: `procedure:${choices.code}`,
			detail: { feeAmounts: choices.feeAmounts, grants: choices.grants, officers: choices.officers.length },
		});
	});
	services.catalogue.forget(session.wardId);
}

function refuseUnknown(code: string, field: string, given: readonly string[], known: ReadonlySet<string>): void {
	const unknown = given.find((one) => !known.has(one));
	if (unknown === undefined) return;
	throw badInput(code, field, {
		vi: `“${unknown}” không có trong thủ tục này hoặc trong phường. Có thể dùng: ${[...known].join(', ') || '(không có)'}.`,
		en: `“${unknown}” is not known to this procedure or ward. Known: ${[...known].join(', ') || '(none)'}.`,
	});
}
