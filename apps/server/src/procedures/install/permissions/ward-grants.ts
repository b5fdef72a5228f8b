import type { CapabilityRequest, ProcedureManifest } from '@motcua/procedure-sdk';
import type { WardProcedureConfig } from '../../ward-procedure-config.ts';
import { beyond, permissionSetOf } from './permission-set.ts';

type Asking = Pick<ProcedureManifest, 'capabilities'>;
type Grants = Pick<WardProcedureConfig, 'grants' | 'grantSets'>;

/**
 * The rights, by their `use`, that the ward granted to versions that ask for what this one asks for. Kept per set of rights and not
 * per procedure: a version that asks for more gets nothing from what was granted to an earlier one, and open dossiers on the earlier
 * one lose nothing.
 */
export const grantedUses = (config: Grants, manifest: Asking): readonly string[] =>
	config.grantSets[permissionSetOf(manifest)] ?? config.grants;

/** A decision about the rights of one version. */
export interface GrantDecision {
	readonly manifest: Asking;
	/** Granted, by `use`. */
	readonly grants: readonly string[];
	/** True when what is not granted is taken from the other versions too: the ward changed its mind about the procedure. */
	readonly withdraws: boolean;
}

/**
 * The ward's grants after a decision. Other versions keep what they had; a right that they ask for in the same measure or less follows
 * the decision.
 *
 * @param others manifests of all other versions of the procedure that are installed
 */
export function decideGrants(config: Grants, decision: GrantDecision, others: readonly Asking[]): Grants {
	const { manifest, grants, withdraws } = decision;
	const sets = others.map((other): [string, readonly string[]] => {
		const before = new Set(grantedUses(config, other));
		const after = other.capabilities
			.filter((asked) => staysGranted(asked, manifest, new Set(grants), before.has(asked.use), withdraws))
			.map((asked) => asked.use);
		return [permissionSetOf(other), after];
	});
	return {
		grants: [...grants],
		grantSets: {
			...config.grantSets,
			...Object.fromEntries(sets.map(([id, uses]) => [id, [...uses]])),
			[permissionSetOf(manifest)]: [...grants],
		},
	};
}

function staysGranted(
	asked: CapabilityRequest,
	manifest: Asking,
	grants: ReadonlySet<string>,
	before: boolean,
	withdraws: boolean,
): boolean {
	const decided = manifest.capabilities.find((one) => one.use === asked.use);
	if (!decided) return before;
	if (grants.has(asked.use)) return before || beyond(asked, decided).length === 0;
	return before && !withdraws;
}
