import { demoPassword } from '@motcua/cli/demo';
import { connect, createRandom, makeFiling, makePerson, upload } from '@motcua/cli/play';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePage, launchBrowser, openPage } from '../src/browser.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { tabTo } from '../src/ui/keyboard.ts';
import { named } from '../src/ui/named.ts';
import { signIn } from '../src/ui/officer.ts';
import { makePapers } from '../src/ui/papers.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

let browser: Browser;

beforeAll(async () => {
	browser = await launchBrowser();
});
afterEach(keepSightOfFailure(() => browser));
afterAll(async () => browser?.close());

describe('a new ward', { timeout: 120_000 }, () => {
	let ward: WardServer;
	beforeAll(async () => {
		ward = await openWard({ stand: 'new' });
	});
	afterAll(async () => ward?.close());

	const NAME = 'Phường Thử Nghiệm';
	const ADMINISTRATOR = { username: 'quantri.thu', password: 'mat-khau-that-dai-2026' };
	const CODE = '1.001193';

	it('is set up in the browser, once, by whoever has the token of the terminal', async () => {
		const page = await openPage(browser);
		await page.goto(`${ward.url}/admin/thiet-lap`);
		await page.getByText('Địa chỉ này thiếu mã thiết lập.').waitFor();
		await page.goto(`${ward.url}/admin/thiet-lap#${ward.setupToken}`);
		await page.reload();
		for (const [label, text] of Object.entries({
			'Tên phường, xã, đặc khu': NAME,
			'Mã đơn vị hành chính cấp xã': '00352',
			'Mã định danh của bộ phận một cửa': 'H26.352',
			'Địa chỉ trụ sở': 'Số 1, đường Thử Nghiệm',
			'Điện thoại': '024 3858 0000',
			'Họ và tên': 'Trần Thị Quản Trị',
			'Chức danh': 'Công chức Văn phòng',
			'Tên đăng nhập': ADMINISTRATOR.username,
		}))
			await page.getByRole('textbox', { name: named(label) }).fill(text);
		await page.getByLabel('Mật khẩu').fill(ADMINISTRATOR.password);
		await page.getByRole('button', { name: 'Hoàn tất thiết lập' }).click();
		await page.getByText('Phần mềm đã được thiết lập.').waitFor();

		await page.reload();
		await page.getByText('Phần mềm đã được thiết lập.').waitFor();
		expect(await page.getByRole('textbox').count()).toBe(0);
		await page.goto(`${ward.url}/`);
		await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
		expect(page.faults).toEqual([]);
	});

	it('publishes a procedure once fee, officers and rights are settled, and takes it back', async () => {
		const { page } = await signIn(browser, ward.url, ADMINISTRATOR.username, ADMINISTRATOR.password);
		const citizen = await openPage(browser);
		const card = citizen.locator(`article a[href="/thu-tuc/${CODE}"]`);
		const catalogue = async (): Promise<void> => {
			await citizen.goto(`${ward.url}/thu-tuc`);
			await citizen.getByRole('heading', { level: 1 }).waitFor();
			await citizen.getByText(/Tìm thấy|chưa công bố/).waitFor();
		};
		await catalogue();
		expect(await card.count()).toBe(0);

		await page.goto(`${ward.url}/admin/thu-tuc`);
		await page.locator(`a[href="/admin/thu-tuc/${CODE}"]`).click();
		await page.getByText('Còn thiếu trước khi công bố').waitFor();
		await page.getByRole('checkbox', { name: /Tôi đã đối chiếu mức thu/ }).check();
		await page.getByRole('checkbox', { name: /^Trần Thị Quản Trị/ }).check();
		const rights = page.getByRole('region', { name: 'Quyền của thủ tục' });
		for (const right of await rights.getByRole('checkbox').all()) await right.check();
		await page.getByRole('button', { name: 'Lưu cấu hình' }).click();
		await page.getByText('Còn thiếu trước khi công bố').waitFor({ state: 'detached' });
		await page.getByRole('link', { name: 'Công bố', exact: true }).click();
		const publish = page.getByRole('button', { name: 'Công bố ngay', exact: true });
		expect(await publish.isDisabled()).toBe(true);
		await page.getByRole('button', { name: 'Chạy kiểm tra', exact: true }).click();
		await page.getByText('Mọi dòng đã xanh. Có thể công bố.').waitFor({ timeout: 60_000 });
		await publish.click();
		await page.getByRole('dialog').getByRole('button', { name: 'Công bố ngay', exact: true }).click();
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await page.getByText('Phiên bản này đang được công bố.').waitFor();

		await catalogue();
		await card.click();
		await citizen.getByText('Trần Thị Quản Trị').waitFor();
		await citizen.getByRole('link', { name: 'Nộp hồ sơ' }).waitFor();

		await page.getByRole('link', { name: 'Về thủ tục' }).click();
		await page.getByRole('button', { name: 'Ngừng công bố' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Ngừng công bố' }).click();
		await page.getByRole('dialog').waitFor({ state: 'detached' });
		await catalogue();
		expect(await card.count()).toBe(0);
		expect([...page.faults, ...citizen.faults]).toEqual([]);
	});
});

describe('a ward at work', { timeout: 120_000 }, () => {
	let ward: WardServer;
	let papers: Awaited<ReturnType<typeof makePapers>>;
	beforeAll(async () => {
		[ward, papers] = await Promise.all([openWard({ stand: 'ward' }), makePapers()]);
	}, 60_000);
	afterAll(async () => ward?.close());

	/** Somebody files at home. */
	async function fileOne(seed: number): Promise<void> {
		const citizen = connect(ward.url);
		const [code, pkg] = [...ward.packages].at(0) ?? expect.fail('no procedures');
		const detail = await citizen.public.procedure.get.query({ code });
		const uploadPaper = () => upload(ward.url, { name: papers.scan.name, bytes: papers.scan.buffer });
		const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
		const person = makePerson(createRandom(seed));
		await citizen.public.dossier.submit.mutate(await makeFiling(detail, pkg, person, uploadPaper, today));
	}

	it('lets one sign in, open the dossier that waits and receive it without a mouse', async () => {
		await fileOne(1);
		const page = await openPage(browser);
		await page.goto(`${ward.url}/admin/dang-nhap`);
		const { keyboard } = page;
		await tabTo(page, page.getByRole('textbox', { name: named('Tên đăng nhập') }));
		await keyboard.type('tiepnhan');
		await keyboard.press('Tab');
		await keyboard.type(demoPassword);
		await keyboard.press('Enter');

		await page.getByRole('navigation', { name: 'Nhóm hồ sơ' }).waitFor();
		await page.getByRole('link', { name: /^TMP-/ }).waitFor();
		await keyboard.press('j');
		await keyboard.press('Enter');
		await page.getByRole('heading', { level: 1, name: /^TMP-/ }).waitFor();
		await tabTo(page, page.getByRole('button', { name: 'Tiếp nhận', exact: true }));
		await keyboard.press('Enter');
		const dialog = page.getByRole('dialog');
		await tabTo(page, dialog.getByRole('button', { name: 'Tiếp nhận', exact: true }));
		await keyboard.press('Enter');
		await dialog.waitFor({ state: 'detached' });
		await page.getByRole('heading', { level: 1, name: /^H26\.352-/ }).waitFor();
		expect(page.faults).toEqual([]);
		await closePage(page);
	});

	it('keeps no open page waiting when the server stops, and the page follows the ward again when it runs', async () => {
		const { page } = await signIn(browser, ward.url, 'tiepnhan');
		const isLive = page.getByText('Đang cập nhật trực tiếp');
		await isLive.waitFor();
		expect(await ward.restart()).toBeLessThan(10_000);
		await isLive.waitFor();
		const rows = page.getByRole('link', { name: /^TMP-/ });
		expect(await rows.count()).toBe(0);
		await fileOne(2);
		await rows.waitFor();
		await closePage(page);
	});
});
