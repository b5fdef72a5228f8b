import type { Locator, Page } from 'playwright-core';

const MOST_TABS = 80;

/** Presses Tab until the element has focus. Throws when it can't be reached, saying what could. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	await target.waitFor();
	const passed: string[] = [];
	for (let tabs = 0; tabs < MOST_TABS; tabs++) {
		if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) return;
		await page.keyboard.press('Tab');
		passed.push(await focusedName(page));
	}
	throw new Error(`the keyboard does not reach ${target}; it passed ${[...new Set(passed)].join(', ')}`);
}

const focusedName = async (page: Page): Promise<string> =>
	(
		await page
			.locator(':focus')
			.first()
			.textContent({ timeout: 1_000 })
			.catch(() => null)
	)
		?.trim()
		.slice(0, 30) || '?';
