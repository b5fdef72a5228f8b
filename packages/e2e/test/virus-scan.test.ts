import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../src/browser.ts';
import { type Clamd, EICAR, hasClamd, makeClamd } from '../src/clamav.ts';
import { keepSightOfFailure } from '../src/screenshots.ts';
import type { ChosenFile } from '../src/ui/fill-form.ts';
import { makePapers } from '../src/ui/papers.ts';
import { openWard, type WardServer } from '../src/ward-server.ts';

/** ClamAV is the ward's choice; where it is not installed there is nothing to test. CI installs it. */
describe.skipIf(!hasClamd())('uploads with ClamAV', { timeout: 60_000 }, () => {
	let clamd: Clamd;
	let ward: WardServer;
	let browser: Browser;
	let papers: Awaited<ReturnType<typeof makePapers>>;

	beforeAll(async () => {
		[clamd, papers] = await Promise.all([makeClamd(), makePapers()]);
		await clamd.start();
		[ward, browser] = await Promise.all([openWard({ stand: 'ward', clamav: clamd.socket }), launchBrowser()]);
	}, 60_000);
	afterEach(keepSightOfFailure(() => browser));
	afterAll(async () => {
		await browser?.close();
		await ward?.close();
		await clamd?.stop();
		await clamd?.remove();
	});

	/** A sound picture or PDF with the test virus behind its end. */
	const infected = ({ name, buffer, mimeType }: ChosenFile): ChosenFile => ({
		name: `nhiem-${name}`,
		mimeType,
		buffer: Buffer.concat([buffer, Buffer.from(`\n% ${EICAR}\n`)]),
	});

	async function send(
		file: ChosenFile,
	): Promise<{ readonly status: number; readonly answer: Record<string, unknown> }> {
		const form = new FormData();
		form.set('file', new Blob([new Uint8Array(file.buffer)]), file.name);
		const response = await fetch(`${ward.url}/api/uploads`, { method: 'POST', body: form });
		return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
	}

	it('takes what is clean, and says that it was scanned', async () => {
		expect(await send(papers.scan)).toMatchObject({ status: 200, answer: { scan: 'clean' } });
		expect(await send(papers.photograph)).toMatchObject({ status: 200, answer: { scan: 'clean' } });
	});

	it.each(['scan', 'photograph'] as const)('refuses an infected %s with what to do', async (kind) => {
		const { status, answer } = await send(infected(papers[kind]));
		expect(status).toBe(422);
		expect(answer).toMatchObject({ code: 'upload.infected', field: 'file' });
		expect(answer).toHaveProperty('message.vi', expect.stringContaining('mã độc'));
	});

	it('says so at the paper, in the browser', async () => {
		const page = await openPage(browser);
		await page.goto(`${ward.url}/nop/1.001193?buoc=birth`);
		await page.getByRole('radio', { name: 'Thông thường', exact: true }).check();
		const chooser = page.waitForEvent('filechooser');
		await page.getByRole('button', { name: 'Chọn tệp' }).first().click();
		await (await chooser).setFiles({ ...infected(papers.photograph) });
		await page.getByText(/Phần mềm diệt vi-rút phát hiện mã độc/).waitFor();
	});

	it('takes files marked as not scanned while the scanner is down, and scans again when it is back', async () => {
		await clamd.stop();
		expect(await send(papers.scan)).toMatchObject({ status: 200, answer: { scan: 'notScanned' } });
		await clamd.start();
		expect(await send(papers.photograph)).toMatchObject({ status: 200, answer: { scan: 'clean' } });
		expect((await send(infected(papers.scan))).status).toBe(422);
	});
});
