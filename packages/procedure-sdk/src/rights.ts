import type { Answers } from '@motcua/forms';
import type { CapabilityGrant, DossierView, ProcedureManifest } from './contract.ts';

/** Everything the manifest asks for, as if it were granted. */
export const requestedGrants = (manifest: Pick<ProcedureManifest, 'capabilities'>): readonly CapabilityGrant[] =>
	manifest.capabilities.map(({ why: _, ...grant }) => grant);

/** The answers that these grants let a step read: the others are not in the copy at all. */
export function readableAnswers(answers: Answers, grants: readonly CapabilityGrant[]): Answers {
	const granted = grants.filter((grant) => grant.use === 'dossier.read');
	if (granted.some((grant) => grant.fields === 'all')) return answers;
	const fields = new Set(granted.flatMap((grant) => (grant.fields === 'all' ? [] : grant.fields)));
	return Object.fromEntries(Object.entries(answers).filter(([key]) => fields.has(key)));
}

/** The dossier as a step with these grants may see it. */
export const restrictView = (view: DossierView, grants: readonly CapabilityGrant[]): DossierView => ({
	...view,
	answers: readableAnswers(view.answers, grants),
});

/** The ward's settings for a step: the defaults of the manifest, overridden by what the ward set. */
export const settingsFor = (
	manifest: Pick<ProcedureManifest, 'fee'>,
	overrides: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
	...Object.fromEntries(Object.entries(manifest.fee.amounts ?? {}).map(([key, { amountVnd }]) => [key, amountVnd])),
	...overrides,
});
