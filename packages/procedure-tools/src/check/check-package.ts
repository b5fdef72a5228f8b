import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { CheckFinding, CheckRule } from './check-finding.ts';
import { capabilityRules } from './rules/capability-rules.ts';
import { codeRules } from './rules/code-rules.ts';
import { endRules } from './rules/end-rules.ts';
import { fixtureRules } from './rules/fixture-rules.ts';
import { flowRules } from './rules/flow-rules.ts';
import { formRules } from './rules/form-rules.ts';
import { labelRules } from './rules/label-rules.ts';
import { manifestRules } from './rules/manifest-rules.ts';
import { secretRules } from './rules/secret-rules.ts';
import { shapeRule } from './rules/shape-rule.ts';
import { templateRules } from './rules/template-rules.ts';
import { textRules } from './rules/text-rules.ts';
import { useRules } from './rules/use-rules.ts';

/** All rules, in the order in which an author would mend. */
export const checkRules: readonly CheckRule[] = [
	...manifestRules,
	...formRules,
	...useRules,
	...labelRules,
	...flowRules,
	...capabilityRules,
	...codeRules,
	...templateRules,
	...textRules,
	...secretRules,
	...fixtureRules,
	...endRules,
];

/**
 * Everything that can be said about a package without running it; the same for its author and for the core that is asked to install it. Errors come
 * first. When the shape itself is wrong only that is told: the other rules need a shape to look at.
 */
export function checkPackage(pkg: ProcedurePackage): readonly CheckFinding[] {
	const shape = shapeRule.check(pkg);
	const findings = shape.length > 0 ? shape : checkRules.flatMap((rule) => rule.check(pkg));
	return findings.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

/** True when nothing refuses the package. */
export const isSound = (findings: readonly CheckFinding[]): boolean =>
	findings.every((finding) => finding.severity !== 'error');
