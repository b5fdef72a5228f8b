import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser, openPage } from '../src/browser.ts';
import { look, lookAtDialog } from '../src/ui/look.ts';

/** What the tests of the pages look with: blind, it would find every page good. */
let browser: Browser;
beforeAll(async () => {
	browser = await launchBrowser();
});
afterAll(async () => browser?.close());

const page = (body: string, style = ''): string =>
	`<!doctype html><html lang="vi"><head><title>Trang thử</title><style>${style}</style></head><body><main>${body}</main></body></html>`;

it.each([
	['nothing in a sound page', '<h1>Hồ sơ</h1><p>Không có gì sai.</p>', '', []],
	['pale text', '<p>Chữ nhạt</p>', 'p { color: #aaa; background: #fff }', ['color-contrast']],
	[
		'text that is pale on dark ground only',
		'<p>Chữ nhạt khi nền tối</p>',
		'p { background: #fff; color: #000 } @media (prefers-color-scheme: dark) { p { background: #111; color: #333 } }',
		['color-contrast'],
	],
	['a picture without words', '<img src="data:," width="40" height="40">', '', ['image-alt']],
	['a box without a name', '<input type="text">', '', ['label']],
	[
		'targets too small for a thumb',
		'<a href="#a">a</a><a href="#b">b</a>',
		'a { display: block; height: 8px; width: 8px; font-size: 6px }',
		['target-size'],
	],
	['what runs out of a phone', '<p style="width: 600px">Dài quá</p>', '', ['runs out of the screen']],
])('finds %s', async (name, body, style, wanted) => {
	const opened = await openPage(browser);
	await opened.setContent(page(body, style));
	const found = await look(opened, `look-${name.replaceAll(' ', '-')}`);
	if (wanted.length === 0) expect(found).toEqual([]);
	for (const rule of wanted) expect(found.join('\n')).toContain(rule);
	await opened.close();
});

it('looks into an open dialog', async () => {
	const opened = await openPage(browser);
	await opened.setContent(page('<dialog aria-label="Hỏi"><button></button></dialog>'));
	await opened.evaluate('document.querySelector("dialog").showModal()');
	expect((await lookAtDialog(opened, 'look-dialog')).join('\n')).toContain('button-name');
	await opened.close();
});

it('hears scripts that fail, answers that are errors and what the policy forbids', async () => {
	const opened = await openPage(browser);
	await opened.route('**/*', (route) => {
		const { pathname } = new URL(route.request().url());
		if (pathname !== '/') return route.fulfill({ status: 500, body: '' });
		const headers = { 'content-security-policy': "script-src 'self' 'unsafe-inline'; img-src 'none'" };
		const body =
			'<script>setTimeout(() => { throw new Error("hỏng") })</script><img src="/a.png"><script src="/b.js"></script>';
		return route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', headers, body });
	});
	await opened.goto('http://thu.example/');
	await expect.poll(() => opened.faults.join('\n')).toMatch(/hỏng/);
	expect(opened.faults.join('\n')).toMatch(/answer: 500/);
	expect(opened.faults.join('\n')).toMatch(/Content Security Policy/i);
	await opened.close();
});
