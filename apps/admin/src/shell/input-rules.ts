/** What the server takes for the ward and its accounts (`ward-input.ts`, `roles-input.ts`), to be said before sending. */

/** Head of every dossier code: `H26.352`. */
export const isAgencyCode = (text: string): boolean => /^[A-Z]\d{2}(\.\d{1,3}){0,3}$/.test(text.trim());

/** Five digits of the communal unit (QĐ 19/2025/QĐ-TTg). */
export const isWardCode = (text: string): boolean => /^\d{5}$/.test(text.trim());

export const isUsername = (text: string): boolean => /^[a-z0-9][a-z0-9._-]{2,39}$/i.test(text.trim());

/** In characters. */
export const LEAST_PASSWORD = 10;
export const LEAST_WARD_NAME = 3;
export const LEAST_PERSON_NAME = 2;

/** Empty is allowed; anything else must look like an address of e-mail. */
export const isEmailOrEmpty = (text: string): boolean =>
	text.trim() === '' || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text.trim());
