import type { Answers } from '@motcua/forms';
import type { CapabilityGrant, DossierView, ProcedureManifest } from './contract.ts';

/** Everything the manifest asks for, as if it were granted. */
export const requestedGrants = (manifest: Pick<ProcedureManifest, 'capabilities'>): readonly CapabilityGrant[] =>
	manifest.capabilities.map(({ why: _, ...grant }) => grant);

/**
 * The rights that hold: asked for by the manifest and granted by the ward, field by field. What is granted and not asked for counts for
 * nothing, so that a grant made for one version gives nothing to another that hides its wish.
 */
export function effectiveGrants(
	manifest: Pick<ProcedureManifest, 'capabilities'>,
	grants: readonly CapabilityGrant[],
): readonly CapabilityGrant[] {
	return requestedGrants(manifest).flatMap((asked) =>
		grants.flatMap((grant) => {
			const common = intersect(asked, grant);
			return common ? [common] : [];
		}),
	);
}

function intersect(asked: CapabilityGrant, grant: CapabilityGrant): CapabilityGrant | undefined {
	if (asked.use === 'dossier.read' && grant.use === 'dossier.read') {
		if (asked.fields === 'all') return grant;
		return grant.fields === 'all' ? asked : { use: asked.use, fields: common(asked.fields, grant.fields) };
	}
	if (asked.use === 'result.write' && grant.use === 'result.write') {
		return { use: asked.use, fields: common(asked.fields, grant.fields) };
	}
	if (asked.use === 'notify' && grant.use === 'notify') {
		return { use: asked.use, channels: common(asked.channels, grant.channels) };
	}
	if (asked.use === 'document.render' && grant.use === 'document.render') {
		return { use: asked.use, templates: common(asked.templates, grant.templates) };
	}
	if (asked.use === 'http' && grant.use === 'http') {
		const secrets = common(asked.secrets ?? [], grant.secrets ?? []);
		return {
			use: asked.use,
			hosts: common(asked.hosts, grant.hosts),
			methods: common(asked.methods, grant.methods),
			...(secrets.length > 0 ? { secrets } : {}),
		};
	}
	if (asked.use === 'register' && grant.use === 'register') {
		const both = Object.entries(asked.registers).flatMap(([name, fields]) => {
			const granted = Object.hasOwn(grant.registers, name) ? grant.registers[name] : undefined;
			return granted ? [[name, common(fields, granted)] as const] : [];
		});
		return { use: asked.use, registers: Object.fromEntries(both) };
	}
	return asked.use === grant.use ? asked : undefined;
}

const common = <T>(asked: readonly T[], granted: readonly T[]): readonly T[] =>
	asked.filter((item) => granted.includes(item));

/** The answers that these grants let a step read: the others are not in the copy at all. */
export function readableAnswers(answers: Answers, grants: readonly CapabilityGrant[]): Answers {
	const granted = grants.filter((grant) => grant.use === 'dossier.read');
	if (granted.some((grant) => grant.fields === 'all')) return answers;
	const fields = new Set(granted.flatMap((grant) => (grant.fields === 'all' ? [] : grant.fields)));
	return Object.fromEntries(Object.entries(answers).filter(([key]) => fields.has(key)));
}

/** The dossier as a step with these grants (see {@link effectiveGrants}) may see it. */
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
