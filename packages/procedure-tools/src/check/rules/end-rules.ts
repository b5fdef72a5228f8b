import type { FlowStep, ProcedurePackage } from '@motcua/procedure-sdk';
import type { CheckRule } from '../check-finding.ts';
import { warning } from '../check-finding.ts';

const ENDS = ['resolved', 'refused'] as const;

/** An automatic decision by which a dossier comes onto the way to an end. */
interface Decision {
	readonly step: string;
	readonly outcome: string;
}

/**
 * Each end that a dossier can reach needs a sample that goes there: one that expects an automatic outcome from which people alone lead on to
 * the end. Where people alone decide from the start there is nothing to play but the form, and any sample will do.
 */
const ends: CheckRule = {
	ids: ['fixture.end'],
	check: (pkg) =>
		pkg.fixtures.length === 0
			? []
			: ENDS.filter((end) => !isPlayed(pkg, end)).map((end) =>
					warning(
						'fixture.end',
						'fixtures',
						[`Không hồ sơ mẫu nào đi đến kết thúc “${end}”.`, `No fixture goes on to the end "${end}".`],
						[
							`Thêm hồ sơ mẫu với kết quả: ${decisionsFor(pkg, end)
								.map(({ step, outcome }) => `${step} → ${outcome}`)
								.join(', ')}.`,
							`Add one that expects: ${decisionsFor(pkg, end)
								.map(({ step, outcome }) => `${step} → ${outcome}`)
								.join(', ')}.`,
						],
					),
				),
};

function isPlayed(pkg: ProcedurePackage, end: (typeof ENDS)[number]): boolean {
	const decisions = decisionsFor(pkg, end);
	const byPeople = leadsByPeople(pkg, pkg.flow.start, end);
	if (byPeople || decisions.length === 0) return true;
	return pkg.fixtures.some(({ expect }) =>
		Object.entries(expect.steps ?? {}).some(
			([key, expected]) =>
				(end === 'refused' && expected.kind === 'refuse') ||
				decisions.some(({ step, outcome }) => step === key && outcome === expected.outcome),
		),
	);
}

/** Automatic outcomes from which no other automatic step stands in the way of the end. */
const decisionsFor = (pkg: ProcedurePackage, end: string): readonly Decision[] =>
	pkg.flow.steps.flatMap((step) =>
		step.kind === 'auto' && !pkg.flow.checks.includes(step.key)
			? Object.entries(step.outcomes)
					.filter(([, { to }]) => leadsByPeople(pkg, to, end))
					.map(([outcome]) => ({ step: step.key, outcome }))
			: [],
	);

/** Whether the end can be reached from a step through steps that are not automatic. */
function leadsByPeople({ flow }: ProcedurePackage, from: string, end: string): boolean {
	const steps = new Map(flow.steps.map((step) => [step.key, step]));
	const seen = new Set<string>();
	const open = [from];
	for (let key = open.pop(); key !== undefined; key = open.pop()) {
		if (key === end) return true;
		const step = steps.get(key);
		if (seen.has(key) || !step || step.kind === 'auto') continue;
		seen.add(key);
		open.push(...nextOf(step));
	}
	return false;
}

const nextOf = (step: FlowStep): readonly string[] =>
	step.kind === 'payment' ? [step.next] : Object.values(step.outcomes).map(({ to }) => to);

export const endRules: readonly CheckRule[] = [ends];
