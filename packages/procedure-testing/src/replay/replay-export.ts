import { isDeepStrictEqual } from 'node:util';
import { evaluate } from '@motcua/forms';
import type { ProcedurePackage, StepRunner } from '@motcua/procedure-sdk';
import { requestedGrants, restrictView } from '@motcua/procedure-sdk';
import { answerOf } from './answer-of.ts';
import type { DossierExport, ExportedDossier, RecordedAnswer } from './export-schema.ts';

/** Something that comes out otherwise by the working copy. */
export interface ReplayChange {
	readonly dossier: string;
	/** `form`, or `<handler>.outcome`, `<handler>.feeVnd`, `<handler>.patch.<field>` … */
	readonly place: string;
	readonly before: unknown;
	readonly after: unknown;
}

/** What became of an export. */
export interface ReplayReport {
	readonly dossiers: number;
	/** Runs of handlers that were compared. */
	readonly compared: number;
	/** Dossiers of which nothing changes. */
	readonly same: number;
	readonly changes: readonly ReplayChange[];
	/** Handlers that call outside and were not played. */
	readonly untried: readonly string[];
}

/**
 * Runs the dossiers of an export against a package and tells what comes out otherwise. Each run starts from what was there before, so
 * that one change is told once and not again in every later step.
 */
export async function replayExport(
	{ dossiers }: DossierExport,
	pkg: ProcedurePackage,
	runner: StepRunner,
): Promise<ReplayReport> {
	const changes: ReplayChange[] = [];
	const untried = new Set(dossiers.flatMap((dossier) => dossier.untried));
	let compared = 0;
	for (const dossier of dossiers) {
		changes.push(...formChanges(dossier, pkg));
		for (const { request, before } of dossier.moments) {
			const after = await play(pkg, runner, request);
			if (after === 'untried') {
				untried.add(request.handler);
				continue;
			}
			compared += 1;
			changes.push(...differences(dossier.name, request.handler, before, after));
		}
	}
	const changed = new Set(changes.map((change) => change.dossier));
	return { dossiers: dossiers.length, compared, same: dossiers.length - changed.size, changes, untried: [...untried] };
}

function formChanges(
	{ name, answers, today, formFindings }: ExportedDossier,
	pkg: ProcedurePackage,
): readonly ReplayChange[] {
	const { application } = pkg.forms;
	if (!application) return [];
	const after = evaluate(application, answers, { today }).findings.map(({ path, code }) => ({ path, code }));
	const codes = after.map(({ code }) => code).sort();
	if (isDeepStrictEqual(codes, formFindings)) return [];
	return [{ dossier: name, place: 'form', before: formFindings, after }];
}

async function play(
	pkg: ProcedurePackage,
	runner: StepRunner,
	request: ExportedDossier['moments'][number]['request'],
): Promise<RecordedAnswer | 'untried'> {
	const { manifest, code = '', codeMap } = pkg;
	if (!manifest.handlers.includes(request.handler)) {
		return { kind: 'noHandler', outcome: null, findings: [], patch: {}, feeVnd: null };
	}
	const ran = await runner.run({
		digest: 'working-copy',
		code,
		...(codeMap ? { sourceMap: codeMap } : {}),
		request: { ...request, dossier: restrictView(request.dossier, requestedGrants(manifest)) },
	});
	return !ran.ok && ran.failure === 'denied' ? 'untried' : answerOf(ran);
}

function differences(
	dossier: string,
	handler: string,
	before: RecordedAnswer,
	after: RecordedAnswer,
): readonly ReplayChange[] {
	const parts = (['kind', 'outcome', 'findings', 'feeVnd'] as const)
		.filter((part) => !isDeepStrictEqual(before[part], after[part]))
		.map((part) => ({ dossier, place: `${handler}.${part}`, before: before[part], after: after[part] }));
	const fields = [...new Set([...Object.keys(before.patch), ...Object.keys(after.patch)])]
		.filter((field) => !isDeepStrictEqual(before.patch[field], after.patch[field]))
		.map((field) => ({
			dossier,
			place: `${handler}.patch.${field}`,
			before: before.patch[field] ?? null,
			after: after.patch[field] ?? null,
		}));
	// A run that ends otherwise has another patch too: the end says it.
	return parts.some(({ place }) => place === `${handler}.kind`) ? parts : [...parts, ...fields];
}
