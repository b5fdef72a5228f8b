import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePage, launchBrowser } from '../src/browser.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { shelfOf } from '../src/shelf.ts';
import { openCitizen } from '../src/ui/citizen.ts';
import { look, lookAtDialog } from '../src/ui/look.ts';
import { named } from '../src/ui/named.ts';
import { signIn } from '../src/ui/officer.ts';
import { makePapers } from '../src/ui/papers.ts';
import { receive } from '../src/ui/ways.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

const CODE = '9.000002';

describe('the monitor of the job queues', { timeout: 120_000 }, () => {
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

	/** A citizen files, the desk receives; gives the code of the dossier, whose automatic step is next. */
	async function receivedDossier(): Promise<string> {
		const { scan } = await makePapers();
		const citizen = await openCitizen(browser, ward.url);
		const temporary = await citizen.file({
			code: CODE,
			form: ward.packages.get(CODE)?.forms.application ?? expect.fail('the fixture has no application'),
			search: 'xac nhan dia chi',
			answers: {
				fullName: 'Nguyễn Thị Hà',
				phone: '0987654321',
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
		const heading = desk.page.getByRole('heading', { level: 1 });
		await expect.poll(() => heading.textContent()).toMatch(/^H26\.352-/);
		const code = (await heading.textContent()) ?? '';
		for (const { page } of [citizen, desk]) {
			expect(page.faults).toEqual([]);
			await closePage(page);
		}
		return code;
	}

	it('shows a step that fails with its error, and has all of its dossiers run again when the cause is mended', async () => {
		const code = await receivedDossier();
		const { page } = await signIn(browser, ward.url, 'quantri');
		await page.getByRole('link', { name: 'Hàng đợi' }).click();
		await page.getByRole('heading', { level: 1, name: 'Hàng đợi' }).waitFor();
		await page.getByRole('tab', { name: 'Lần chạy của hồ sơ' }).click();
		const runs = page.getByRole('table', { name: 'Lần chạy của các bước tự động trong phường' });
		const rowOf = runs.getByRole('row').filter({ hasText: code });
		await rowOf.getByText('lỗi của thủ tục').waitFor();
		expect(await look(page, 'jobs-failed-runs')).toEqual([]);

		const lookAtRun = rowOf.getByRole('button', { name: /^Xem lần chạy/ }).first();
		await lookAtRun.click();
		const dialog = page.getByRole('dialog');
		await dialog.getByText(/Đã thất bại và sẽ không tự chạy nữa/).waitFor();
		expect(await lookAtDialog(page, 'jobs-failed-run')).toEqual([]);
		// Without a change it fails again, as a run of its own.
		await dialog.getByRole('button', { name: 'Chạy lại bước' }).click();
		await rowOf.nth(1).waitFor();

		// Another one fails while somebody aims at a row: nothing moves until they have the list refreshed.
		await rowOf.first().hover();
		const second = await receivedDossier();
		await page.getByText(/1 thay đổi chưa hiện/).waitFor();
		const another = runs.getByRole('row').filter({ hasText: second });
		expect(await another.count()).toBe(0);
		await page.getByRole('button', { name: 'Cập nhật danh sách' }).click();
		await another.waitFor();

		await page.goto(`${ward.url}/admin/thu-tuc/${CODE}`);
		await page.getByRole('textbox', { name: named('Lệ phí một giấy xác nhận') }).fill('8000');
		await page.getByRole('button', { name: 'Lưu cấu hình' }).click();
		await page.getByText('Đã lưu cấu hình').waitFor();

		await page.goto(`${ward.url}/admin/hang-doi?muc=runs`);
		await page.getByRole('button', { name: /^Chạy lại tất cả: .*lỗi của thủ tục/ }).click();
		await dialog.getByText(/cho 2 hồ sơ\?/).waitFor();
		await dialog.getByRole('button', { name: 'Chạy lại tất cả' }).click();
		await page.getByText('Đã cho chạy lại 2 hồ sơ').waitFor();
		await page.getByRole('region', { name: 'Hồ sơ đang bị nghẽn, theo nguyên nhân' }).waitFor({ state: 'detached' });
		await page.getByLabel('Trạng thái').selectOption('Đã xong');
		await rowOf.first().waitFor();
		await another.first().waitFor();
		await page.goto(`${ward.url}/admin/nhat-ky`);
		await page.getByText('Chạy lại các bước thất bại cùng nguyên nhân').waitFor();
		expect(await page.getByText('Chạy lại bước tự động thất bại').count()).toBe(1);
		expect(page.faults).toEqual([]);
	});

	it('pauses a queue after a question, shows what waits for it beside the record, and lets it go on', async () => {
		const { page } = await signIn(browser, ward.url, 'quantri');
		await page.goto(`${ward.url}/admin/hang-doi`);
		await page.getByRole('button', { name: 'Tạm dừng: Bước tự động của hồ sơ' }).click();
		const question = page.getByRole('dialog');
		await question.getByText(/đồng hồ giải quyết vẫn chạy/).waitFor();
		await question.getByRole('button', { name: 'Tạm dừng', exact: true }).click();
		await page.getByText('Đang tạm dừng: Bước tự động của hồ sơ.').waitFor();

		const code = await receivedDossier();
		await page.getByRole('row').filter({ hasText: 'steps.run' }).getByText('1 làm ngay').waitFor();
		await page.goto(`${ward.url}/admin/hang-doi?muc=jobs&hang=steps.run&viec=waiting`);
		await page
			.getByRole('row')
			.filter({ hasText: code })
			.getByRole('button', { name: /^Xem việc/ })
			.click();
		const job = page.getByRole('dialog');
		await job.getByText(/nếu hàng đợi làm mất, bộ đối chiếu sẽ đưa lại/).waitFor();
		// The record wants it: it is not offered to be removed, and the reason is there.
		await job.getByText(/Không dùng được “Bỏ khỏi hàng đợi”: Cơ sở dữ liệu vẫn cần việc này/).waitFor();
		expect(await job.getByRole('button', { name: 'Bỏ khỏi hàng đợi' }).count()).toBe(0);
		expect(await lookAtDialog(page, 'jobs-waiting-job')).toEqual([]);
		await job.getByRole('button', { name: 'Đóng lại' }).click();

		await page.getByRole('tab', { name: 'Tổng quan' }).click();
		await page.getByRole('button', { name: 'Chạy tiếp: Bước tự động của hồ sơ' }).click();
		await page.getByText('Đang tạm dừng: Bước tự động của hồ sơ.').waitFor({ state: 'detached' });
		await page.getByRole('tab', { name: 'Việc trong hàng đợi' }).click();
		await page.getByText('Không có việc nào').waitFor();
		expect(page.faults).toEqual([]);
	});

	it('lets a director look and not act', async () => {
		const { page } = await signIn(browser, ward.url, 'giamdoc');
		await page.goto(`${ward.url}/admin/hang-doi`);
		await page.getByRole('table', { name: 'Số việc của từng hàng đợi theo trạng thái' }).waitFor();
		expect(await page.getByRole('button', { name: /^Tạm dừng/ }).count()).toBe(0);
		const clerk = await signIn(browser, ward.url, 'vanthu');
		expect(await clerk.page.getByRole('link', { name: 'Hàng đợi' }).count()).toBe(0);
		expect(page.faults).toEqual([]);
	});

	it('keeps focus on its buttons, and goes on showing what it knew while the server does not answer', async () => {
		const { page } = await signIn(browser, ward.url, 'quantri');
		await page.goto(`${ward.url}/admin/hang-doi`);
		const pause = page.getByRole('button', { name: 'Tạm dừng: Bước tự động của hồ sơ' });
		await pause.focus();
		// What stands in the row changes, and the row is fetched anew.
		await receivedDossier();
		await page.waitForResponse(/jobs\.overview/);
		await page.waitForResponse(/jobs\.overview/);
		const focused = await page.evaluate<string | null>('document.activeElement?.getAttribute("aria-label") ?? null');
		expect(focused).toBe('Tạm dừng: Bước tự động của hồ sơ');
		expect(page.faults).toEqual([]);

		await page.route('**/trpc/**', (route) => route.abort());
		await page.getByText(/Máy chủ không trả lời; số liệu lúc/).waitFor();
		expect(await pause.isVisible()).toBe(true);
		await page.unroute('**/trpc/**');
		await page.getByText(/Cập nhật lúc/).waitFor();
	});
});
