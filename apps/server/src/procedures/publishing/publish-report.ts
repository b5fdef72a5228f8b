import { hash } from 'node:crypto';
import { findPublishCheck, savePublishCheck, type Tx } from '@motcua/database';
import { canonicalJson } from '@motcua/domain/dossier';
import type { ProcedureManifest } from '@motcua/procedure-sdk';
import { z } from 'zod';
import type { WardContext } from '../catalogue.ts';
import { grantedUses } from '../install/permissions/ward-grants.ts';
import type { WardProcedureConfig } from '../ward-procedure-config.ts';

const localised = z.object({ vi: z.string(), en: z.string() });

const difference = z.object({ what: localised, before: z.string(), after: z.string() });

const violation = z.object({
	/** Rule of axe-core: `color-contrast`. */
	rule: z.string(),
	help: z.string(),
	/** Where: CSS selectors of the elements. */
	targets: z.array(z.string()),
});

const report = z.object({
	reportVersion: z.literal(1),
	fixtures: z
		.object({
			at: z.string(),
			total: z.int(),
			failed: z.array(z.object({ name: z.string(), lines: z.array(localised) })),
		})
		.nullable(),
	/** By rehearsal. */
	replays: z.record(
		z.string(),
		z.object({ at: z.string(), ms: z.number(), basis: z.string(), differences: z.array(difference) }),
	),
	accessibility: z
		.object({
			at: z.string(),
			/** `browser`: axe-core in the browser of an administrator. `demo`: nobody looked, and nobody is served. */
			by: z.enum(['browser', 'demo']),
			who: z.string(),
			tool: z.string(),
			pages: z.array(z.object({ page: z.string(), scheme: z.enum(['light', 'dark']), violations: z.array(violation) })),
		})
		.nullable(),
	/** A planned publication that the gate stopped; null once it is dealt with. */
	missed: z.object({ version: z.string(), from: z.string(), at: z.string(), reasons: z.array(localised) }).nullable(),
});

/** What the checks of one version found, as far as they ran; the JSON of `publish_check.report`. */
export type PublishReport = z.infer<typeof report>;
export type AccessibilityReport = NonNullable<PublishReport['accessibility']>;

const nothingYet: PublishReport = { reportVersion: 1, fixtures: null, replays: {}, accessibility: null, missed: null };

/** Names one version in a ward. */
export interface Version {
	readonly wardId: string;
	readonly code: string;
	readonly digest: string;
}

export async function readReport(
	read: Parameters<typeof findPublishCheck>[0],
	version: Version,
): Promise<PublishReport> {
	const stored = await findPublishCheck(read, version);
	return stored ? report.parse(stored.report) : nothingYet;
}

/** Adds to what is known of a version, in the transaction. */
export async function amendReport(
	tx: Tx,
	{ wardId, code, digest }: Version,
	at: string,
	change: (before: PublishReport) => PublishReport,
): Promise<void> {
	const before = await readReport(tx, { wardId, code, digest });
	await savePublishCheck(tx, { wardId, code, digest, report: change(before), checkedAt: at });
}

/**
 * What the end of a rehearsal depends on besides the package: its script and its kept end, and what the ward decided about
 * fees, rights, rules and days. A replay made on another basis says nothing about now.
 */
export function basisOf(
	rehearsal: { readonly script: unknown; readonly ended: unknown },
	ward: WardContext,
	config: WardProcedureConfig,
	manifest: ProcedureManifest,
): string {
	const { feeAmountVnd, feeAmounts, settings } = config;
	const basis = {
		script: rehearsal.script,
		ended: rehearsal.ended,
		fee: { feeAmountVnd, feeAmounts },
		grants: grantedUses(config, manifest).toSorted(),
		settings,
		rules: ward.settings.rules,
		onlineFiling: ward.settings.onlineFiling,
		calendar: ward.calendar.version,
	};
	// Through JSON: what comes from the database and what has just been made must hash alike.
	return hash('sha256', canonicalJson(JSON.parse(JSON.stringify(basis))), 'hex');
}

/** Ends the notice of a planned publication that did not happen: somebody has seen it, planned anew or published. */
export async function forgetMissed(tx: Tx, version: Version, at: string): Promise<void> {
	const { missed } = await readReport(tx, version);
	if (missed !== null) await amendReport(tx, version, at, (before) => ({ ...before, missed: null }));
}
