import { createServer } from 'node:http';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createDocumentRenderer, DocumentError } from '../src/index.ts';

// Templates come from people we do not know. Each test is one thing that a hostile template tries.
const renderer = createDocumentRenderer({
	limits: { timeoutMs: 3_000, memoryMb: 350, maxPages: 20, maxBytes: 60_000 },
});
afterAll(() => renderer.close());

function render(
	source: string,
	rest: { files?: Record<string, string>; images?: Record<string, Uint8Array> } = {},
): Promise<unknown> {
	return renderer.render({ template: 'main.typ', data: null, ...rest, files: { 'main.typ': source, ...rest.files } });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return 'rendered';
	} catch (error) {
		return error instanceof DocumentError ? error.code : String(error);
	}
}

afterEach(async () => {
	// Whatever was tried: the next document is made as if nothing had been.
	expect(await codeOf(render('Xin chào'))).toBe('rendered');
});

describe('a hostile template', () => {
	it.each(['/etc/passwd', '../../../../etc/passwd', '/proc/self/environ', '/fonts/LICENSE-Tinos.txt', '//etc/passwd'])(
		'cannot read %s',
		async (path) => {
			expect(await codeOf(render(`#read("${path}")`))).toMatch(/^template\.(file|invalid)$/);
		},
	);

	it('cannot read a file through a picture, a data loader or an include', async () => {
		for (const source of [
			'#image("/etc/hostname.png")',
			'#json("/etc/passwd")',
			'#include "/etc/passwd"',
			'#bibliography("/etc/a.bib")',
		]) {
			expect(await codeOf(render(source))).toMatch(/^template\.(file|invalid)$/);
		}
	});

	it('is told which line imports a package', async () => {
		const work = render('Một\n#import "@preview/cetz:0.3.0": canvas');
		await expect(work).rejects.toMatchObject({
			code: 'template.package',
			diagnostics: [{ file: 'main.typ', line: 2 }],
		});
	});

	it('cannot reach the network with a package name that it puts together', async () => {
		expect(await codeOf(render('#import "@" + "preview/cetz:0.3.0": canvas'))).toBe('template.package');
	});

	it('cannot use the proxy or the folders of the server', async () => {
		const seen: string[] = [];
		const proxy = createServer().on('connect', (request, socket) => {
			seen.push(request.url ?? '');
			socket.destroy();
		});
		await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
		const address = proxy.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		process.env.HTTPS_PROXY = `http://127.0.0.1:${port}`;
		const fresh = createDocumentRenderer();
		try {
			const source = '#import "@" + "preview/cetz:0.3.0": canvas';
			expect(await codeOf(fresh.render({ template: 'a.typ', files: { 'a.typ': source }, data: null }))).toBe(
				'template.package',
			);
			expect(seen).toEqual([]);
		} finally {
			delete process.env.HTTPS_PROXY;
			await fresh.close();
			proxy.close();
		}
	});

	it('is ended when it does not come to an end', async () => {
		const started = performance.now();
		expect(
			await codeOf(render('#for i in range(1000000) { for j in range(1000000) { let x = calc.sin(i * j) } }')),
		).toBe('limit.time');
		expect(performance.now() - started).toBeLessThan(4_500);
	});

	it('is ended when it takes too much memory', async () => {
		const source = '#let s = "a" * 1000000\n#let all = ()\n#for i in range(5000) { all.push(s + str(i)) }\n#all.len()';
		expect(await codeOf(render(source))).toBe('limit.memory');
	});

	it('cannot make a document without end', async () => {
		expect(await codeOf(render('#for i in range(21) { page[x] }'))).toBe('output.tooLarge');
	});

	it('cannot make a file of any size', async () => {
		expect(await codeOf(render('#lorem(6000)'))).toBe('output.tooLarge');
	});

	it.each([
		'../main.typ',
		'/main.typ',
		'a/../b.typ',
		'motcua/1/official.typ',
		'data.json',
		'images/x.typ',
		'a\\b.typ',
		'',
	])('cannot bring a file named "%s"', async (path) => {
		expect(await codeOf(render('x', { files: { [path]: 'y' } }))).toBe('template.path');
	});

	it('cannot change the shared library for the next document', async () => {
		await codeOf(render('#import "/motcua/1/official.typ": *\n#let document-font = "Arimo"'));
		expect(
			await codeOf(render('#import "/motcua/1/official.typ": document-font\n#assert(document-font == "Tinos")')),
		).toBe('rendered');
	});

	it('leaves no file of its own behind for the next document', async () => {
		await render('#import "secret.typ": *', { files: { 'secret.typ': '#let a = 1' } });
		expect(await codeOf(render('#import "secret.typ": *'))).toBe('template.file');
	});
});
