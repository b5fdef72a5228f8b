import { z } from 'zod';

const line = z.object({ level: z.enum(['info', 'warn', 'error']), message: z.string() });
const attempt = z.object({
	ok: z.boolean(),
	kind: z.string().optional(),
	message: z.string().optional(),
	stack: z.string().nullish(),
	log: z.array(line).default([]),
});

/** What is kept of a run besides its row; see `recordOf`. */
export type RunRecord = z.infer<typeof attempt>;

/** Reads the stored answer of a run. The checks of a filing share a run and keep a record each. */
export function readRunRecords(result: unknown): readonly RunRecord[] {
	const one = attempt.safeParse(result);
	if (one.success) return [one.data];
	return Object.values(Object(result) as Record<string, unknown>).flatMap((part) => {
		const parsed = attempt.safeParse(part);
		return parsed.success ? [parsed.data] : [];
	});
}
