import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../src/browser.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { shelfOf } from '../src/shelf.ts';
import { download, openCitizen } from '../src/ui/citizen.ts';
import { look, lookAtDialog } from '../src/ui/look.ts';
import { named } from '../src/ui/named.ts';
import { signIn } from '../src/ui/officer.ts';
import { makePapers } from '../src/ui/papers.ts';
import { receive, returnResult, sign } from '../src/ui/ways.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

const CODE = '9.000002';
const PHONE = '0987654321';

describe('a step of a procedure that fails', { timeout: 120_000 }, () => {
	let shelf: Awaited<ReturnType<typeof shelfOf>>;
	let ward: WardServer;
	let browser: Browser;

	beforeAll(async () => {
		shelf = await shelfOf('address-note');
		[ward, browser] = await Promise.all([openWard({ stand: 'ward', pluginsDir: shelf.folder }), launchBrowser()]);
	}, 60_000);
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
		await shelf?.remove();
	});

	it('blocks its dossier, is shown to staff, and goes on when the cause is mended and it is run again', async () => {
		const { scan } = await makePapers();
		const citizen = await openCitizen(browser, ward.url);
		const pkg = ward.packages.get(CODE);
		const form = pkg?.forms.application ?? expect.fail('the fixture has no application');
		const temporary = await citizen.file({
			code: CODE,
			form,
			search: 'xac nhan dia chi',
			answers: {
				fullName: 'Nguyễn Thị Hà',
				phone: PHONE,
				address: { scheme: '2025', provinceCode: '01', communeName: 'Phường Hạ Đình', detail: 'Số 3, phố Hạ Đình' },
			},
			today: Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').toString(),
			filesFor: () => [scan],
			otherPapers: [],
			delivery: 'Tại bộ phận một cửa',
		});

		const desk = await signIn(browser, ward.url, 'tiepnhan');
		await desk.open(temporary, 'Chờ tiếp nhận');
		await desk.act(receive);
		// The page follows by itself, from the reception to the fault.
		await desk.page.getByText('Hồ sơ bị nghẽn').waitFor();
		await desk.page.getByText(/Bước tự động không chạy được\. Đồng hồ giải quyết vẫn chạy\./).waitFor();
		const heading = desk.page.getByRole('heading', { level: 1 });
		await expect.poll(() => heading.textContent()).toMatch(/^H26\.352-/);
		const code = (await heading.textContent()) ?? '';

		// Run again without a change it fails again: nothing is hidden, nothing is lost.
		const specialist = await signIn(browser, ward.url, 'tuphap');
		await specialist.open(code, 'Bị nghẽn');
		const runAgain = { button: 'Chạy lại bước bị nghẽn' } as const;
		await specialist.act(runAgain);
		const faults = specialist.page.getByText('Bước tự động gặp trục trặc', { exact: true });
		await expect.poll(() => faults.count()).toBe(2);

		// A leader may decide in the place of the step: the button and its dialog say what is lost by it, after running again.
		const leader = await signIn(browser, ward.url, 'lanhdao');
		await leader.open(code, 'Bị nghẽn');
		const bar = leader.page.getByRole('region', { name: 'Việc có thể làm' });
		await bar.getByRole('button', { name: runAgain.button }).waitFor();
		expect(await bar.getByRole('button').first().textContent()).toBe(runAgain.button);
		expect(await look(leader.page, 'blocked-dossier')).toEqual([]);
		await bar
			.getByRole('button', { name: /^Làm thay bước bị nghẽn/ })
			.first()
			.click();
		const dialog = leader.page.getByRole('dialog');
		await dialog.getByText(/Hãy chạy lại bước trước/).waitFor();
		expect(await lookAtDialog(leader.page, 'blocked-by-hand')).toEqual([]);
		await dialog.getByRole('button', { name: 'Đóng lại' }).click();

		const administrator = await signIn(browser, ward.url, 'quantri');
		await administrator.page.goto(`${ward.url}/admin/thu-tuc/${CODE}`);
		await administrator.page.getByRole('textbox', { name: named('Lệ phí một giấy xác nhận') }).fill('8000');
		await administrator.page.getByRole('button', { name: 'Lưu cấu hình' }).click();
		await administrator.page.getByText('Đã lưu cấu hình').waitFor();

		// The log says what was set to what, and opens for the rest.
		await administrator.page.goto(`${ward.url}/admin/nhat-ky`);
		await administrator.page.getByText(/Mức phí, lệ phí: .*8\.000/).waitFor();
		await administrator.page.locator('details summary').first().click();
		await administrator.page.getByText('Nguồn gói').first().waitFor();
		expect(await look(administrator.page, 'audit-details')).toEqual([]);

		await specialist.act(runAgain);
		await specialist.page.getByText('Hồ sơ bị nghẽn').waitFor({ state: 'detached' });
		const cashier = await signIn(browser, ward.url, 'thuquy');
		await cashier.open(code);
		await cashier.act({ button: /^Thu phí 8\.000/ });
		await leader.open(code);
		await leader.act(sign('Ký'));
		await desk.open(code, 'Chờ trả kết quả');
		await desk.act(returnResult);

		await citizen.follow(code, PHONE);
		const result = await download(citizen.page, () => citizen.page.getByRole('link', { name: /^Tải Giấy/ }).click());
		expect(result.bytes.subarray(0, 5).toString()).toBe('%PDF-');
		for (const { page } of [citizen, desk, specialist, administrator, cashier, leader]) expect(page.faults).toEqual([]);
	});
});
