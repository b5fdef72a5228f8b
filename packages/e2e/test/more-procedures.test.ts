import { demoAccounts } from '@motcua/cli/demo';
import { sampleOn } from '@motcua/cli/play';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../src/browser.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import { type Citizen, type CitizenFiling, download, openCitizen } from '../src/ui/citizen.ts';
import { type Officer, signIn } from '../src/ui/officer.ts';
import { makePapers } from '../src/ui/papers.ts';
import { type Desk, type OfficeAct, receive, returnResult, sign, withForm } from '../src/ui/ways.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

const TODAY = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
/** As the samples declare it. */
const PHONE = '0912345678';
const OFFICIAL_CODE = /^H26\.352-\d{6}-\d{4}$/;

/** The procedures that were written with the public tools alone, from the portal to the result. */
describe('four more procedures in a browser', { timeout: 150_000 }, () => {
	let ward: WardServer;
	let browser: Browser;
	let papers: Awaited<ReturnType<typeof makePapers>>;
	const office = new Map<string, Officer>();

	beforeAll(async () => {
		[ward, browser, papers] = await Promise.all([openWard({ stand: 'ward' }), launchBrowser(), makePapers()]);
		for (const { username } of demoAccounts) office.set(username, await signIn(browser, ward.url, username));
	}, 150_000);
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
	});

	const procedure = (code: string): ProcedurePackage => ward.packages.get(code) ?? expect.fail(`no package ${code}`);

	/** Filed as the first sample of the package says; every one of these forms asks for the delivery itself. */
	function filingOf(code: string, search: string): CitizenFiling {
		const pkg = procedure(code);
		return {
			code,
			search,
			form: pkg.forms.application ?? expect.fail(`${code} has no application`),
			answers: sampleOn(pkg, TODAY).answers,
			today: TODAY.toString(),
			filesFor: () => [papers.scan],
			otherPapers: [],
			delivery: null,
		};
	}
	const deskOf = (code: string): Desk => ({
		pkg: procedure(code),
		result: sampleOn(procedure(code), TODAY).result,
		today: TODAY.toString(),
	});

	/** Each act by its own person, who finds the dossier in their own worklist. Gives the code that it has in the end. */
	async function pass(code: string, acts: readonly OfficeAct[]): Promise<string> {
		let current = code;
		for (const { by, ...act } of acts) {
			const officer = office.get(by) ?? expect.fail(`nobody is called ${by}`);
			await officer.open(current, groupOf(act.button));
			await officer.act(act);
			const heading = officer.page.getByRole('heading', { level: 1 });
			if (current.startsWith('TMP-')) await expect.poll(() => heading.textContent()).toMatch(OFFICIAL_CODE);
			current = ((await heading.textContent()) ?? '').trim();
		}
		return current;
	}
	const groupOf = (button: OfficeAct['button']): string =>
		button === 'Tiếp nhận' ? 'Chờ tiếp nhận' : button === 'Trả kết quả' ? 'Chờ trả kết quả' : 'Việc của tôi';

	async function agreeToDraft(citizen: Citizen, code: string, answer: string): Promise<void> {
		await citizen.follow(code, PHONE);
		const { page } = citizen;
		const draft = await download(page, () => page.getByRole('link', { name: 'Xem bản dự thảo' }).click());
		expect(draft.bytes.subarray(0, 5).toString()).toBe('%PDF-');
		await page.getByRole('button', { name: answer }).click();
		await page.getByRole('heading', { name: 'Cần quý vị trả lời' }).waitFor({ state: 'detached' });
	}

	/** The citizen has the signed result, and no page complained on the way. */
	async function expectResult(citizen: Citizen, code: string): Promise<void> {
		await citizen.follow(code, PHONE);
		const card = citizen.page.getByRole('link', { name: /^Tải .*\.pdf/ });
		const { name, bytes } = await download(citizen.page, () => card.first().click());
		expect(name).toContain(code);
		expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
		for (const { page } of [citizen, ...office.values()]) expect(page.faults).toEqual([]);
		await citizen.close();
	}

	it('registers a death that was filed on a phone', async () => {
		const citizen = await openCitizen(browser, ward.url, { viewport: 'phone' });
		const desk = deskOf('1.000656');
		const temporary = await citizen.file(filingOf('1.000656', 'khai tu'));
		const code = await pass(temporary, [
			receive,
			{ by: 'tuphap', button: 'Đủ điều kiện, lập dự thảo', ...withForm(desk, 'examination') },
		]);
		await agreeToDraft(citizen, code, 'Đúng, đồng ý đăng ký');
		await pass(code, [
			{ by: 'tuphap', button: 'Đã ghi sổ', ...withForm(desk, 'registration') },
			sign('Ký'),
			{ by: 'vanthu', button: 'Đã phát hành' },
			returnResult,
		]);
		await expectResult(citizen, code);
	});

	it('copies an entry of the register, paid before it is drafted', async () => {
		const citizen = await openCitizen(browser, ward.url);
		const desk = deskOf('2.000635');
		const temporary = await citizen.file(filingOf('2.000635', 'trich luc ho tich'));
		const code = await pass(temporary, [
			receive,
			{ by: 'tuphap', button: 'Có thông tin, cấp bản sao', ...withForm(desk, 'entry') },
			{ by: 'thuquy', button: /^Thu phí/ },
		]);
		await agreeToDraft(citizen, code, 'Đúng, đồng ý cấp');
		await pass(code, [{ by: 'vanthu', button: 'Đã vào sổ', ...withForm(desk, 'issue') }, sign('Ký'), returnResult]);
		await expectResult(citizen, code);
	});

	it('registers a household business under the tax code of its owner', async () => {
		const citizen = await openCitizen(browser, ward.url);
		const desk = deskOf('1.001612');
		const temporary = await citizen.file(filingOf('1.001612', 'ho kinh doanh'));
		const code = await pass(temporary, [
			receive,
			{ by: 'kinhte', button: 'Hồ sơ hợp lệ', ...withForm(desk, 'examination') },
			{ by: 'thuquy', button: /^Thu phí/ },
			{ by: 'kinhte', button: 'Đã ghi mã số', ...withForm(desk, 'numbering') },
			sign('Ký'),
			returnResult,
		]);
		await expectResult(citizen, code);
	});

	it('supports a family with the cost of a funeral, and pays it out', async () => {
		const citizen = await openCitizen(browser, ward.url);
		const desk = deskOf('1.001731');
		await citizen.page.goto(`${ward.url}/thu-tuc/1.001731`);
		await citizen.page.getByRole('heading', { name: 'Mức được hưởng' }).waitFor();
		const temporary = await citizen.file(filingOf('1.001731', 'mai tang'));
		const code = await pass(temporary, [
			receive,
			{ by: 'xahoi', button: 'Đủ điều kiện', ...withForm(desk, 'examination') },
			{ by: 'lanhdao', button: 'Đồng ý trình ký' },
			{ by: 'vanthu', button: 'Đã lấy số', ...withForm(desk, 'decision') },
			sign('Ký'),
			{ by: 'thuquy', button: 'Đã chi trả', ...withForm(desk, 'payment') },
			returnResult,
		]);
		await expectResult(citizen, code);
	});
});
