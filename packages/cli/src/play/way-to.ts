import type { FlowDefinition } from '@motcua/procedure-sdk';

/**
 * By step, the outcome that comes nearest to this end of a flow, counted in steps; what never comes there is left out. For
 * staff who have made up their minds.
 */
export function wayTo(end: 'resolved' | 'refused', { steps }: FlowDefinition): Readonly<Record<string, string>> {
	const distance = new Map<string, number>([[end, 0]]);
	const chosen: Record<string, string> = {};
	// Each round finds what is one step farther; a flow has no way longer than its steps.
	for (let round = 0; round < steps.length; round++) {
		for (const step of steps) {
			if (distance.has(step.key)) continue;
			const targets =
				step.kind === 'payment'
					? [['', step.next] as const]
					: Object.entries(step.outcomes).map(([outcome, { to }]) => [outcome, to] as const);
			const near = targets.find(([, to]) => distance.get(to) === round);
			if (near === undefined) continue;
			distance.set(step.key, round + 1);
			if (step.kind !== 'payment') chosen[step.key] = near[0];
		}
	}
	return chosen;
}
