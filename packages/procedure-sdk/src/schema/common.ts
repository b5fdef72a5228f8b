import { z } from 'zod';
import { says } from './explain-issue.ts';

/** Readable text; the caps keep a package from filling a screen or a table. */
export const shortText = z.string().min(1).max(500);
export const longText = z.string().min(1).max(8000);

export const localisedSchema = z.strictObject({ vi: shortText, en: shortText });
export const longLocalisedSchema = z.strictObject({ vi: longText, en: longText });

/** Key of a step, form, document, message, handler. */
export const keySchema = z
	.string()
	.regex(
		/^[a-z][A-Za-z0-9]{0,63}$/,
		says('cần dạng camelCase, chữ không dấu, tối đa 64 ký tự', 'expected camelCase, ASCII, at most 64 characters'),
	);
/** CEL; whether it compiles is checked with the form that gives its names a meaning. */
export const celSchema = z.string().min(1).max(2000);
/** Whole VND; the ceiling of what a ward collects at once, far below the unsafe integers. */
export const vndSchema = z.int().min(0).max(1_000_000_000_000);
export const isoDateSchema = z.iso.date();
export const jsonObjectSchema = z.record(z.string().max(200), z.unknown());
