import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright, type Request } from 'playwright-core';

/**
 * Real headless Chromium from npm; it asks nothing of the network by itself. The package's own arguments are left out:
 * they are for one page per process (`--single-process`), where two people would share one cookie jar.
 */
export async function launchBrowser(): Promise<Browser> {
	return playwright.launch({
		executablePath: await chromium.executablePath(),
		args: [
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

/** A machine that runs other suites beside answers late, but not for ever. */
const PATIENCE_MS = 20_000;

export const viewports = {
	phone: { width: 360, height: 740 },
	tablet: { width: 768, height: 1024 },
	desk: { width: 1280, height: 800 },
} as const;

/** A page that remembers what went wrong on it. */
export type WatchedPage = Page & {
	/** Errors of scripts and of the console (so also of the content policy), requests that failed, answers of 400 and more. */
	readonly faults: string[];
};

/** A page of its own cookie jar in the ward's language. */
export async function openPage(
	browser: Browser,
	options: { readonly viewport?: keyof typeof viewports; readonly dark?: boolean } = {},
): Promise<WatchedPage> {
	const context = await browser.newContext({
		viewport: viewports[options.viewport ?? 'desk'],
		colorScheme: options.dark ? 'dark' : 'light',
		locale: 'vi-VN',
		timezoneId: 'Asia/Ho_Chi_Minh',
		acceptDownloads: true,
		reducedMotion: 'reduce',
	});
	context.setDefaultTimeout(PATIENCE_MS);
	const page = await context.newPage();
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`);
	});
	page.on('requestfailed', (request) => {
		if (!isLetGo(request)) faults.push(`request: ${request.url()} ${request.failure()?.errorText ?? ''}`);
	});
	page.on('response', (response) => {
		if (response.status() >= 400) faults.push(`answer: ${response.status()} ${response.url()}`);
	});
	return Object.assign(page, { faults });
}

/** What the page itself let go of: a live channel or a query whose page was left, a download that the browser took over. */
const isLetGo = (request: Request): boolean => request.failure()?.errorText === 'net::ERR_ABORTED';

/** Closes a page with its cookie jar. */
export const closePage = (page: Page): Promise<void> => page.context().close();
