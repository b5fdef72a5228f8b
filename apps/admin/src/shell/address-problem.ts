import type { Localised } from '@motcua/domain';
import { parseEmail } from '@motcua/domain/formats';

/** What is wrong with an e-mail address that may be left empty; null: nothing. By the format that forms ask of citizens. */
export function addressProblem(typed: string): Localised | null {
	if (typed.trim() === '') return null;
	const parsed = parseEmail(typed);
	return parsed.ok ? null : parsed.problem.message;
}
