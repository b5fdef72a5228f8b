import { parseEmail } from '@motcua/domain/formats';
import { z } from 'zod';
import { badInput } from '../api/errors.ts';

/** An e-mail address as it was typed; empty or null: none. {@link addressOf} says whether it is one. */
export const typedAddress = z.string().trim().max(300).nullable();

/**
 * The address in its stored form, by the format that forms ask of citizens too; null for none.
 *
 * @throws {UserError} `staff.emailWrong` with what was expected
 */
export function addressOf(typed: string | null): string | null {
	if (typed === null || typed === '') return null;
	const parsed = parseEmail(typed);
	if (!parsed.ok) throw badInput('staff.emailWrong', 'email', parsed.problem.message);
	return parsed.value;
}

/**
 * What became of an address, for the audit log. The address itself stays out of it: what is chained there can never be
 * forgotten when somebody leaves.
 */
export function changeOfAddress(before: string | null, after: string | null): 'added' | 'removed' | 'changed' | 'kept' {
	if (before === after) return 'kept';
	if (before === null) return 'added';
	return after === null ? 'removed' : 'changed';
}
