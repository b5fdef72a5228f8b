import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFindings, launchBrowser, sidewaysOverflow } from './browser.ts';

/** Every component in real Chromium: nothing that axe-core finds, nothing wider than the phone, all by keyboard. */

const screenshots = new URL('../screenshots/', import.meta.url).pathname;
const widths = { phone: 360, tablet: 768, desk: 1280 };

let vite: ViteDevServer;
let browser: Browser;
let base: string;
beforeAll(async () => {
	mkdirSync(screenshots, { recursive: true });
	vite = await createServer({
		configFile: new URL('../gallery/vite.config.ts', import.meta.url).pathname,
		// A test must not reload its page because a neighbour saves a file.
		server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
		logLevel: 'error',
	});
	await vite.listen();
	base = vite.resolvedUrls?.local[0] ?? '';
	browser = await launchBrowser();
	// The first visit makes Vite bundle the dependencies and reload.
	const page = await openPage('controls');
	await page.waitForTimeout(3_000);
	await page.context().close();
}, 120_000);
afterAll(async () => {
	await browser?.close();
	await vite?.close();
});

async function openPage(
	name: string,
	width: keyof typeof widths = 'desk',
	colorScheme: 'light' | 'dark' = 'light',
): Promise<Page> {
	const context = await browser.newContext({
		viewport: { width: widths[width], height: 800 },
		colorScheme,
		locale: 'vi-VN',
		reducedMotion: 'reduce',
	});
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	await page.goto(`${base}#${name}`);
	await page.locator('h1').waitFor();
	await page.evaluate(() => document.fonts.ready);
	return page;
}

async function expectSound(page: Page, name: string): Promise<void> {
	expect(await axeFindings(page), name).toEqual([]);
	expect(await sidewaysOverflow(page), name).toBe(0);
	await page.screenshot({ path: `${screenshots}${name}.png`, fullPage: true });
}

describe.each(['controls', 'feedback', 'data', 'form'])('the page “%s”', (name) => {
	it.each([
		['phone', 'light'],
		['phone', 'dark'],
		['tablet', 'light'],
		['desk', 'dark'],
	] as const)(
		'is sound on a %s, %s',
		async (width, scheme) => {
			const page = await openPage(name, width, scheme);
			await expectSound(page, `${name}-${width}-${scheme}`);
			await page.context().close();
		},
		60_000,
	);
});

describe('a form', () => {
	it('leads from the first error to the review, by keyboard and in Vietnamese', async () => {
		const page = await openPage('form', 'phone');
		const next = () => page.getByRole('button', { name: 'Tiếp tục' }).press('Enter');
		const focused = () => page.evaluate(() => document.activeElement?.id);

		await next();
		await expect.poll(focused).toBe('field-requesterName');
		expect(await page.getByTestId('error-summary').getByRole('link').count()).toBe(6);
		await expectSound(page, 'form-errors');
		await page.getByRole('link', { name: /Quan hệ với trẻ/ }).press('Enter');
		expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');

		await page.getByLabel('Họ, chữ đệm, tên').fill('Nguyễn Thị Hường');
		await page.getByLabel('Ngày sinh').pressSequentially('15081985');
		await page.getByLabel('Ngày sinh').blur();
		expect(await page.getByLabel('Ngày sinh').inputValue()).toBe('15/08/1985');
		await page.getByLabel('Số điện thoại').fill('0912 345 678');
		await page.getByLabel(/Số định danh cá nhân/).fill('001185012345');
		await page.getByLabel('Tỉnh, thành phố').selectOption('01');
		await page.getByLabel('Phường, xã, đặc khu').fill('Hạ Đình');
		await page.getByLabel(/Số nhà/).fill('Số 5');
		await page.getByLabel('Người thân thích khác').press('Space');
		await page.getByLabel('Ghi rõ quan hệ').fill('Cô ruột');
		expect(await page.getByTestId('error-summary').getByRole('link').count()).toBe(0);
		await next();

		await page.getByLabel('Dân tộc').fill('hmong');
		await page.getByRole('option', { name: 'Hmông' }).waitFor();
		await expectSound(page, 'form-combobox');
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		expect(await page.getByLabel('Dân tộc').inputValue()).toBe('Hmông');
		await page.getByLabel('Họ, chữ đệm, tên').fill('Trần Thị Bích Ngọc');
		await page.getByLabel('Ngày, tháng, năm sinh').fill('1999');
		await page.getByLabel('Nữ').press('Space');
		await page.getByLabel(/Số định danh cá nhân/).fill('079199000056');
		await page.getByLabel('Quốc tịch').fill('Việt Nam');
		await page.keyboard.press('Escape');
		await page.getByLabel('Tỉnh, thành phố').selectOption('79');
		await page.getByLabel('Phường, xã, đặc khu').fill('Bến Thành');
		await page.getByLabel(/Số nhà/).fill('45/2');
		await page.getByLabel('Đề nghị cấp bản sao').press('Space');
		await page.getByLabel('Số bản sao').fill('3');
		await expect.poll(() => page.getByRole('status', { name: 'Lệ phí bản sao' }).textContent()).toContain('24.000');
		await next();

		await page.setInputFiles('[data-testid=file-picker]', [
			{ name: 'giấy chứng sinh.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(5_000) },
			{ name: 'hỏng.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(9_000) },
			{ name: 'tờ khai.docx', mimeType: 'application/msword', buffer: Buffer.alloc(90) },
		]);
		await page.getByText('Loại tệp này không được nhận').waitFor();
		await page.getByRole('button', { name: 'Tải lại hỏng.jpg' }).waitFor();
		await page.getByRole('button', { name: 'Xóa hỏng.jpg' }).press('Enter');
		await page.getByRole('button', { name: 'Thêm giấy tờ' }).press('Enter');
		await expect.poll(focused).toBe('field-others[0].name');
		await page.keyboard.type('Hộ chiếu');
		await page.getByLabel('Số trang').fill('2');
		await page.getByRole('button', { name: 'Thêm giấy tờ' }).press('Enter');
		await page.getByRole('button', { name: 'Xóa giấy tờ 2' }).press('Enter');
		await expect.poll(focused).toBe('field-others-add');
		await expectSound(page, 'form-papers');
		await next();

		await page.getByRole('heading', { name: 'Giấy tờ kèm theo' }).waitFor();
		const review = (await page.locator('main').textContent()) ?? '';
		for (const text of [
			'15/08/1985',
			'0912 345 678',
			'Số 5, Hạ Đình, Hà Nội',
			'Cô ruột',
			'giấy chứng sinh.pdf',
			'Hộ chiếu',
		]) {
			expect(review).toContain(text);
		}
		await expectSound(page, 'form-review');
		await page.context().close();
	}, 120_000);
});

describe('dialogs and messages', () => {
	it('take focus, keep it, and give it back', async () => {
		const page = await openPage('feedback', 'phone');
		const opener = page.getByRole('button', { name: 'Yêu cầu bổ sung' });
		await opener.press('Enter');
		await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
		await expectSound(page, 'dialog');
		await page.keyboard.press('Escape');
		expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true);
		await page.context().close();
	}, 60_000);
	it('start a question that cannot be taken back on the way out, and stay when the act fails', async () => {
		const page = await openPage('feedback');
		await page.getByRole('button', { name: 'Rút hồ sơ' }).press('Enter');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Hủy');
		await page.getByRole('dialog').getByRole('button', { name: 'Rút hồ sơ' }).press('Enter');
		await page.getByRole('dialog').getByText('không kết nối được').waitFor();
		await expectSound(page, 'confirm-failed');
		await page.context().close();
	}, 60_000);
	it('stack and can be closed', async () => {
		const page = await openPage('feedback', 'phone', 'dark');
		await page.getByRole('button', { name: 'Thông báo good' }).press('Enter');
		await page.getByRole('button', { name: 'Thông báo bad' }).press('Enter');
		const toasts = page.locator('[data-scope=toast][data-part=root]');
		await expect.poll(() => toasts.count()).toBe(2);
		await page.waitForTimeout(400);
		await expectSound(page, 'toasts');
		const [first, second] = await Promise.all([toasts.nth(0).boundingBox(), toasts.nth(1).boundingBox()]);
		expect(Math.abs((first?.y ?? 0) - (second?.y ?? 0))).toBeGreaterThan(40);
		await page.context().close();
	}, 60_000);
});

describe('language, theme, shortcuts', () => {
	it('switch and are remembered', async () => {
		const page = await openPage('controls');
		await page.getByRole('button', { name: 'EN – English' }).press('Enter');
		await page.getByText('Take a photo').or(page.getByText('Add files')).first().waitFor();
		await page.getByRole('button', { name: 'Switch to dark background' }).press('Enter');
		await page.reload();
		await page.getByText('Add files').waitFor();
		expect(await page.locator('html').getAttribute('lang')).toBe('en');
		expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
		await page.keyboard.press('?');
		await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
		await expectSound(page, 'shortcuts-english');
		await page.getByLabel(/single-letter/).press('Space');
		await page.keyboard.press('Escape');
		await page.keyboard.press('?');
		await page.waitForTimeout(200);
		expect(await page.getByRole('dialog').count()).toBe(0);
		await page.context().close();
	}, 60_000);
	it('prints black on white, without what can only be clicked', async () => {
		const page = await openPage('data', 'desk', 'dark');
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
		expect(await page.getByRole('button', { name: 'Xem thêm' }).isVisible()).toBe(false);
		await page.context().close();
	}, 60_000);
});
