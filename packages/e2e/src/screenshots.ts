import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import type { TestContext } from 'vitest';

/** Kept out of git; looked at by people. */
const FOLDER = fileURLToPath(new URL('../screenshots/', import.meta.url));

/** Keeps a picture under this name: of the whole page, or of what the window shows. */
export async function keepScreenshot(page: Page, name: string, { whole }: { readonly whole: boolean }): Promise<void> {
	await mkdir(FOLDER, { recursive: true });
	await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 80, fullPage: whole });
}

/** A hook for `afterEach`: keeps what every open page showed when a test failed. */
export const keepSightOfFailure =
	(browser: () => Browser | undefined) =>
	async ({ task }: TestContext): Promise<void> => {
		if (task.result?.state !== 'fail') return;
		const pages =
			browser()
				?.contexts()
				.flatMap((context) => context.pages()) ?? [];
		const name = task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
		for (const [index, page] of pages.entries())
			await keepScreenshot(page, `failed-${name}-${index + 1}`, { whole: true });
	};
