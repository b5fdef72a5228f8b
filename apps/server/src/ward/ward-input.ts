import { z } from 'zod';

export const wardName = z.string().trim().min(3).max(150);
/** Code of the communal unit: five digits with leading zeros (QĐ 19/2025/QĐ-TTg). */
export const wardCode = z
	.string()
	.trim()
	.regex(/^\d{5}$/, 'expected the five digits of the communal unit, such as 00352');
export const provinceCode = z
	.string()
	.trim()
	.regex(/^\d{2}$/, 'expected two digits, such as 01');
/** Head of every dossier code, such as H26.242 (statuses.md section 3). */
export const agencyCode = z
	.string()
	.trim()
	.regex(/^[A-Z]\d{2}(\.\d{1,3}){0,3}$/, 'expected the identification code of the office, such as H26.242');
