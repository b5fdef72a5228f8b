import { demoAccounts } from '@motcua/cli/demo';
import { sampleOn } from '@motcua/cli/play';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../src/browser.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { type Citizen, type CitizenFiling, download, openCitizen } from '../src/ui/citizen.ts';
import { chooseFiles } from '../src/ui/fill-form.ts';
import { named } from '../src/ui/named.ts';
import { type Officer, signIn } from '../src/ui/officer.ts';
import { makePapers } from '../src/ui/papers.ts';
import {
	askForSupplement,
	certifiedCopy,
	type Desk,
	fromTheDraft,
	type OfficeAct,
	refusal,
	toTheDraft,
} from '../src/ui/ways.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

const TODAY = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
/** As the samples declare it. */
const PHONE = '0912345678';
const OFFICIAL_CODE = /^H26\.352-\d{6}-\d{4}$/;

describe('from filing in the portal to the result, in a browser', { timeout: 120_000 }, () => {
	let ward: WardServer;
	let browser: Browser;
	let papers: Awaited<ReturnType<typeof makePapers>>;
	const office = new Map<string, Officer>();

	beforeAll(async () => {
		[ward, browser, papers] = await Promise.all([openWard({ stand: 'ward' }), launchBrowser(), makePapers()]);
		for (const { username } of demoAccounts) office.set(username, await signIn(browser, ward.url, username));
	}, 120_000);
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
	});

	const procedure = (code: string): ProcedurePackage => ward.packages.get(code) ?? expect.fail(`no package ${code}`);

	/** The application of the package's first sample. */
	function filingOf(code: string, more: Pick<CitizenFiling, 'search' | 'delivery' | 'filesFor'>): CitizenFiling {
		const pkg = procedure(code);
		const form = pkg.forms.application ?? expect.fail(`${code} has no application`);
		return { code, form, answers: sampleOn(pkg, TODAY).answers, today: TODAY.toString(), otherPapers: [], ...more };
	}
	/** What staff write: the sample's result, on the day of this test. */
	function deskOf(code: string, sample = 0): Desk {
		const pkg = procedure(code);
		const result = sample === 0 ? sampleOn(pkg, TODAY).result : (pkg.fixtures[sample]?.result ?? {});
		const today = TODAY.toString();
		const isLater = (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && value > today;
		const onTime = Object.entries(result).map(([key, value]) => [key, isLater(value) ? today : value]);
		return { pkg, result: Object.fromEntries(onTime), today };
	}

	/** Each act by its own person, who finds the dossier in their own worklist. Gives the code that it has in the end. */
	async function pass(code: string, acts: readonly OfficeAct[]): Promise<string> {
		let current = code;
		for (const { by, ...act } of acts) {
			const officer = office.get(by) ?? expect.fail(`nobody is called ${by}`);
			await officer.open(current, groupOf(act.button));
			await officer.act(act);
			current = await codeShown(officer, current);
		}
		return current;
	}
	const groupOf = (button: OfficeAct['button']): string =>
		button === 'Tiếp nhận' || button === 'Yêu cầu bổ sung'
			? 'Chờ tiếp nhận'
			: button === 'Trả kết quả'
				? 'Chờ trả kết quả'
				: 'Việc của tôi';

	/** The page follows by itself: after the reception the heading is the official code. */
	async function codeShown({ page }: Officer, before: string): Promise<string> {
		const heading = page.getByRole('heading', { level: 1 });
		if (before.startsWith('TMP-') && (await page.getByText('Đã tiếp nhận').count()) > 0)
			await expect.poll(() => heading.textContent()).toMatch(OFFICIAL_CODE);
		return ((await heading.textContent()) ?? '').trim();
	}

	async function expectResult(citizen: Citizen, code: string): Promise<void> {
		const card = citizen.page.getByRole('link', { name: /^Tải .*\.pdf/ });
		const { name, bytes } = await download(citizen.page, () => card.first().click());
		expect(name).toContain(code);
		expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
		expect(bytes.byteLength).toBeGreaterThan(20_000);
	}

	function expectNoFaults(...pages: readonly (Citizen | Officer)[]): void {
		for (const { page } of [...pages, ...office.values()]) expect(page.faults).toEqual([]);
	}

	it('certifies copies', async () => {
		const citizen = await openCitizen(browser, ward.url);
		const temporary = await citizen.file(
			filingOf('2.000815', {
				search: 'chung thuc ban sao',
				delivery: 'Tại bộ phận một cửa',
				filesFor: (key) => (key === 'copies' ? [papers.scan, papers.photograph] : []),
			}),
		);
		expect(temporary).toMatch(/^TMP-/);
		const code = await pass(temporary, certifiedCopy(deskOf('2.000815')));
		expect(code).toMatch(OFFICIAL_CODE);
		await citizen.follow(code, PHONE);
		await expectResult(citizen, code);
		expectNoFaults(citizen);
		await citizen.close();
	});

	/** The citizen is asked about the draft, opens it, and agrees. */
	async function agreeToDraft(citizen: Citizen, code: string, answer: string): Promise<void> {
		const { page } = citizen;
		await citizen.follow(code, PHONE);
		const draft = await download(page, () => page.getByRole('link', { name: 'Xem bản dự thảo' }).click());
		expect(draft.bytes.subarray(0, 5).toString()).toBe('%PDF-');
		await page.getByRole('button', { name: answer }).click();
		await page.getByRole('heading', { name: 'Cần quý vị trả lời' }).waitFor({ state: 'detached' });
	}

	it('issues a marital-status certificate after a supplement that is asked for and answered in the browser', async () => {
		const citizen = await openCitizen(browser, ward.url);
		const { page } = citizen;
		const temporary = await citizen.file(
			filingOf('1.004873', {
				search: 'xac nhan tinh trang hon nhan',
				delivery: 'Bản điện tử',
				filesFor: () => [papers.photograph],
			}),
		);
		await pass(temporary, [
			askForSupplement('Ảnh chụp căn cước rõ cả hai mặt', 'Ảnh đã gửi bị mờ, không đọc được số.'),
		]);

		await citizen.follow(temporary, PHONE);
		await page.getByText('Ảnh chụp căn cước rõ cả hai mặt', { exact: true }).waitFor();
		const paper = procedure('1.004873').manifest.documents.find(({ given = 'upload' }) => given === 'upload');
		const name = paper?.name.vi ?? expect.fail('the procedure asks for no paper');
		await page.getByRole('combobox', { name: 'Gửi giấy tờ khác của thủ tục này' }).selectOption({ label: name });
		await chooseFiles(page, page.getByRole('group', { name: named(name) }), [papers.scan, papers.photograph]);
		await page.getByRole('textbox', { name: 'Lời nhắn cho bộ phận một cửa' }).fill('Tôi đã quét lại giấy tờ.');
		await page.getByRole('button', { name: 'Gửi bổ sung' }).click();
		await page.getByRole('heading', { name: 'Bộ phận một cửa yêu cầu bổ sung' }).waitFor({ state: 'detached' });

		const desk = deskOf('1.004873');
		const code = await pass(temporary, toTheDraft(desk));
		await agreeToDraft(citizen, code, 'Đúng, đồng ý cấp');
		await pass(code, fromTheDraft(desk));
		await expectResult(citizen, code);
		expectNoFaults(citizen);
		await citizen.close();
	});

	it('registers a birth that was filed on a phone', async () => {
		const citizen = await openCitizen(browser, ward.url, { viewport: 'phone' });
		const temporary = await citizen.file(
			filingOf('1.001193', {
				search: 'khai sinh',
				delivery: null,
				filesFor: (key) => (key === 'birthNotice' ? [papers.photograph, papers.scan] : []),
			}),
		);
		const desk = deskOf('1.001193');
		const code = await pass(temporary, toTheDraft(desk));
		await agreeToDraft(citizen, code, 'Đúng, đồng ý đăng ký');
		await pass(code, fromTheDraft(desk));
		await citizen.follow(code, PHONE);
		await expectResult(citizen, code);
		expectNoFaults(citizen);
		await citizen.close();
	});

	it('refuses in writing what the law does not allow, and says so to the citizen', async () => {
		const citizen = await openCitizen(browser, ward.url);
		const temporary = await citizen.file(
			filingOf('1.004873', {
				search: 'hon nhan',
				delivery: 'Tại bộ phận một cửa',
				filesFor: () => [papers.photograph],
			}),
		);
		const REFUSED = 1;
		const code = await pass(temporary, refusal(deskOf('1.004873', REFUSED), 'Người được xác nhận đang có vợ, chồng.'));
		await citizen.follow(code, PHONE);
		await citizen.page.getByText('Hồ sơ bị từ chối giải quyết.').waitFor();
		await expectResult(citizen, code);
		expectNoFaults(citizen);
		await citizen.close();
	});
});
