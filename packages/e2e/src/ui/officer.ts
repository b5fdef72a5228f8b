import { demoPassword } from '@motcua/cli/demo';
import type { FormDefinition } from '@motcua/forms';
import type { Browser, Locator } from 'playwright-core';
import { closePage, openPage, type WatchedPage } from '../browser.ts';
import { fillSection, sectionsOf } from './fill-form.ts';
import { named } from './named.ts';

/** What an officer does with a dossier that is open. */
export interface Act {
	/** The button of the bar. */
	readonly button: string | RegExp;
	/** The button of the dialog; the same by default. */
	readonly confirm?: string | RegExp;
	/** Fills in the dialog. */
	readonly fill?: (dialog: Locator) => Promise<void>;
}

/** A member of staff, signed in at a place of their own. */
export interface Officer {
	readonly page: WatchedPage;
	/** Opens a dossier from the worklist, in the group of that name. */
	open(code: string, group?: string): Promise<void>;
	/** Does one act on the open dossier and waits until it is recorded. */
	act(act: Act): Promise<void>;
	close(): Promise<void>;
}

export async function signIn(
	browser: Browser,
	url: string,
	username: string,
	password = demoPassword,
): Promise<Officer> {
	const page = await openPage(browser);
	await page.goto(`${url}/admin/dang-nhap`);
	await page.getByRole('textbox', { name: named('Tên đăng nhập') }).fill(username);
	await page.getByLabel('Mật khẩu').fill(password);
	await page.getByRole('button', { name: 'Đăng nhập' }).click();
	await page.getByRole('navigation', { name: 'Các phần của phần mềm' }).waitFor();
	return {
		page,
		open: (code, group = 'Việc của tôi') => open(page, url, code, group),
		act: (act) => perform(page, act),
		close: () => closePage(page),
	};
}

async function open(page: WatchedPage, url: string, code: string, group: string): Promise<void> {
	await page.goto(`${url}/admin/ho-so`);
	await page.getByRole('navigation', { name: 'Nhóm hồ sơ' }).getByRole('button', { name: group }).click();
	// The list follows the ward live: what an automatic step is still busy with appears by itself.
	await page.getByRole('link', { name: code }).click();
	await page.getByRole('heading', { level: 1, name: code }).waitFor();
}

async function perform(page: WatchedPage, { button, confirm = button, fill }: Act): Promise<void> {
	const bar = page.getByRole('region', { name: 'Việc có thể làm' });
	await bar.getByRole('button', byName(button)).click();
	const dialog = page.getByRole('dialog');
	await dialog.waitFor();
	await fill?.(dialog);
	await dialog.getByRole('button', byName(confirm)).click();
	await dialog.waitFor({ state: 'detached' });
}

const byName = (name: string | RegExp) => (typeof name === 'string' ? { name, exact: true } : { name });

/** Fills in the form of a step from values that fit it. */
export const stepForm =
	(form: FormDefinition, answers: Readonly<Record<string, unknown>>, today: string) =>
	async (dialog: Locator): Promise<void> => {
		const filling = { page: dialog.page(), form, answers, today, filesFor: () => [] };
		for (const section of sectionsOf(filling)) await fillSection(filling, dialog, section);
	};

/** Types into boxes of the dialog, by label. */
export const boxes =
	(texts: Readonly<Record<string, string>>) =>
	async (dialog: Locator): Promise<void> => {
		for (const [label, text] of Object.entries(texts))
			await dialog.getByRole('textbox', { name: named(label) }).fill(text);
	};
