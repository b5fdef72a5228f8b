import { type Answers, evaluate } from '@motcua/forms';
import type { StaffSession } from '../../api/trpc.ts';
import type { LoadedProcedure } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';
import type { DeskDossier } from '../../views.ts';
import { actAtDesk, type DossierTarget } from '../core/act-at-desk.ts';
import { invalidForm } from '../filing/prepare-filing.ts';
import { requireStep } from './step-access.ts';

/** What somebody did in a step: its outcome, and the answers of the step's form when it has one. */
export interface StepWork {
	readonly step: string;
	readonly outcome: string;
	readonly note?: string | undefined;
	readonly answers?: Answers | undefined;
}

/**
 * Finishes the present step with one of its outcomes; the answers of its staff form join the dossier's result.
 *
 * @throws {UserError} `step.role`, `step.assigned`; `form.invalid` with all findings
 */
export const completeStep = (
	services: Services,
	staff: StaffSession,
	input: DossierTarget & StepWork,
): Promise<DeskDossier> =>
	actAtDesk(services, staff, input, ({ state, procedure, today }) => {
		requireStep(staff, state);
		const patch = staffAnswers(procedure, input, today);
		return [
			{
				type: 'completeStep',
				step: input.step,
				outcome: input.outcome,
				...(input.note ? { note: input.note } : {}),
				...(patch ? { patch } : {}),
			},
		];
	});

/** The answers of the step's form as its evaluation normalises them; null for a step without a form. */
export function staffAnswers(procedure: LoadedProcedure, work: StepWork, today: string): Answers | null {
	const step = procedure.step(work.step);
	if (step?.kind !== 'human' || step.form === undefined) return null;
	const { answers, findings } = evaluate(procedure.form(step.form), work.answers ?? {}, { today });
	if (findings.some(({ severity }) => severity === 'error')) throw invalidForm(findings);
	return answers;
}
