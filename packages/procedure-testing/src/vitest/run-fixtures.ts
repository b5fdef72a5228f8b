import { resolve } from 'node:path';
import { replayFixtures } from '@motcua/plugin-host';
import { createInProcessRunner } from '@motcua/procedure-sdk/testing';
import { checkPackage } from '@motcua/procedure-tools';
import { buildPackage } from '@motcua/procedure-tools/build';
import { describe, expect, it } from 'vitest';

/**
 * Tests that every procedure has: the package is sound, and each sample dossier comes out as it says. Call it in a test file, or let the
 * preset add it. The code runs as it is shipped, in a realm of its own with the sandbox's limits on time.
 *
 * @param folder source folder of the procedure
 * @param options `warnings: 'fail'`: `check` must find nothing at all
 */
export async function testPackage(folder = '.', { warnings }: { readonly warnings?: 'fail' } = {}): Promise<void> {
	const root = resolve(folder);
	const pkg = await buildPackage(root);
	const runner = createInProcessRunner();
	const reports = await replayFixtures(pkg, 'working-copy', runner);
	await runner.close();
	describe(`${pkg.manifest.code} ${pkg.manifest.name.vi}`, () => {
		it(`passes check without ${warnings === 'fail' ? 'a finding' : 'an error'}`, () => {
			const against = checkPackage(pkg).filter(({ severity }) => warnings === 'fail' || severity === 'error');
			expect(against.map(({ rule, place, message }) => `${rule} ${place}: ${message.en}`)).toEqual([]);
		});
		it.each(reports.map((report) => [report.name, report] as const))('fixture: %s', (_, { mismatches }) => {
			expect(mismatches.map(({ message }) => message.en)).toEqual([]);
		});
	});
}
