import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../src/browser.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { look, lookAtDialog } from '../src/ui/look.ts';
import { named } from '../src/ui/named.ts';
import { type Officer, signIn, stepForm } from '../src/ui/officer.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

const COPY = '2.000815';

/** Before citizens see a version: staff play a dossier, keep it, let everything be checked, and publish. */
describe('rehearsing and publishing', { timeout: 240_000 }, () => {
	let browser: Browser;
	let ward: WardServer;
	let office: Officer;

	beforeAll(async () => {
		[ward, browser] = await Promise.all([openWard({ stand: 'ward' }), launchBrowser()]);
		office = await signIn(browser, ward.url, 'quantri');
	}, 120_000);
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
	});

	it('plays a certified copy from a sample to its watermarked paper, and keeps it', async () => {
		const { page } = office;
		const pkg = ward.packages.get(COPY);
		if (!pkg) return expect.fail(`expected a package of ${COPY}`);
		const sample = pkg.fixtures.find(({ name }) => name.startsWith('resolved'));
		if (!sample) return expect.fail('expected a sample that is resolved');

		await page.goto(`${ward.url}/admin/thu-tuc/${COPY}`);
		await page.getByRole('link', { name: 'Diễn tập', exact: true }).click();
		await page.getByRole('heading', { level: 1, name: 'Diễn tập' }).waitFor();
		await page.getByText('Chưa giữ ca nào').waitFor();
		expect(await look(page, 'admin-rehearsals-none')).toEqual([]);
		await page.getByLabel(named('Bắt đầu từ')).selectOption({ label: `Hồ sơ mẫu: ${sample.name}` });
		await page.getByRole('button', { name: 'Bắt đầu diễn tập' }).click();

		await page.getByText('Diễn tập: không phải hồ sơ thật.').waitFor();
		await page.getByRole('button', { name: 'Nộp', exact: true }).waitFor();
		expect(await look(page, 'admin-rehearsal-form')).toEqual([]);
		await page.getByRole('button', { name: 'Nộp', exact: true }).click();

		await office.act({ button: 'Tiếp nhận' });
		const stepOf = (key: string) => {
			const step = pkg.flow.steps.find((one) => one.key === key);
			if (step?.kind !== 'human') throw new Error(`expected a human step ${key}`);
			return step;
		};
		const day = sample.now.slice(0, 10);
		for (const [key, outcome] of [
			['compare', 'matches'],
			['book', 'booked'],
		] as const) {
			const step = stepOf(key);
			const label = step.outcomes[outcome]?.label.vi ?? Object.values(step.outcomes)[0]?.label.vi ?? '';
			const form = step.form === undefined ? undefined : pkg.forms[step.form];
			await office.act({ button: label, ...(form && { fill: stepForm(form, sample.result ?? {}, day) }) });
		}
		await page.getByRole('button', { name: /^Ký: / }).first().waitFor();
		await page.getByText(/có dấu chìm “DIỄN TẬP”/).waitFor();
		expect(await look(page, 'admin-rehearsal-played')).toEqual([]);

		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page
				.getByRole('link', { name: /^Mở DIỄN TẬP|^Mở / })
				.first()
				.click(),
		]);
		expect(download.suggestedFilename()).toContain('DIỄN TẬP');
		expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');

		await page.getByRole('button', { name: /^Ký: / }).first().click();
		await page.getByRole('button', { name: /^Đến: / }).waitFor();
		await page.getByRole('button', { name: 'Giữ làm ca kiểm thử' }).click();
		await page.getByRole('dialog').waitFor();
		expect(await lookAtDialog(page, 'admin-rehearsal-keep')).toEqual([]);
		const name = page.getByRole('dialog').getByRole('textbox', { name: named('Tên buổi diễn tập') });
		await name.fill('Hai giấy tờ, bốn bản sao');
		await page.getByRole('dialog').getByRole('button', { name: 'Giữ làm ca kiểm thử' }).click();
		await page.getByText('Đã giữ', { exact: true }).waitFor();
		expect(page.faults).toEqual([]);
	});

	it('moves the virtual clock past what is due', async () => {
		const { page } = office;
		await page.goto(`${ward.url}/admin/thu-tuc/${COPY}/dien-tap`);
		const sample = ward.packages.get(COPY)?.fixtures.find(({ name }) => name.startsWith('resolved'));
		await page.getByLabel(named('Bắt đầu từ')).selectOption({ label: `Hồ sơ mẫu: ${sample?.name}` });
		await page.getByRole('button', { name: 'Bắt đầu diễn tập' }).click();
		await page.getByRole('button', { name: 'Nộp', exact: true }).click();
		await office.act({ button: 'Tiếp nhận' });
		await page.getByRole('button', { name: 'Đến: Hết hạn nội bộ của bước' }).click();
		await page.getByRole('button', { name: 'Đến: Hết hạn trả kết quả' }).click();
		await page.getByText('Quá hạn').first().waitFor();
		await page.getByRole('button', { name: 'Tua 3 ngày' }).click();
		await page.getByRole('button', { name: 'Lùi một thao tác' }).click();
		expect(page.faults).toEqual([]);
	});

	it('replays what was kept, on every version, and says that it still ends the same way', async () => {
		const { page } = office;
		await page.goto(`${ward.url}/admin/thu-tuc/${COPY}/dien-tap`);
		await page.getByRole('button', { name: 'Chạy lại tất cả' }).click();
		await page.getByText('Cả 1 ca diễn tập vẫn kết thúc như trước.').waitFor();
		expect(await look(page, 'admin-rehearsals-kept')).toEqual([]);
		expect(page.faults).toEqual([]);
	});

	it('asks the leader, checks everything with its progress, and publishes from now', async () => {
		const { page } = office;
		await page.goto(`${ward.url}/admin/cai-dat`);
		await page.getByRole('checkbox', { name: /^Lãnh đạo phải duyệt trước khi công bố thủ tục/ }).check();
		await page.getByRole('button', { name: 'Lưu' }).click();
		await page.getByText(/^Đã lưu/).waitFor();
		await page.goto(`${ward.url}/admin/thu-tuc/${COPY}`);
		await page.getByRole('button', { name: 'Ngừng công bố' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Ngừng công bố' }).click();
		await page.getByRole('dialog').waitFor({ state: 'detached' });

		await page.getByRole('link', { name: 'Công bố', exact: true }).click();
		await page.getByText('Chưa trình lãnh đạo duyệt.').waitFor();
		expect(await look(page, 'admin-gate-red')).toEqual([]);
		await page.getByRole('button', { name: 'Trình lãnh đạo duyệt' }).click();
		await page.getByText('Đang chờ lãnh đạo duyệt.').waitFor();
		// Eyes that never find anything prove nothing: with washed-out colours they must.
		const washOut = (colour: string) =>
			page.evaluate(`document.documentElement.style.setProperty('--muted', ${JSON.stringify(colour)})`);
		await washOut('#d9d0c8');
		await page.getByRole('button', { name: 'Kiểm tra tờ khai', exact: true }).click();
		await page.getByText(/Có \d+ lỗi tiếp cận trên tờ khai\./).waitFor({ timeout: 90_000 });
		await page
			.getByText(/color-contrast/)
			.first()
			.waitFor();
		await washOut('');
		await page.getByRole('button', { name: 'Chạy kiểm tra', exact: true }).click();
		await page.getByText(/trang tờ khai không có lỗi tiếp cận/).waitFor({ timeout: 90_000 });

		const leader = await signIn(browser, ward.url, 'lanhdao');
		await leader.page.getByText('1 phiên bản thủ tục chờ bạn duyệt.').waitFor();
		await leader.page.getByRole('link', { name: 'Mở mục Chờ duyệt' }).click();
		await leader.page.getByRole('button', { name: 'Duyệt', exact: true }).waitFor();
		expect(await look(leader.page, 'admin-approvals')).toEqual([]);
		await leader.page.getByRole('button', { name: 'Duyệt', exact: true }).click();
		expect(await lookAtDialog(leader.page, 'admin-approve')).toEqual([]);
		await leader.page.getByRole('dialog').getByRole('button', { name: 'Duyệt', exact: true }).click();
		await leader.page.getByText('Không có yêu cầu nào').waitFor();
		expect(leader.page.faults).toEqual([]);

		await page.reload();
		await page.getByText('Mọi dòng đã xanh. Có thể công bố.').waitFor();
		expect(await look(page, 'admin-gate-green')).toEqual([]);
		await page.getByRole('button', { name: 'Công bố ngay' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Công bố ngay' }).click();
		await page.getByText('Phiên bản này đang được công bố.').waitFor();
		expect(page.faults).toEqual([]);
	});
});
