import { parsePersonalId } from '@motcua/domain/formats';
import type { IdentityAnswer } from '@motcua/forms';

/** What a personal id tells that a declaration contradicts. */
export type IdentityConflict = 'birthYear' | 'gender';

/**
 * Compares a personal id with what was declared. The number tells year and gender; old records have errors, so this is
 * for people to look at, never a refusal. Other papers and broken numbers tell nothing.
 */
export function identityConflicts(
	identity: IdentityAnswer | undefined,
	declared: { readonly birthDate?: string; readonly gender?: 'male' | 'female' },
): readonly IdentityConflict[] {
	if (identity?.kind !== 'personalId') return [];
	const parsed = parsePersonalId(identity.number);
	if (!parsed.ok) return [];
	const { birthYear, gender } = parsed.value;
	const conflicts: IdentityConflict[] = [];
	if (declared.birthDate !== undefined && Number(declared.birthDate.slice(0, 4)) !== birthYear)
		conflicts.push('birthYear');
	if (declared.gender !== undefined && declared.gender !== gender) conflicts.push('gender');
	return conflicts;
}
