import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { viewports } from '../browser.ts';
import { keepScreenshot } from '../screenshots.ts';

/** WCAG 2.2, levels A and AA. */
const STANDARD = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What a change of size or colours alone can break. */
const OUTWARD = ['color-contrast', 'target-size'];

/** The two that differ most are looked at in full and kept as pictures; the others for what they alone could break. */
const stands = [
	{ size: 'desk', scheme: 'light', whole: true },
	{ size: 'desk', scheme: 'dark', whole: false },
	{ size: 'phone', scheme: 'light', whole: false },
	{ size: 'phone', scheme: 'dark', whole: true },
] as const;

/**
 * Looks at what a page shows now: on a desk and on a phone, light and dark, for what keeps people out (axe-core) and for
 * text that runs out of a narrow screen. Gives what is wrong, one line each.
 */
export async function look(page: Page, name: string): Promise<readonly string[]> {
	const wrong: string[] = [];
	for (const { size, scheme, whole } of stands) {
		await page.setViewportSize(viewports[size]);
		await page.emulateMedia({ colorScheme: scheme });
		await untilStill(page);
		const found = [...(await violations(page, 'document', whole)), ...(whole ? await overflow(page) : [])];
		wrong.push(...found.map((one) => `${name} (${size}, ${scheme}): ${one}`));
		if (whole) await keepScreenshot(page, `${name}-${size}-${scheme}`, { whole: true });
	}
	await toTheDesk(page);
	return wrong;
}

/** Looks at an open dialog alone; the page behind it can't be reached and was looked at before. */
export async function lookAtDialog(page: Page, name: string): Promise<readonly string[]> {
	const wrong: string[] = [];
	for (const { size, scheme, whole } of stands) {
		if (!whole) continue;
		await page.setViewportSize(viewports[size]);
		await page.emulateMedia({ colorScheme: scheme });
		await untilStill(page);
		const found = [...(await violations(page, '"dialog[open]"', whole)), ...(await overflow(page))];
		wrong.push(...found.map((one) => `${name} (${size}, ${scheme}): ${one}`));
		await keepScreenshot(page, `${name}-${size}-${scheme}`, { whole: false });
	}
	await toTheDesk(page);
	return wrong;
}

async function toTheDesk(page: Page): Promise<void> {
	await page.setViewportSize(viewports.desk);
	await page.emulateMedia({ colorScheme: 'light' });
}

/** Fonts are there, nothing fades or slides any more, nothing is still being fetched that the page waits for. */
async function untilStill(page: Page): Promise<void> {
	await page.evaluate(`document.fonts.ready.then(() => Promise.all(
		document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations !== Infinity).map((one) => one.finished.catch(() => {}))
	)).then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))`);
}

async function violations(page: Page, of: string, whole: boolean): Promise<readonly string[]> {
	// Evaluated by the debugger, not as a script of the page: the page's own policy stays as it is.
	if (!(await page.evaluate('typeof globalThis.axe === "object"'))) await page.evaluate(axe.source);
	const options = whole
		? { runOnly: { type: 'tag', values: STANDARD }, rules: { 'target-size': { enabled: true } } }
		: { runOnly: { type: 'rule', values: OUTWARD } };
	const results = await page.evaluate<AxeResults>(`axe.run(${of}, ${JSON.stringify(options)})`);
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
