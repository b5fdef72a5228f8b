import { resolve } from 'node:path';
import { createDocumentRenderer } from '@motcua/documents';
import type { Procedure } from '@motcua/procedure-sdk';
import { readTemplates } from '@motcua/procedure-tools/build';
import { afterAll, expect } from 'vitest';

/** The papers of a procedure, rendered as the core renders them. */
export interface Papers {
	/** These data give a paper of so many pages (one unless told otherwise), without a warning of the renderer. */
	expectPages(data: Readonly<Record<string, unknown>> | null, pages?: number): Promise<void>;
}

/**
 * Renders the result of a procedure from data in the tests of one file; the renderer is closed after them.
 *
 * ```ts
 * const { expectPages } = papersOf(procedure);
 * await expectPages((await playFlow(procedure, handlers, { answers }, script)).paper);
 * ```
 *
 * @param folder source folder of the procedure; the preset knows it
 */
export function papersOf(procedure: Procedure, folder = process.env.MOTCUA_PROCEDURE_FOLDER ?? '.'): Papers {
	const renderer = createDocumentRenderer();
	afterAll(() => renderer.close());
	const files = readTemplates(resolve(folder));
	const { template } = procedure.manifest.result;
	return {
		async expectPages(data, pages = 1) {
			if (data === null) throw new Error('no paper was rendered');
			const document = await renderer.render({ template, files, data });
			expect(document, `the paper ${String(data.kind ?? '')}`).toMatchObject({ pages, warnings: [] });
		},
	};
}
