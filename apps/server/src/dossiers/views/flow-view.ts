import type { DossierEvent, DossierState, Localised } from '@motcua/domain';
import type { FlowDefinition, FlowStep } from '@motcua/procedure-sdk';
import type { DeskDossier } from '../../views.ts';

/**
 * The whole way of a dossier for the progress line: the steps that it went through, the one where it is, and those that
 * probably follow: from there on the first outcome of each step, which is the ordinary one.
 */
export function flowView(
	flow: FlowDefinition,
	state: DossierState,
	events: readonly DossierEvent[],
): DeskDossier['flow'] {
	const steps = new Map(flow.steps.map((step) => [step.key, step]));
	const done: string[] = [];
	for (const event of events)
		if (event.type === 'stepCompleted' && !done.includes(event.data.step)) done.push(event.data.step);
	const current = state.step?.key ?? null;
	const ended = state.resolvedAt !== null || state.closedAt !== null;
	const from = current ?? (ended || done.length > 0 ? null : flow.start);
	const ahead = from === null ? [] : ordinaryWay(steps, from);
	const passed = done.filter((key) => !ahead.includes(key));
	return [
		...passed.map((key) => ({ key, name: nameOf(steps, key), state: 'done' as const })),
		...ahead.map((key) => ({
			key,
			name: nameOf(steps, key),
			state: key === current ? ('current' as const) : ('next' as const),
		})),
	];
}

function ordinaryWay(steps: ReadonlyMap<string, FlowStep>, start: string): string[] {
	const way: string[] = [];
	for (let key: string | undefined = start; key !== undefined && !way.includes(key); ) {
		const step = steps.get(key);
		if (!step) break;
		way.push(key);
		key = step.kind === 'payment' ? step.next : Object.values(step.outcomes)[0]?.to;
	}
	return way;
}

const nameOf = (steps: ReadonlyMap<string, FlowStep>, key: string): Localised =>
	steps.get(key)?.name ?? { vi: key, en: key };
