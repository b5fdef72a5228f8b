import type { DeskDossier } from '@motcua/server';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { closePage, launchBrowser, openPage } from '../src/browser.ts';
import { type Brought, type Dossiers, openDossiers } from '../src/dossiers.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { look, lookAtDialog } from '../src/ui/look.ts';
import { named } from '../src/ui/named.ts';
import { type Officer, signIn } from '../src/ui/officer.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

const COPY = '2.000815';
const MARITAL = '1.004873';
/** Enough for lists with every kind of row. */
const SEEDED = 30;

/** Everybody can use every page of the staff app, and every dialog of an act. */
describe('pages of the staff app', { timeout: 180_000 }, () => {
	let ward: WardServer;
	let browser: Browser;
	let dossiers: Dossiers;
	const office = new Map<string, Officer>();

	beforeAll(async () => {
		[ward, browser] = await Promise.all([openWard({ stand: SEEDED }), launchBrowser()]);
		dossiers = await openDossiers(ward);
	}, 180_000);
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
	});

	async function as(username: string): Promise<Officer> {
		const officer = office.get(username) ?? (await signIn(browser, ward.url, username));
		office.set(username, officer);
		return officer;
	}

	describe('before signing in', () => {
		it('sign-in, and a wrong password', async () => {
			const page = await openPage(browser);
			await page.goto(`${ward.url}/admin/dang-nhap`);
			await page.getByRole('heading', { level: 1, name: 'Đăng nhập' }).waitFor();
			expect(await look(page, 'admin-sign-in')).toEqual([]);
			expect(page.faults).toEqual([]);
			await page.getByRole('textbox', { name: named('Tên đăng nhập') }).fill('tiepnhan');
			await page.getByLabel('Mật khẩu').fill('không phải mật khẩu');
			await page.getByRole('button', { name: 'Đăng nhập' }).click();
			await page.getByText(/Tên đăng nhập hoặc mật khẩu chưa đúng/).waitFor();
			expect(await look(page, 'admin-sign-in-wrong')).toEqual([]);
			await closePage(page);
		});

		it('the first set-up', async () => {
			const fresh = await openWard({ stand: 'new' });
			const page = await openPage(browser);
			await page.goto(`${fresh.url}/admin/thiet-lap#${fresh.setupToken}`);
			await page.getByRole('button', { name: 'Hoàn tất thiết lập' }).click();
			await page.getByText('Chưa ghi mục này.').first().waitFor();
			expect(await look(page, 'admin-setup')).toEqual([]);
			expect(page.faults).toEqual([]);
			await closePage(page);
			await fresh.close();
		});
	});

	it.each([
		['worklist-mine', 'tuphap', '/ho-so', 'Hồ sơ'],
		['worklist-open', 'tiepnhan', '/ho-so?nhom=open', 'Hồ sơ'],
		['worklist-finished', 'giamdoc', '/ho-so?nhom=finished', 'Hồ sơ'],
		['worklist-empty', 'giamdoc', '/ho-so?nhom=blocked', 'Hồ sơ'],
		['counter', 'tiepnhan', '/nop-tai-quay', 'Nộp hồ sơ tại quầy'],
		['counter-form', 'tiepnhan', `/nop-tai-quay/${COPY}`, /./],
		['inquiries', 'tuphap', '/xac-minh', 'Yêu cầu xác minh'],
		['inquiries-answered', 'lanhdao', '/xac-minh?nhom=answered', 'Yêu cầu xác minh'],
		['account', 'tuphap', '/tai-khoan', 'Tài khoản của tôi'],
		['not-found', 'tiepnhan', '/khong-co-trang-nay', 'Không có trang này'],
		['procedures', 'quantri', '/thu-tuc', 'Thủ tục'],
		['procedure', 'quantri', `/thu-tuc/${MARITAL}`, /./],
		['rehearsals', 'quantri', `/thu-tuc/${MARITAL}/dien-tap`, 'Diễn tập'],
		['publishing', 'quantri', `/thu-tuc/${MARITAL}/cong-bo`, 'Công bố'],
		['publishing-read', 'giamdoc', `/thu-tuc/${MARITAL}/cong-bo`, 'Công bố'],
		['approvals', 'lanhdao', '/phe-duyet', 'Chờ duyệt'],
		['install-package', 'quantri', '/thu-tuc/cai-goi', 'Cài gói thủ tục'],
		['trust', 'quantri', '/khoa-tin-cay', 'Khóa tin cậy'],
		['versions-alone', 'quantri', `/thu-tuc/${MARITAL}/phien-ban`, 'Phiên bản'],
		['staff', 'quantri', '/can-bo', 'Cán bộ'],
		['calendar', 'quantri', '/lich-lam-viec', 'Lịch làm việc'],
		['settings', 'quantri', '/cai-dat', 'Cài đặt của phường'],
		['audit', 'quantri', '/nhat-ky', 'Nhật ký'],
		['health', 'quantri', '/suc-khoe', 'Sức khoẻ hệ thống'],
		['jobs', 'quantri', '/hang-doi', 'Hàng đợi'],
		['jobs-list', 'quantri', '/hang-doi?muc=jobs&viec=completed', 'Hàng đợi'],
		['jobs-runs', 'quantri', '/hang-doi?muc=runs&luot=done', 'Hàng đợi'],
		['jobs-parked', 'giamdoc', '/hang-doi?muc=parked', 'Hàng đợi'],
	])('%s', async (name, username, path, title) => {
		const { page } = await as(username);
		await page.goto(`${ward.url}/admin${path}`);
		await page.getByRole('heading', { level: 1, name: title }).waitFor();
		await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
		expect(await look(page, `admin-${name}`)).toEqual([]);
		expect(page.faults).toEqual([]);
	});

	it('keeps focus in a row of the worklist that changes under it', async () => {
		const { page } = await as('tuphap');
		const { dossier } = await dossiers.bring(MARITAL, ({ step }) => step?.key === 'examine');
		await page.goto(`${ward.url}/admin/ho-so?nhom=open`);
		await page.getByText('Đang cập nhật trực tiếp').waitFor();
		const row = page.getByRole('row').filter({ hasText: dossier.code });
		await row.getByText('Chưa ai nhận').waitFor();
		await row.getByRole('link', { name: dossier.code }).focus();
		await dossiers.as('tuphap').desk.dossier.claim.mutate({ dossierId: dossier.id, expectedSeq: dossier.seq });
		await row.getByText('Chưa ai nhận').waitFor({ state: 'detached' });
		const focused = await page.evaluate<string | null>('document.activeElement?.getAttribute("data-dossier") ?? null');
		expect(focused).toBe(dossier.id);
		expect(page.faults).toEqual([]);
	});

	it('reads a dossier once for one look, and again when somebody changes it', async () => {
		const { page } = await as('tuphap');
		const { dossier } = await dossiers.bring(MARITAL, ({ step }) => step?.key === 'examine');
		await page.goto(`${ward.url}/admin/ho-so?nhom=open`);
		const readings = async (): Promise<number> => {
			const log = await dossiers.as('giamdoc').ward.audit.list.query({ target: `dossier:${dossier.id}` });
			return log.items.filter(({ action }) => action === 'dossier.read').length;
		};
		const before = await readings();
		const line = page.waitForResponse(/desk\.onChange.*dossierId/);
		await page.getByRole('link', { name: dossier.code }).click();
		await page.getByRole('heading', { level: 1, name: dossier.code }).waitFor();
		await line;
		const note = 'Đã gọi điện cho người nộp';
		const target = { dossierId: dossier.id, expectedSeq: dossier.seq };
		await dossiers.as('tuphap').desk.dossier.addNote.mutate({ ...target, text: note });
		// The line stood before the note was told: whatever it had made the page read is in the log by now.
		await page.getByText(note).first().waitFor();
		expect((await readings()) - before).toBe(2);
		expect(page.faults).toEqual([]);
	});

	it('search, the menu on a phone, the list of keys', async () => {
		const { page } = await as('tiepnhan');
		await page.goto(`${ward.url}/admin/tra-cuu`);
		await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('nguyen');
		await page.getByRole('table').waitFor();
		const wrong = [...(await look(page, 'admin-search'))];
		await page.setViewportSize({ width: 360, height: 740 });
		await page.getByRole('button', { name: 'Mở danh mục' }).click();
		wrong.push(...(await look(page, 'admin-menu')));
		await page.keyboard.press('?');
		await page.getByRole('dialog').waitFor();
		wrong.push(...(await lookAtDialog(page, 'admin-keys')));
		await page.keyboard.press('Escape');
		expect(wrong).toEqual([]);
		expect(page.faults).toEqual([]);
	});

	it.each([
		['staff-new', '/can-bo', 'Thêm cán bộ'],
		['staff-edit', '/can-bo', 'Sửa'],
		['staff-reset', '/can-bo', 'Đặt lại mật khẩu'],
		['procedure-unpublish', `/thu-tuc/${COPY}`, 'Ngừng công bố'],
		['jobs-pause', '/hang-doi', /^Tạm dừng/],
		['jobs-job', '/hang-doi?muc=jobs&viec=completed', /^Xem việc/],
		['jobs-run', '/hang-doi?muc=runs&luot=done', /^Xem lần chạy/],
		['version-quarantine', `/thu-tuc/${COPY}/phien-ban`, 'Cách ly'],
		['calendar-hours', '/lich-lam-viec', /^Sửa giờ/],
		['calendar-day', '/lich-lam-viec', /^Thêm ngày/],
		['calendar-closure', '/lich-lam-viec', /^Thêm (đợt|lần|kỳ|khoảng)/],
	])('dialog %s', async (name, path, button) => {
		const { page } = await as('quantri');
		await page.goto(`${ward.url}/admin${path}`);
		await page.getByRole('button', { name: button }).first().click();
		await page.getByRole('dialog').waitFor();
		expect(await lookAtDialog(page, `admin-${name}`)).toEqual([]);
		await page.keyboard.press('Escape');
		expect(page.faults).toEqual([]);
	});

	describe('a dossier with every act that is offered', () => {
		const atStep = (key: string) => (dossier: DeskDossier) => dossier.step?.key === key;

		/** Opens the dossier and each of its dialogs; nothing is done in them. */
		async function lookAtActs(name: string, username: string, { dossier }: Brought): Promise<void> {
			const { page } = await as(username);
			await page.goto(`${ward.url}/admin/ho-so/${dossier.id}`);
			const bar = page.getByRole('region', { name: 'Việc có thể làm' });
			await bar.getByRole('button').first().waitFor();
			const wrong = [...(await look(page, `admin-dossier-${name}`))];
			const acts = await bar.getByRole('button').allTextContents();
			for (const act of acts.filter((one) => one !== 'Nhận việc này')) {
				await bar.getByRole('button', { name: act, exact: true }).click();
				const dialog = page.getByRole('dialog');
				await dialog.waitFor();
				await dialog.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
				wrong.push(...(await lookAtDialog(page, `admin-act-${name}-${slug(act)}`)));
				await dialog.getByRole('button', { name: 'Đóng lại' }).click();
				await dialog.waitFor({ state: 'detached' });
			}
			expect(wrong).toEqual([]);
			expect(page.faults).toEqual([]);
		}
		const slug = (text: string): string =>
			text
				.normalize('NFD')
				.replace(/\p{M}/gu, '')
				.replace(/[đĐ]/g, 'd')
				.replace(/[^a-zA-Z0-9]+/g, '-')
				.toLowerCase();

		it('at the reception', async () => {
			await lookAtActs('registered', 'tiepnhan', await dossiers.bring(COPY, ({ status }) => status === 'registered'));
		});
		it('with the specialist', async () => {
			await lookAtActs('examine', 'tuphap', await dossiers.bring(MARITAL, atStep('examine')));
		});
		it('waiting for the leader', async () => {
			await lookAtActs('sign', 'lanhdao', await dossiers.bring(COPY, atStep('certify')));
		});
		it('with a fee to collect', async () => {
			const brought = await dossiers.bring(COPY, ({ payment }) => payment.status === 'due');
			await lookAtActs('fee', 'thuquy', brought);
		});
		it('ready to be handed over', async () => {
			await lookAtActs('resolved', 'tiepnhan', await dossiers.bring(COPY, ({ status }) => status === 'resolved'));
		});
		it('finished', async () => {
			const { dossier } = await dossiers.bring(COPY, ({ status }) => status === 'returned');
			const { page } = await as('lanhdao');
			await page.goto(`${ward.url}/admin/ho-so/${dossier.id}`);
			await page.getByRole('heading', { level: 1, name: dossier.code }).waitFor();
			expect(await look(page, 'admin-dossier-returned')).toEqual([]);
			expect(page.faults).toEqual([]);
		});
	});
});
