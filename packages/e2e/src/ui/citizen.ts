import type { Browser, Download } from 'playwright-core';
import { closePage, openPage, type WatchedPage } from '../browser.ts';
import { type ChosenFile, chooseFiles, type Filling, fillSection, sectionsOf } from './fill-form.ts';
import { named } from './named.ts';

export type Delivery = 'Tại bộ phận một cửa' | 'Bản điện tử';

/** What a citizen files, and how they want the result. */
export interface CitizenFiling extends Omit<Filling, 'page'> {
	/** Typed into the search box, without diacritics. */
	readonly search: string;
	/** Of the procedure, to recognise it in the list. */
	readonly code: string;
	/** Papers that no field of the form takes, by their names. */
	readonly otherPapers: readonly { readonly name: string; readonly files: readonly ChosenFile[] }[];
	/** Null when the form of the procedure asks for it itself. */
	readonly delivery: Delivery | null;
}

/** Somebody at the portal, with a phone or at a desk. */
export interface Citizen {
	readonly page: WatchedPage;
	/** Finds the procedure, fills in the form and files. Gives the code on the receipt. */
	file(filing: CitizenFiling): Promise<string>;
	/** Opens the dossier by its code and the phone number. */
	follow(code: string, phone: string): Promise<void>;
	close(): Promise<void>;
}

export async function openCitizen(
	browser: Browser,
	url: string,
	options: Parameters<typeof openPage>[1] = {},
): Promise<Citizen> {
	const page = await openPage(browser, options);
	return {
		page,
		file: (filing) => file(page, url, filing),
		follow: (code, phone) => follow(page, url, code, phone),
		close: () => closePage(page),
	};
}

async function file(page: WatchedPage, url: string, filing: CitizenFiling): Promise<string> {
	await page.goto(`${url}/`);
	await page.getByRole('searchbox', { name: 'Tìm thủ tục' }).fill(filing.search);
	await page.getByRole('button', { name: 'Tìm', exact: true }).click();
	await page.locator(`article a[href="/thu-tuc/${filing.code}"]`).click();
	await page.getByRole('link', { name: 'Nộp hồ sơ' }).click();
	const filling: Filling = { ...filing, page };
	for (const section of sectionsOf(filling)) {
		const scope = page.getByRole('region', { name: section.title.vi, exact: true });
		await scope.waitFor();
		await fillSection(filling, scope, section);
		await goOn(page);
	}
	if (filing.otherPapers.length > 0) {
		for (const { name, files } of filing.otherPapers)
			await chooseFiles(page, page.getByRole('group', { name: named(name) }), files);
		await goOn(page);
	}
	if (filing.delivery !== null) {
		await page.getByRole('radio', { name: filing.delivery }).check();
		await goOn(page);
	}
	// The form may end with a declaration of its own that looks alike.
	await page.getByRole('heading', { name: 'Xem lại và nộp' }).waitFor();
	await page.getByRole('checkbox', { name: /^Tôi cam đoan/ }).check();
	await page.getByRole('button', { name: 'Nộp hồ sơ', exact: true }).click();
	await page.getByRole('heading', { name: 'Đã nộp hồ sơ' }).waitFor();
	return ((await page.getByTestId('dossier-code').textContent()) ?? '').trim();
}

/** The button waits for uploads by itself; a person waits for the button. */
const goOn = (page: WatchedPage): Promise<void> => page.getByRole('button', { name: 'Tiếp tục' }).click();

async function follow(page: WatchedPage, url: string, code: string, phone: string): Promise<void> {
	await page.goto(`${url}/theo-doi`);
	await page.getByRole('textbox', { name: named('Mã hồ sơ') }).fill(code);
	await page.getByRole('textbox', { name: named('Số điện thoại hoặc số định danh đã khai') }).fill(phone);
	await page.getByRole('button', { name: 'Xem hồ sơ' }).click();
	await page.getByRole('heading', { name: 'Tình trạng hiện nay' }).waitFor();
}

/** Clicks what downloads and gives the bytes. */
export async function download(
	page: WatchedPage,
	click: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
	const waiting: Promise<Download> = page.waitForEvent('download');
	await click();
	const done = await waiting;
	const chunks: Buffer[] = [];
	for await (const chunk of await done.createReadStream()) chunks.push(Buffer.from(chunk));
	return { name: done.suggestedFilename(), bytes: Buffer.concat(chunks) };
}
