import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { viewports } from '../browser.ts';
import { keepScreenshot } from '../screenshots.ts';

const sizes = ['desk', 'phone'] as const;
const schemes = ['light', 'dark'] as const;

/** WCAG 2.2, levels A and AA. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What a change of size or colours alone can break. */
const OUTWARD = ['color-contrast', 'target-size'];

/**
 * Looks at what a page shows now: on a desk and on a phone, light and dark, for what keeps people out (axe-core) and for
 * text that runs out of a narrow screen; keeps a picture of each. Gives what is wrong, one line each.
 */
export async function look(page: Page, name: string): Promise<readonly string[]> {
	const wrong: string[] = [];
	for (const size of sizes) {
		await page.setViewportSize(viewports[size]);
		for (const scheme of schemes) {
			await page.emulateMedia({ colorScheme: scheme });
			await untilStill(page);
			const whole = (size === 'desk') === (scheme === 'light');
			const where = `${name} (${size}, ${scheme})`;
			wrong.push(...(await violations(page, whole)).map((one) => `${where}: ${one}`));
			if (scheme === 'light') wrong.push(...(await overflow(page)).map((one) => `${where}: ${one}`));
			await keepScreenshot(page, `${name}-${size}-${scheme}`);
		}
	}
	await page.setViewportSize(viewports.desk);
	await page.emulateMedia({ colorScheme: 'light' });
	return wrong;
}

/** Fonts are there, nothing fades or slides any more, nothing is still being fetched that the page waits for. */
async function untilStill(page: Page): Promise<void> {
	await page.evaluate(`document.fonts.ready.then(() => Promise.all(
		document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => {}))
	)).then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))`);
}

async function violations(page: Page, whole: boolean): Promise<readonly string[]> {
	// Evaluated by the debugger, not as a script of the page: the page's own policy stays as it is.
	if (!(await page.evaluate('typeof globalThis.axe === "object"'))) await page.evaluate(axe.source);
	const options = whole
		? { runOnly: { type: 'tag', values: STANDARD }, rules: { 'target-size': { enabled: true } } }
		: { runOnly: { type: 'rule', values: OUTWARD } };
	const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
	return results.violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, failureSummary }) => {
			const why = failureSummary?.split('\n').slice(1).join(' ').trim() ?? '';
			return `${id}: ${help}: ${target.join(' ')}: ${why}`;
		}),
	);
}

/** The page may be taller than the screen, never wider. */
async function overflow(page: Page): Promise<readonly string[]> {
	const found = await page.evaluate<{ wide: number; screen: number; who: string[] }>(`(() => {
		const screen = document.documentElement.clientWidth;
		const wide = document.documentElement.scrollWidth;
		const who = wide <= screen ? [] : [...document.querySelectorAll('body *')]
			.filter((one) => one.getBoundingClientRect().right > screen + 1)
			.slice(0, 3).map((one) => one.tagName.toLowerCase() + ' “' + (one.textContent ?? '').trim().slice(0, 40) + '”');
		return { wide, screen, who };
	})()`);
	if (found.wide <= found.screen) return [];
	return [`runs out of the screen: ${found.wide} px wide on ${found.screen} px: ${found.who.join(', ')}`];
}
