import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** Real headless Chromium from npm; it asks nothing of the network by itself. */
export async function launchBrowser(): Promise<Browser> {
	return playwright.launch({
		executablePath: await chromium.executablePath(),
		args: [
			// Not the package's own arguments: they put everything into one process, where contexts share their cookies.
			'--no-sandbox',
			'--disable-gpu',
			'--disable-dev-shm-usage',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			'--no-first-run',
		],
		headless: true,
	});
}

export const viewports = {
	phone: { width: 360, height: 740 },
	tablet: { width: 768, height: 1024 },
	desk: { width: 1280, height: 800 },
} as const;

/** A page of its own cookie jar in the ward's language; console errors and failed requests are collected as faults. */
export async function openPage(
	browser: Browser,
	options: { readonly viewport?: keyof typeof viewports; readonly dark?: boolean } = {},
): Promise<Page & { readonly faults: string[] }> {
	const context = await browser.newContext({
		viewport: viewports[options.viewport ?? 'desk'],
		colorScheme: options.dark ? 'dark' : 'light',
		locale: 'vi-VN',
		timezoneId: 'Asia/Ho_Chi_Minh',
		acceptDownloads: true,
	});
	const page = await context.newPage();
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') faults.push(`console: ${message.text()}`);
	});
	return Object.assign(page, { faults });
}
