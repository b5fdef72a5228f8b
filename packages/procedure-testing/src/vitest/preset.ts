import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'vitest/config';

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/**
 * The vitest preset of a procedure: its own tests, its fixtures as tests, the matchers of `@motcua/procedure-testing/vitest`, and time enough for a build.
 *
 * ```ts
 * import { procedureTests } from '@motcua/procedure-testing/preset';
 * export default procedureTests();
 * ```
 *
 * @param options `warnings: 'fail'`: the package passes only when `check` finds nothing at all
 */
export const procedureTests = (options: { readonly warnings?: 'fail' } = {}): ViteUserConfig => ({
	plugins: [
		{
			name: 'motcua-procedure',
			// Tests may be started from elsewhere (`vitest --root`); the suite of the package has to know which folder is meant. The
			// processes of the tests get this environment.
			configResolved({ root }) {
				process.env.MOTCUA_PROCEDURE_FOLDER = root;
				process.env.MOTCUA_PROCEDURE_WARNINGS = options.warnings ?? '';
			},
		},
	],
	test: {
		include: ['test/**/*.test.ts', 'src/**/*.test.ts', here('./package-suite.ts')],
		setupFiles: [here('./matchers.ts'), here('./procedure-matchers.ts')],
		testTimeout: 30_000,
		hookTimeout: 30_000,
	},
});
