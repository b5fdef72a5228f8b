import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Real headless Chromium from npm; it asks nothing of the network by itself. */
export async function launchBrowser(): Promise<Browser> {
	return playwright.launch({
		executablePath: await chromium.executablePath(),
		args: [
			// In one process the browser dies with the first context that is closed.
			...chromium.args.filter((argument) => !/^--(headless|single-process|no-zygote)/.test(argument)),
			'--no-sandbox',
			'--disable-background-networking',
		],
		headless: true,
	});
}

/** What axe-core finds wrong on the page as it stands: `rule: target`. Empty when nothing. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
	await page.evaluate(axeSource);
	return page.evaluate(async () => {
		const { axe } = globalThis as unknown as {
			axe: { run(): Promise<{ violations: { id: string; nodes: { target: string[]; failureSummary: string }[] }[] }> };
		};
		const { violations } = await axe.run();
		return violations.flatMap((one) =>
			one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary}`),
		);
	});
}

/** Pixels by which the page is wider than the window: 0 on a page that does not scroll sideways. */
export async function sidewaysOverflow(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
