import { sampleOn } from '@motcua/cli/play';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePage, launchBrowser, openPage, type WatchedPage } from '../src/browser.ts';
import { type Dossiers, openDossiers } from '../src/dossiers.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { openCitizen } from '../src/ui/citizen.ts';
import { type Filling, fillSection, sectionsOf } from '../src/ui/fill-form.ts';
import { look } from '../src/ui/look.ts';
import { makePapers } from '../src/ui/papers.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

const BIRTH = '1.001193';
const MARITAL = '1.004873';

/** Everybody can use every page of the portal: nobody is kept out by colours, names, order or the width of a phone. */
describe('pages of the portal', { timeout: 180_000 }, () => {
	let ward: WardServer;
	let browser: Browser;
	let dossiers: Dossiers;
	let page: WatchedPage;

	beforeAll(async () => {
		[ward, browser] = await Promise.all([openWard({ stand: 'ward' }), launchBrowser()]);
		dossiers = await openDossiers(ward);
	}, 120_000);
	beforeEach(async () => {
		page = await openPage(browser);
		return () => closePage(page);
	});
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
	});

	const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

	it.each([
		['home', '/', 'Thủ tục thường gặp'],
		['catalogue', '/thu-tuc', 'Thủ tục hành chính'],
		['procedure-certified-copy', '/thu-tuc/2.000815', 'Giấy tờ cần có'],
		['procedure-marital-status', `/thu-tuc/${MARITAL}`, 'Giấy tờ cần có'],
		['procedure-birth', `/thu-tuc/${BIRTH}`, 'Giấy tờ cần có'],
		['procedure-death', '/thu-tuc/1.000656', 'Giấy tờ cần có'],
		['procedure-extract', '/thu-tuc/2.000635', 'Giấy tờ cần có'],
		['procedure-household', '/thu-tuc/1.001612', 'Giấy tờ cần có'],
		['procedure-funeral', '/thu-tuc/1.001731', 'Mức được hưởng'],
		['receipt-gone', '/bien-nhan/TMP-0000000000', 'Biên nhận không còn trên máy này'],
		['follow', '/theo-doi', 'Theo dõi hồ sơ'],
		['follow-code', '/theo-doi/H26.352-261123-0001', 'Theo dõi hồ sơ'],
		['not-found', '/khong-co-trang-nay', /không có|không tìm thấy/i],
	])('%s', async (name, path, title) => {
		await page.goto(`${ward.url}${path}`);
		await heading(title);
		expect(await look(page, `portal-${name}`)).toEqual([]);
		expect(page.faults).toEqual([]);
	});

	it('catalogue-nothing-found', async () => {
		await page.goto(`${ward.url}/thu-tuc?tim=khongcothutucnay`);
		await page.getByText('Không có thủ tục nào khớp').waitFor();
		expect(await look(page, 'portal-catalogue-nothing-found')).toEqual([]);
		expect(page.faults).toEqual([]);
	});

	describe('filing', () => {
		let wrong: string[] = [];
		const lookAt = async (name: string): Promise<void> => {
			wrong.push(...(await look(page, `portal-filing-${name}`)));
		};
		const goOn = () => page.getByRole('button', { name: 'Tiếp tục' }).click();

		/** Fills in the form; what is missing is looked at first. */
		async function fillIn(code: string, name: string, withFiles: string): Promise<void> {
			wrong = [];
			const pkg = ward.packages.get(code) ?? expect.fail('no package');
			const { photograph, scan } = await makePapers();
			const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
			const filling: Filling = {
				page,
				form: pkg.forms.application ?? expect.fail('no application'),
				answers: sampleOn(pkg, today).answers,
				today: today.toString(),
				filesFor: (key) => (key === withFiles ? [photograph, scan] : []),
			};
			await page.goto(`${ward.url}/nop/${code}`);
			for (const [index, section] of sectionsOf(filling).entries()) {
				const scope = page.getByRole('region', { name: section.title.vi, exact: true });
				await scope.waitFor();
				if (index === 0) {
					await goOn();
					await page.getByText(/^Xin kiểm tra lại \d+ mục/).waitFor();
					await lookAt(`${name}-errors`);
				}
				await fillSection(filling, scope, section);
				await lookAt(`${name}-step-${index + 1}`);
				await goOn();
			}
		}

		it('a birth: every step, the review, the draft, the receipt', async () => {
			await fillIn(BIRTH, 'birth', 'birthNotice');
			await heading('Xem lại và nộp');
			await lookAt('birth-review');
			await page.reload();
			await heading('Quý vị có bản nháp đang dở');
			await lookAt('birth-draft');
			await page.getByRole('button', { name: 'Điền tiếp' }).click();
			await page.getByRole('checkbox', { name: /^Tôi cam đoan/ }).check();
			await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
			await heading('Đã nộp hồ sơ');
			await lookAt('birth-receipt');
			expect(wrong).toEqual([]);
			expect(page.faults).toEqual([]);
		});

		it('a certified copy: every step and the ways to get the result', async () => {
			await fillIn('2.000815', 'copy', 'copies');
			await page.getByRole('radio', { name: 'Qua bưu chính công ích' }).check();
			await goOn();
			await page.getByText('Xin nhập địa chỉ nhận kết quả qua bưu chính.').waitFor();
			await lookAt('copy-delivery');
			expect(wrong).toEqual([]);
			expect(page.faults).toEqual([]);
		});
	});

	describe('following', () => {
		const lookAtDossier = async (name: string, code: string, phone: string): Promise<void> => {
			const citizen = await openCitizen(browser, ward.url);
			await citizen.follow(code, phone);
			expect(await look(citizen.page, `portal-follow-${name}`)).toEqual([]);
			expect(citizen.page.faults).toEqual([]);
			await citizen.close();
		};

		it('what was just filed', async () => {
			const { code, phone } = await dossiers.bring(MARITAL, () => true);
			await lookAtDossier('registered', code, phone);
		});

		it('a supplement that is asked for', async () => {
			const { dossier, code, phone } = await dossiers.bring(BIRTH, () => true);
			await dossiers.as('tiepnhan').desk.dossier.requestSupplement.mutate({
				dossierId: dossier.id,
				expectedSeq: dossier.seq,
				items: ['Bản chụp giấy chứng sinh rõ nét', 'Giấy tờ chứng minh nơi cư trú của mẹ'],
				reason: 'Ảnh chụp bị mờ, không đọc được số giấy tờ.',
			});
			await lookAtDossier('supplement', code, phone);
		});

		it('a question about the draft', async () => {
			const { code, phone } = await dossiers.bring(BIRTH, ({ step }) => step?.kind === 'citizen');
			await lookAtDossier('question', code, phone);
		});

		it('a fee to pay, and the result', async () => {
			const due = await dossiers.bring('2.000815', ({ payment }) => payment.status === 'due');
			await lookAtDossier('payment', due.code, due.phone);
			const done = await dossiers.bring('2.000815', ({ status }) => status === 'returned');
			await lookAtDossier('result', done.code, done.phone);
		});

		it('a refusal at the desk', async () => {
			const { dossier, code, phone } = await dossiers.bring(MARITAL, () => true);
			await dossiers.as('tiepnhan').desk.dossier.reject.mutate({
				dossierId: dossier.id,
				expectedSeq: dossier.seq,
				reason: 'Hồ sơ không thuộc thẩm quyền giải quyết của phường.',
			});
			await lookAtDossier('rejected', code, phone);
		});

		it('with a wrong number', async () => {
			await page.goto(`${ward.url}/theo-doi/TMP-0000000000`);
			await page.getByRole('textbox', { name: /Số điện thoại/ }).fill('0900000000');
			await page.getByRole('button', { name: 'Xem hồ sơ' }).click();
			await page.getByText('Chưa mở được hồ sơ').waitFor();
			expect(await look(page, 'portal-follow-wrong')).toEqual([]);
		});
	});
});
