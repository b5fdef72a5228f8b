import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../src/browser.ts';
import { publishNextVersion } from '../src/next-version.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { look, lookAtDialog } from '../src/ui/look.ts';
import { named } from '../src/ui/named.ts';
import { type Officer, signIn } from '../src/ui/officer.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

const COPY = '2.000815';

/** The next version of the author: one more question in the form. */
const withQuestion = (before: ProcedurePackage): ProcedurePackage => {
	const { application } = before.forms;
	if (application === undefined) throw new Error('no application form');
	const [first, ...others] = application.sections;
	if (first === undefined) throw new Error('no section');
	const purpose = {
		type: 'text',
		key: 'purposeOfUse',
		label: { vi: 'Mục đích sử dụng', en: 'Purpose' },
		required: true,
	} as const;
	const sections = [{ ...first, fields: [...first.fields, purpose] }, ...others];
	return {
		...before,
		manifest: { ...before.manifest, version: '2.0.0' },
		forms: { ...before.forms, application: { ...application, sections } },
	};
};

/** An administrator sees versions beside each other, tries a move of open dossiers, does it and takes it back. */
describe('versions of a procedure in the staff app', { timeout: 180_000 }, () => {
	let ward: WardServer;
	let browser: Browser;
	let admin: Officer;
	let digest: string;

	beforeAll(async () => {
		[ward, browser] = await Promise.all([openWard({ stand: 40 }), launchBrowser()]);
		digest = await publishNextVersion(ward, COPY, withQuestion);
		admin = await signIn(browser, ward.url, 'quantri');
	}, 180_000);
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
	});

	const open = async (path: string, title: string | RegExp) => {
		const { page } = admin;
		await page.goto(`${ward.url}/admin/thu-tuc/${COPY}${path}`);
		await page.getByRole('heading', { level: 1, name: title }).waitFor();
		await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
		return page;
	};

	it('the page of versions and its dialogs', async () => {
		const page = await open('/phien-ban', 'Phiên bản');
		const old = page.getByRole('region', { name: 'Phiên bản 1.0.0' });
		await old.getByText('Chờ xử lý hết hồ sơ').waitFor();
		const wrong = [...(await look(page, 'admin-versions'))];
		for (const act of ['Quay lại phiên bản này', 'Cách ly']) {
			await old.getByRole('button', { name: act }).click();
			await page.getByRole('dialog').waitFor();
			wrong.push(...(await lookAtDialog(page, `admin-version-${act === 'Cách ly' ? 'quarantine' : 'rollback'}`)));
			await page
				.getByRole('dialog')
				.getByRole('button', { name: 'Huỷ' })
				.or(page.getByRole('dialog').getByRole('button', { name: 'Hủy' }))
				.click();
		}
		expect(wrong).toEqual([]);
		expect(page.faults).toEqual([]);
	});

	it('a dry run, the move of chosen dossiers, and the way back', async () => {
		const page = await open('/phien-ban', 'Phiên bản');
		await page.getByRole('textbox', { name: named('Lý do') }).fill('Mẫu tờ khai mới có hiệu lực');
		await page.getByRole('button', { name: 'Chạy thử' }).click();
		await page.getByRole('heading', { level: 1, name: 'Chuyển hồ sơ từ phiên bản 1.0.0 sang 2.0.0' }).waitFor();
		await page.getByText('Đã chạy thử, chưa chuyển').waitFor();
		await page.getByText('Mục đích sử dụng').first().waitFor();
		const wrong = [...(await look(page, 'admin-move-planned'))];
		await page
			.getByRole('checkbox', { name: /Chuyển cả hồ sơ/ })
			.first()
			.check();
		await page.getByRole('button', { name: 'Chuyển 1 hồ sơ' }).click();
		await page.getByRole('dialog').waitFor();
		wrong.push(...(await lookAtDialog(page, 'admin-move-apply')));
		await page.getByRole('dialog').getByRole('button', { name: 'Chuyển 1 hồ sơ' }).click();
		await page.getByRole('button', { name: 'Hoàn lại' }).waitFor();
		await page.getByRole('cell', { name: 'Đã chuyển' }).first().waitFor();
		wrong.push(...(await look(page, 'admin-move-applied')));
		await page.getByRole('button', { name: 'Hoàn lại' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Hoàn lại' }).click();
		await page.getByRole('cell', { name: 'Đã hoàn lại' }).first().waitFor();
		expect(wrong).toEqual([]);
		expect(page.faults).toEqual([]);
	});

	it('the monitor of a version, with logs and dossiers', async () => {
		const page = await open('/phien-ban', 'Phiên bản');
		await page
			.getByRole('region', { name: 'Phiên bản 1.0.0' })
			.getByRole('link', { name: /giám sát/i })
			.click();
		await page.getByRole('heading', { level: 1, name: 'Giám sát phiên bản 1.0.0' }).waitFor();
		await page.getByRole('combobox', { name: named('Khoảng thời gian') }).selectOption('month');
		await page.getByRole('button', { name: 'Xem nhật ký' }).click();
		await page.getByRole('table', { name: 'Theo từng bước' }).waitFor();
		await page.getByRole('table', { name: /Hồ sơ đang mở/ }).waitFor();
		expect(await look(page, 'admin-monitor')).toEqual([]);
		expect(page.faults).toEqual([]);
	});

	it('a quarantine is told on every page until it is lifted', async () => {
		const page = await open('/phien-ban', 'Phiên bản');
		const published = page.getByRole('region', { name: 'Phiên bản 2.0.0' });
		await published.getByRole('button', { name: 'Cách ly' }).click();
		await page.getByRole('dialog').getByRole('textbox').fill('Nghi ngờ tính sai lệ phí');
		await page.getByRole('dialog').getByRole('button', { name: 'Cách ly' }).click();
		await published.getByRole('button', { name: 'Bỏ cách ly' }).waitFor();
		await page.goto(`${ward.url}/admin/ho-so`);
		await page.getByText('Có thủ tục đang bị dừng').waitFor();
		expect(await look(page, 'admin-alarm')).toEqual([]);
		await page.getByRole('link', { name: 'Xem và xử lý' }).click();
		await page.getByRole('region', { name: 'Phiên bản 2.0.0' }).getByRole('button', { name: 'Bỏ cách ly' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Bỏ cách ly' }).click();
		await page.getByText('Có thủ tục đang bị dừng').waitFor({ state: 'detached' });
		expect(digest).toMatch(/^[0-9a-f]{64}$/);
		expect(page.faults).toEqual([]);
	});
});
