import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { covers, declaredBump, greatestBump, raise } from './bump.ts';
import { diffContents } from './diff-contents.ts';
import { diffFlow } from './diff-flow.ts';
import { diffForms } from './diff-forms.ts';
import { diffManifest } from './diff-manifest.ts';
import type { PackageDiff } from './package-diff.ts';

const WEIGHT = { major: 0, minor: 1, patch: 2 } as const;

/**
 * Compares two packages of one procedure, part by part, and says which version bump that requires. Pure and JSON-able: for the author's
 * `diff`, the installation screen and the migration of open dossiers. The version number itself is no change.
 */
export function diffPackages(before: ProcedurePackage, after: ProcedurePackage): PackageDiff {
	const changes = [
		...diffManifest(before.manifest, after.manifest),
		...diffForms(before.forms, after.forms),
		...diffFlow(before.flow, after.flow),
		...diffContents(before, after),
	].toSorted((a, b) => WEIGHT[a.bump] - WEIGHT[b.bump]);
	const [from, to] = [before.manifest.version, after.manifest.version];
	const required = greatestBump(changes.map((change) => change.bump));
	const declared = declaredBump(from, to);
	return {
		code: after.manifest.code,
		from,
		to,
		changes,
		requiredBump: required,
		declaredBump: declared,
		enough: covers(declared, required),
		leastVersion: raise(from, required),
	};
}
