import type { Localised } from '@motcua/domain';
import { type ChangedPart, diffPackages } from '@motcua/procedure-tools';
import type { LoadedProcedure } from '../catalogue.ts';

/** What may differ without any dossier noticing before its next step: corrected code, words, templates and samples. */
const harmless: ReadonlySet<ChangedPart> = new Set<ChangedPart>(['texts', 'templates', 'code', 'fixtures']);

/**
 * What forbids to move open dossiers from one version to another without a dry run; empty for a hotfix: a higher patch
 * version with the same forms, flow, papers, fee, limits, settings and rights.
 */
export function againstHotfix(from: LoadedProcedure, to: LoadedProcedure): readonly Localised[] {
	const diff = diffPackages(from.package, to.package);
	if (diff.declaredBump !== 'patch')
		return [
			{
				vi: `Phiên bản ${diff.to} không phải bản vá của ${diff.from} (chỉ số cuối được tăng).`,
				en: `Version ${diff.to} is not a patch of ${diff.from} (only the last number may rise).`,
			},
		];
	return diff.changes.filter((one) => one.bump !== 'patch' || !harmless.has(one.part)).map((one) => one.message);
}
