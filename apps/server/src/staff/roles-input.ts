import { ROLES } from '@motcua/domain';
import { z } from 'zod';

const specialistFields = ['justice', 'social', 'economy', 'land', 'urban'] as const;

/** A role, with the professional field for a specialist (none: of all fields). */
export const heldRole = z
	.strictObject({ role: z.enum(ROLES), field: z.enum(specialistFields).nullable().default(null) })
	.refine((held) => held.field === null || held.role === 'specialist', 'only a specialist has a professional field');

/** Letters, digits, dot, dash; what better-auth's user names allow. */
export const username = z
	.string()
	.trim()
	.toLowerCase()
	.regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, 'expected 3 to 40 letters without marks, digits, dots or dashes');

export const newPassword = z.string().min(10, 'expected at least 10 characters').max(128);
export const personName = z.string().trim().min(2).max(100);
