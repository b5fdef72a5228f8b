import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateSigningKey, packArchive, writeCatalogue } from '@motcua/procedure-tools';
import { buildPackage } from '@motcua/procedure-tools/build';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../src/browser.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { look, lookAtDialog } from '../src/ui/look.ts';
import { named } from '../src/ui/named.ts';
import { type Officer, signIn } from '../src/ui/officer.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

const MARITAL = fileURLToPath(new URL('../../../plugins/marital-status', import.meta.url));
const CODE = '1.004873';

describe('a package from a publisher, in the browser of the administrator', { timeout: 180_000 }, () => {
	let ward: WardServer;
	let browser: Browser;
	let admin: Officer;
	let folder: string;
	let newer: string;
	let broken: string;
	let usb: string;
	const publisher = generateSigningKey();

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'motcua-packages-'));
		usb = join(folder, 'usb');
		[ward, browser] = await Promise.all([openWard({ stand: 'ward', catalogues: [usb] }), launchBrowser()]);
		const source = await buildPackage(MARITAL);
		const version = source.manifest.version.replace(
			/^(\d+)\.(\d+).*/,
			(_, major, minor) => `${major}.${Number(minor) + 1}.0`,
		);
		const why = { vi: 'Để hỏi nơi cư trú trước đây.', en: 'To ask about former residences.' };
		const capabilities = [...source.manifest.capabilities, { use: 'askWard', why } as const];
		const { bytes } = await packArchive({ ...source, manifest: { ...source.manifest, version, capabilities } });
		newer = join(folder, 'moi.procpkg');
		broken = join(folder, 'hong.procpkg');
		await writeFile(newer, bytes);
		await mkdir(usb);
		await writeFile(join(usb, 'moi.procpkg'), bytes);
		const made = { name: 'Kho của Sở Tư pháp', privateKey: publisher.privateKey, madeAt: '2026-11-01T00:00:00Z' };
		await writeCatalogue(usb, made);
		await writeFile(broken, bytes.subarray(0, bytes.length / 2));
		admin = await signIn(browser, ward.url, 'quantri');
	}, 120_000);
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
		await rm(folder, { recursive: true, force: true });
	});

	async function upload(file: string): Promise<void> {
		const { page } = admin;
		await page.goto(`${ward.url}/admin/thu-tuc`);
		await page.getByRole('link', { name: 'Cài gói thủ tục' }).click();
		await page.getByRole('heading', { level: 1, name: 'Cài gói thủ tục' }).waitFor();
		await page.locator('input[type=file]').setInputFiles(file);
	}

	it('is refused when it was cut short: which file, why, and that nothing was changed', async () => {
		const { page } = admin;
		await upload(broken);
		await page.getByText('Không nhận được gói “hong.procpkg”').waitFor();
		await page.getByText(/không phải là gzip hoặc bị cắt ngắn/).waitFor();
		await page.getByText('Chưa có gì được cài hay thay đổi.').waitFor();
		expect(await look(page, 'admin-package-refused')).toEqual([]);
		// The refusal itself is an answer of 400.
		expect(page.faults.splice(0).every((fault) => fault.includes('/api/packages'))).toBe(true);
	});

	it('shows its sheet, plays its samples, asks for what is new alone, and is installed', async () => {
		const { page } = admin;
		await upload(newer);
		await page.getByRole('heading', { level: 2, name: 'Gói này được làm gì' }).waitFor();
		await page.getByText(/không có internet\.$/).waitFor();
		await page.getByText(/Đã chạy (\d+) trên \1 hồ sơ mẫu/).waitFor();
		await page.getByText('Thay đổi so với phiên bản').waitFor();
		const install = page.getByRole('button', { name: 'Cài đặt gói này' });
		expect(await install.isDisabled()).toBe(true);
		expect(await look(page, 'admin-package-sheet')).toEqual([]);

		const rights = page.getByRole('region', { name: 'Gói này được làm gì' });
		expect(await rights.getByRole('checkbox', { checked: false }).count()).toBe(1);
		await rights.getByRole('checkbox', { name: /Quyền mới/ }).check();
		await page.getByRole('checkbox', { name: /xác nhận gói này bằng khóa của phường/ }).check();
		await install.click();
		await page.getByText(/^Đã cài phiên bản .* ngày/).waitFor();
		expect(page.url()).toContain(`/thu-tuc/${CODE}`);
		expect(page.faults).toEqual([]);
	});

	/** The catalogue opens once its key is trusted, and leads to the same sheet. */
	async function lookIntoCatalogue(): Promise<void> {
		const { page } = admin;
		await page.goto(`${ward.url}/admin/thu-tuc/cai-goi`);
		const catalogue = page.getByRole('region', { name: 'Kho của Sở Tư pháp' });
		await catalogue.getByText(/do Sở Tư pháp ký/).waitFor();
		await catalogue.getByText('Đang cài').waitFor();
		expect(await look(page, 'admin-catalogue')).toEqual([]);
	}

	it('is not shown from a catalogue whose key nobody trusts', async () => {
		const { page } = admin;
		await page.goto(`${ward.url}/admin/thu-tuc/cai-goi`);
		await page.getByText('Không dùng được danh mục (index.signature.json)').waitFor();
		await page.getByText(new RegExp(`khóa .*${publisher.keyId}.*chưa có trong danh sách tin cậy`)).waitFor();
		expect(await look(page, 'admin-catalogue-refused')).toEqual([]);
	});

	it('was looked at in the record of the ward', async () => {
		const { page } = admin;
		await page.goto(`${ward.url}/admin/nhat-ky`);
		await page.getByText('Cài đặt thủ tục').first().waitFor();
		await page.getByText('Đưa gói thủ tục lên để xem xét').first().waitFor();
	});

	it('comes from publishers on the trust list: keys are added and revoked', async () => {
		const { page } = admin;
		await page.goto(`${ward.url}/admin/khoa-tin-cay`);
		await page.getByRole('heading', { level: 1, name: 'Khóa tin cậy' }).waitFor();
		await page.getByText('Khóa của máy chủ này').waitFor();
		await page.getByRole('button', { name: 'Thêm khóa' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByRole('textbox', { name: named('Tên nhà phát hành') }).fill('Sở Tư pháp');
		await dialog.getByRole('textbox', { name: named('Khóa công khai (PEM)') }).fill(publisher.publicKey);
		expect(await lookAtDialog(page, 'admin-trust-add')).toEqual([]);
		await dialog.getByRole('button', { name: 'Tin cậy khóa này' }).click();
		await dialog.waitFor({ state: 'detached' });
		await lookIntoCatalogue();
		await page.goto(`${ward.url}/admin/khoa-tin-cay`);
		const row = page.getByRole('row').filter({ hasText: 'Sở Tư pháp' });
		await row.getByRole('button', { name: /^Thu hồi/ }).click();
		await dialog.getByRole('textbox', { name: named('Lý do') }).fill('Nhà phát hành đổi khóa');
		expect(await lookAtDialog(page, 'admin-trust-revoke')).toEqual([]);
		await dialog.getByRole('button', { name: 'Thu hồi' }).click();
		await dialog.waitFor({ state: 'detached' });
		await row.getByText('Đã thu hồi').waitFor();
		expect(await look(page, 'admin-trust')).toEqual([]);
		expect(page.faults).toEqual([]);
	});
});
