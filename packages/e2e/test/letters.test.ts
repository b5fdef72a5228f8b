import { listStaff } from '@motcua/database';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, viewports } from '../src/browser.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { look, lookAtDialog } from '../src/ui/look.ts';
import { named } from '../src/ui/named.ts';
import { type Officer, signIn } from '../src/ui/officer.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

/** Staff say where they are written to; nobody else has to. */
describe('letters to staff', { timeout: 120_000 }, () => {
	let ward: WardServer;
	let browser: Browser;

	beforeAll(async () => {
		[ward, browser] = await Promise.all([openWard({ stand: 'ward' }), launchBrowser()]);
	}, 120_000);
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
	});

	async function accountOf(username: string): Promise<Officer['page']> {
		const { page } = await signIn(browser, ward.url, username);
		await page.goto(`${ward.url}/admin/tai-khoan`);
		await page.getByRole('heading', { name: 'Thư nhắc việc' }).waitFor();
		return page;
	}
	async function stored(username: string) {
		const { read } = ward.services.db;
		const [{ id } = { id: '' }] = await read.select({ id: read.tables.ward.id }).from(read.tables.ward);
		return (await listStaff(read, id)).find((person) => person.username === username);
	}

	it('are set on one’s own account page, in Vietnamese', async () => {
		const page = await accountOf('tuphap');
		const address = page.getByRole('textbox', { name: named('Thư điện tử của tôi') });
		await address.fill('vuong.tuphap@phường');
		await page.getByRole('button', { name: 'Lưu', exact: true }).click();
		await page.getByText('Địa chỉ thư điện tử chưa đúng').waitFor();
		expect(await page.evaluate('document.activeElement?.type')).toBe('email');
		expect(await look(page, 'account-letters-wrong')).toEqual([]);

		await address.fill('vuong.tuphap@Phuong.Example.vn');
		await page.getByRole('checkbox', { name: 'Gửi thư nhắc vào buổi sáng' }).uncheck();
		await page.getByRole('button', { name: 'Lưu', exact: true }).click();
		await page.getByText('Đã lưu cài đặt thư nhắc việc').waitFor();
		expect(await look(page, 'account-letters')).toEqual([]);
		expect(await stored('tuphap')).toMatchObject({
			email: 'vuong.tuphap@phuong.example.vn',
			letterLanguage: 'vi',
			reminders: false,
		});
		await page.reload();
		await expect.poll(() => address.inputValue()).toBe('vuong.tuphap@phuong.example.vn');
		expect(await page.getByRole('checkbox', { name: 'Gửi thư nhắc vào buổi sáng' }).isChecked()).toBe(false);
		expect(page.faults).toEqual([]);
	});

	it('are set in English, on a phone and by the keyboard alone', async () => {
		const page = await accountOf('lanhdao');
		await page.getByRole('button', { name: 'EN – English' }).click();
		await page.setViewportSize(viewports.phone);
		await page.getByRole('heading', { level: 1, name: 'My account' }).waitFor();
		await page.getByText('As a leader you are also told').waitFor();
		await page.getByRole('textbox', { name: 'My e-mail address' }).focus();
		await page.keyboard.type('ngoc@phuong.example.vn');
		await page.keyboard.press('Tab');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.getByText('Your reminder letters are set').waitFor();
		expect(await look(page, 'account-letters-en')).toEqual([]);
		expect(await stored('lanhdao')).toMatchObject({
			email: 'ngoc@phuong.example.vn',
			letterLanguage: 'en',
			reminders: true,
		});
		expect(page.faults).toEqual([]);
	});

	it('get their address from the administrator too, who sees it in the list; the person’s wishes stay', async () => {
		const { page } = await signIn(browser, ward.url, 'quantri');
		await page.goto(`${ward.url}/admin/can-bo`);
		const row = page.getByRole('row').filter({ hasText: 'tuphap' });
		await row.getByText('vuong.tuphap@phuong.example.vn').waitFor();
		await row.getByRole('button', { name: 'Sửa' }).click();
		const dialog = page.getByRole('dialog');
		const address = dialog.getByRole('textbox', { name: named('Thư điện tử') });
		expect(await address.inputValue()).toBe('vuong.tuphap@phuong.example.vn');
		await address.fill('khong phai dia chi');
		await dialog.getByRole('button', { name: 'Lưu' }).click();
		await dialog.getByText('Địa chỉ thư điện tử chưa đúng').waitFor();
		expect(await lookAtDialog(page, 'staff-email-wrong')).toEqual([]);
		await address.fill('tuphap@phuong.example.vn');
		await dialog.getByRole('button', { name: 'Lưu' }).click();
		await dialog.waitFor({ state: 'detached' });
		await row.getByText('tuphap@phuong.example.vn', { exact: true }).waitFor();
		expect(await look(page, 'staff-email')).toEqual([]);
		expect(await stored('tuphap')).toMatchObject({ email: 'tuphap@phuong.example.vn', reminders: false });
		expect(page.faults).toEqual([]);
	});
});
