import type { DossierEvent, DossierEventType } from '@motcua/domain/dossier';
import type { StoredDossier } from '../evidence.ts';
import type { Rule } from './rule.ts';

/** What a run of an automatic step left in the record. */
interface RunTrace {
	readonly dossierId: string;
	readonly effects: DossierEventType[];
	fees: number;
}

const effectTypes: ReadonlySet<DossierEventType> = new Set(['stepCompleted', 'proposed', 'blocked']);

/** Follows the record: which run a dossier waited for, and what came of it. */
function runsIn({ row, events }: StoredDossier): ReadonlyMap<string, RunTrace> {
	const runs = new Map<string, RunTrace>();
	let current: RunTrace | null = null;
	for (const event of events) {
		const begun = runBegunBy(event);
		if (begun !== undefined) {
			current = begun === null ? null : { dossierId: row.id, effects: [], fees: 0 };
			if (begun !== null && current !== null) runs.set(begun, current);
			// What a person does with a step that stands blocked is not the run's doing.
		} else if (current === null || event.actor.kind !== 'system') continue;
		else if (effectTypes.has(event.type)) current.effects.push(event.type);
		else if (event.type === 'feeSet') current.fees++;
	}
	return runs;
}

/** The run that the dossier waits for from here on; null: none; undefined: as before. */
function runBegunBy(event: DossierEvent): string | null | undefined {
	switch (event.type) {
		case 'stepEntered':
			return event.data.step.stepRunId;
		case 'unblocked':
			return event.data.stepRunId ?? undefined;
		case 'supplementAnswered':
			return event.data.stepRunId ?? undefined;
		default:
			return undefined;
	}
}

/** A run that is done moved its dossier once, one that failed blocked it once, any other did nothing. */
export const runTookEffectOnce: Rule = ({ evidence }) => {
	const traces = new Map([...evidence.dossiers.values()].flatMap((stored) => [...runsIn(stored)]));
	const rows = evidence.stepRuns.filter(({ kind }) => kind === 'step');
	const planned = new Set(rows.map(({ id }) => id));
	const lost = [...traces]
		.filter(([id]) => !planned.has(id))
		.map(([id, { dossierId }]) => ({ where: dossierId, what: `waits for the run ${id}, which nobody planned` }));
	const wrong = rows.flatMap(({ id, state, step, dossierId }) => {
		const trace = traces.get(id);
		if (!trace) return [{ where: dossierId, what: `nobody waits for the run ${id} of ${step}` }];
		const seen = trace.effects.join(', ') || 'nothing';
		const expected = { done: ['stepCompleted', 'proposed'], failed: ['blocked'], pending: [], running: [] };
		const fits =
			state === 'cancelled'
				? !trace.effects.includes('proposed')
				: expected[state].length === 0
					? trace.effects.length === 0
					: trace.effects.length === 1 && expected[state].some((one) => one === trace.effects[0]);
		const broken = fits ? [] : [{ where: dossierId, what: `run ${id} of ${step} is ${state}, and left: ${seen}` }];
		if (trace.fees > 1) broken.push({ where: dossierId, what: `run ${id} of ${step} set the fee ${trace.fees} times` });
		return broken;
	});
	return [...lost, ...wrong];
};

/** All checks of a filing run together, and each leaves its findings once for each time that they were done. */
export const checksTookEffectOnce: Rule = ({ evidence }) =>
	[...evidence.dossiers.values()].flatMap(({ row, events }) => {
		const runs = evidence.stepRuns.filter(({ kind, dossierId }) => kind === 'check' && dossierId === row.id);
		const done = runs.filter(({ state }) => state === 'done').length;
		// A run that failed has recorded the checks that did not.
		const most = done + runs.filter(({ state }) => state === 'failed').length;
		const left = Map.groupBy(
			events.flatMap((event) => (event.type === 'checked' ? [event.data.check] : [])),
			(check) => check,
		);
		const wrong = [...left]
			.filter(([, times]) => times.length < done || times.length > most)
			.map(([check, times]) => `checks were done ${done} times, ${check} left its findings ${times.length} times`);
		if (done > 0 && left.size === 0) wrong.push(`checks were done ${done} times and left nothing`);
		return wrong.map((what) => ({ where: row.id, what }));
	});

/** Money was taken once for what was asked. */
export const paymentIsOnce: Rule = ({ evidence }) =>
	[...evidence.dossiers.values()].flatMap(({ row, events }) => {
		const recorded = events.filter((event) => event.type === 'paymentRecorded');
		if (recorded.length <= 1) return [];
		return [{ where: row.id, what: `the fee was taken ${recorded.length} times` }];
	});

/** Result files of the record are those of the tables, and the signed one is among them. */
export const resultIsThere: Rule = ({ evidence }) =>
	[...evidence.dossiers.values()].flatMap(({ row, events, files }) => {
		const rendered = new Set(
			events.flatMap((event) =>
				event.type === 'stepCompleted' || event.type === 'resultRendered'
					? filesOf(event).map(({ fileId }) => fileId)
					: [],
			),
		);
		const listed = new Set(files.filter(({ purpose }) => purpose === 'result').map(({ fileId }) => fileId));
		const wrong: string[] = [];
		for (const id of rendered) {
			if (!listed.has(id)) wrong.push(`result ${id} is not among the files of the dossier`);
			if (evidence.disk.get(id) !== true) wrong.push(`result ${id} is not whole on the disk`);
		}
		for (const id of listed) if (!rendered.has(id)) wrong.push(`result ${id} comes from no step of the record`);
		for (const event of events)
			if (event.type === 'signed' && !rendered.has(event.data.signature.fileId))
				wrong.push('what was signed is not a result');
		return wrong.map((what) => ({ where: row.id, what }));
	});

type Rendering = DossierEvent<'stepCompleted'> | DossierEvent<'resultRendered'>;
const filesOf = (event: Rendering): readonly { readonly fileId: string }[] =>
	event.type === 'stepCompleted' ? (event.data.resultFiles ?? []) : event.data.files;
