import type { DossierEvent, DossierState } from '@motcua/domain';
import { evolve, replay } from '@motcua/domain/dossier';
import type { Answers, FormDefinition } from '@motcua/forms';
import { evaluate } from '@motcua/forms';
import type { ProcedurePackage, StepRequest, StepRunner } from '@motcua/procedure-sdk';
import { requestedGrants, restrictView, settingsFor } from '@motcua/procedure-sdk';
import type { Visit } from '../anonymise/personal-fields.ts';
import { mapPersonal, mapUnknown } from '../anonymise/personal-fields.ts';
import { answerOf } from './answer-of.ts';
import type { ExportedDossier } from './export-schema.ts';

/** What an export needs of the installation. */
export interface ExportSource {
	readonly packageOf: (digest: string) => Promise<ProcedurePackage>;
	readonly runner: StepRunner;
	/** What the ward set for this procedure. */
	readonly settings: Readonly<Record<string, unknown>>;
	readonly timeZone: string;
}

const WARD = { code: '00000', name: 'Phường Mẫu', provinceCode: '01' } as const;

/**
 * One dossier without its people. The inputs of every run are replaced, and the version that handled it answers them anew: what stands in the
 * export was worked out from replaced values alone.
 *
 * @param visit replaces a personal value
 * @returns why not, when the replaced answers would not have been filed like the real ones
 */
export async function exportDossier(
	name: string,
	events: readonly DossierEvent[],
	source: ExportSource,
	visit: Visit,
): Promise<ExportedDossier | 'form'> {
	const [submitted] = events;
	if (submitted?.type !== 'submitted') throw new Error('a dossier begins with its submission');
	const pkg = await source.packageOf(submitted.data.procedure.digest);
	const story = new Story(pkg, source, visit, replay([submitted]));
	const { today, formFindings } = story.begin(submitted.data.answers, submitted.at);
	if (formFindings === null) return 'form';
	const filed = story.answers;
	if (pkg.manifest.validates) await story.run('validate', submitted.at);
	for (const event of events.slice(1)) await story.follow(event);
	return {
		name,
		version: pkg.manifest.version,
		today,
		answers: { ...filed },
		formFindings: [...formFindings],
		moments: story.moments,
		untried: [...story.untried],
	};
}

/** A dossier told again with other people in it. */
class Story {
	readonly moments: ExportedDossier['moments'] = [];
	readonly untried = new Set<string>();
	answers: Answers = {};
	#result: Readonly<Record<string, unknown>> = {};
	#pkg: ProcedurePackage;
	#state: DossierState | null;
	readonly #source: ExportSource;
	readonly #visit: Visit;

	constructor(pkg: ProcedurePackage, source: ExportSource, visit: Visit, state: DossierState | null) {
		this.#pkg = pkg;
		this.#source = source;
		this.#visit = visit;
		this.#state = state;
	}

	/** The replaced answers, and what the form finds; null when it finds something else than in the real ones. */
	begin(real: Answers, at: string): { readonly today: string; readonly formFindings: readonly string[] | null } {
		const form = this.#application();
		const today = this.#dayOf(at);
		const codes = (answers: Answers) =>
			evaluate(form, answers, { today })
				.findings.map(({ code }) => code)
				.sort();
		const other = evaluate(form, mapPersonal(form, real, this.#visit), { today });
		this.answers = other.answers;
		const found = codes(other.answers);
		return { today, formFindings: found.join() === codes(real).join() ? found : null };
	}

	async follow(event: DossierEvent): Promise<void> {
		if (event.type === 'checked') await this.run(event.data.check, event.at);
		if (event.type === 'proposed') await this.run(event.data.proposal.step, event.at);
		if (event.type === 'stepPostponed') await this.run(event.data.step, event.at);
		if (event.type === 'stepCompleted') await this.#completed(event);
		if (event.type === 'supplementAnswered' && event.data.answers) {
			this.answers = mapPersonal(this.#application(), event.data.answers, this.#visit);
		}
		if (event.type === 'versionMoved') this.#pkg = await this.#source.packageOf(event.data.to.digest);
		this.#state = this.#state && evolve(this.#state, event);
	}

	async #completed({ data, at, actor }: DossierEvent<'stepCompleted'>): Promise<void> {
		const step = this.#pkg.flow.steps.find((one) => one.key === data.step);
		if (step?.kind === 'auto' && actor.kind === 'system') {
			const before = await this.run(step.key, at);
			const known = before?.outcome === data.outcome;
			this.#result = { ...this.#result, ...(known ? before?.patch : this.#unknown(data.patch)) };
			return;
		}
		const form = step?.kind === 'human' && step.form ? this.#pkg.forms[step.form] : undefined;
		const patch = data.patch && form ? mapPersonal(form, data.patch, this.#visit) : this.#unknown(data.patch);
		this.#result = { ...this.#result, ...patch };
	}

	/** Plays a handler of the version that handled the dossier, on the replaced values. */
	async run(handler: string, at: string) {
		const { code = '', codeMap, manifest } = this.#pkg;
		const request = this.#request(handler, at);
		const ran = await this.#source.runner.run({
			digest: this.#state?.procedure.digest ?? '',
			code,
			...(codeMap ? { sourceMap: codeMap } : {}),
			request: { ...request, dossier: restrictView(request.dossier, requestedGrants(manifest)) },
		});
		// Without the other side of its calls a run is denied: it says nothing about the step.
		if (!ran.ok && ran.failure === 'denied') {
			this.untried.add(handler);
			return undefined;
		}
		const before = answerOf(ran);
		this.moments.push({ request, before });
		return before;
	}

	#request(handler: string, at: string): StepRequest {
		const state = this.#state;
		const { manifest } = this.#pkg;
		const { timeZone, settings } = this.#source;
		const names = new Map(manifest.documents.map((paper) => [paper.key, paper.name.vi]));
		return {
			stepRunId: `replay:${handler}:${this.moments.length}`,
			handler,
			dossier: {
				id: '019aae00-0000-7000-8000-000000000000',
				code: state?.code ? 'H00.000-260101-0001' : null,
				channel: state?.channel ?? 'online',
				submittedAt: state?.submittedAt ?? at,
				receivedAt: state?.receivedAt ?? null,
				dueAt: state?.dueAt ?? null,
				answers: this.answers,
				result: this.#result,
				papers: (state?.documents ?? []).map(({ requirement, files }) => ({
					requirement,
					name: names.get(requirement) ?? requirement,
					pages: files.reduce<number | null>(
						(sum, { pages }) => (sum === null || pages === null ? null : sum + pages),
						0,
					),
				})),
			},
			now: Temporal.Instant.from(at).toString({ timeZone, smallestUnit: 'second' }),
			timeZone,
			settings: settingsFor(manifest, settings),
			ward: WARD,
		};
	}

	#application(): FormDefinition {
		const form = this.#pkg.forms.application;
		if (!form) throw new Error(`${this.#pkg.manifest.code} has no form “application”`);
		return form;
	}

	#unknown(patch: Readonly<Record<string, unknown>> | null): Readonly<Record<string, unknown>> {
		return (mapUnknown(patch ?? {}, this.#visit) ?? {}) as Readonly<Record<string, unknown>>;
	}

	#dayOf(at: string): string {
		return Temporal.Instant.from(at).toZonedDateTimeISO(this.#source.timeZone).toPlainDate().toString();
	}
}
