import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { createDocumentRenderer, DocumentError, type RenderInput } from '../src/index.ts';
import { pdfFonts, pdfText, popplerMissing } from './poppler.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

const only = (source: string, rest: Partial<RenderInput> = {}): RenderInput => ({
	template: 'main.typ',
	files: { 'main.typ': source },
	data: null,
	...rest,
});
const official = '#import "/motcua/1/official.typ": *\n#show: slip.with(title: "Thử")\n';

async function refusal(work: Promise<unknown>): Promise<DocumentError> {
	const error = await work.then(
		() => null,
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof DocumentError)) throw new Error(`expected a DocumentError, got ${String(error)}`);
	return error;
}

describe('render', () => {
	it('makes a PDF of a template, its helper file and its data', async () => {
		const document = await renderer.render({
			template: 'templates/main.typ',
			files: {
				'templates/main.typ': `${official}#import "parts.typ": greeting\n#greeting(json("/data.json").name)`,
				'templates/parts.typ': '#let greeting(name) = [Kính gửi: #name]',
			},
			data: { name: 'Đặng Thị Ngọc Quỳnh' },
		});
		expect(Buffer.from(document.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
		expect(document).toMatchObject({ pages: 1, warnings: [] });
	});

	it('gives the same bytes for the same input, in another process too', async () => {
		const input = only(`${official}Xin chào #datetime(year: 2026, month: 11, day: 23).display()`);
		const other = createDocumentRenderer();
		const [first, second, third] = await Promise.all([
			renderer.render(input),
			renderer.render(input),
			other.render(input),
		]);
		await other.close();
		expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
		expect(Buffer.compare(first.pdf, third.pdf)).toBe(0);
	});

	it('writes the given moment as the creation date', async () => {
		const dated = async (createdAt: string): Promise<string> =>
			Buffer.from((await renderer.render(only(official, { createdAt }))).pdf).toString('latin1');
		expect(await dated('2026-11-23T09:15:00+07:00')).toContain('CreationDate (D:20261123021500Z)');
		expect(await dated('2026-11-24T09:15:00+07:00')).toContain('CreationDate (D:20261124021500Z)');
	});

	it('tells the place of an error in the template', async () => {
		const error = await refusal(renderer.render(only('Một\n\n#(1 + "hai")')));
		expect(error.code).toBe('template.invalid');
		expect(error.diagnostics).toEqual([
			{ severity: 'error', message: 'cannot add integer and string', file: 'main.typ', line: 3 },
		]);
	});

	it('warns when no font has a letter of the data, and still gives the document', async () => {
		const document = await renderer.render(only(`${official}#json("/data.json").name`, { data: { name: 'Lý 漢' } }));
		expect(document.warnings.map((one) => one.message)).toEqual(['no document font has these characters: 漢']);
	});

	it('has a glyph for every Vietnamese letter and those of ethnic names', async () => {
		const vowels = [...'aăâeêioôơuưy'].flatMap((letter) =>
			['', '̀', '́', '̉', '̃', '̣'].map((tone) => (letter + tone).normalize('NFC')),
		);
		const letters = [...vowels, ...vowels.map((letter) => letter.toUpperCase()), ...'đĐŭĕƀčʼ’'].join('');
		const document = await renderer.render(only(`${official}#json("/data.json")`, { data: letters }));
		expect(document.warnings).toEqual([]);
	});

	it('refuses fonts that would print nothing', () => {
		const woff2 = new TextEncoder().encode('wOF2....');
		expect(() => createDocumentRenderer({ fonts: [woff2] })).toThrow(/font\.format/);
	});

	it('takes no more work once it is closed', async () => {
		const closed = createDocumentRenderer();
		await closed.close();
		expect((await refusal(closed.render(only('x')))).code).toBe('closed');
	});

	it('refuses what would wait too long', async () => {
		const small = createDocumentRenderer({ limits: { maxQueue: 2 } });
		const results = await Promise.allSettled([1, 2, 3].map(() => small.render(only('x'))));
		await small.close();
		expect(results.map((result) => result.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
	});
});

describe.skipIf(popplerMissing !== null)('the PDF as another program reads it', () => {
	it('keeps every diacritic in the copied text', async () => {
		const sentence = 'Cộng hòa xã hội chủ nghĩa Việt Nam; Đặng Thị Hường, Nguyễn Quốc Vượng, H’Hen Niê, Y Wơn Ayŭn';
		const document = await renderer.render(only(`${official}#json("/data.json")`, { data: sentence }));
		expect(pdfText(document.pdf)).toContain(sentence);
	});

	it('embeds its fonts and takes none from the machine', async () => {
		const text = '#set text(font: ("Arimo", "DejaVu Sans", "Liberation Serif"))\nHạ Đình *đậm* _nghiêng_';
		const document = await renderer.render(only(text));
		const fonts = pdfFonts(document.pdf);
		expect(fonts.length).toBeGreaterThan(0);
		expect(fonts.every((font) => font.embedded && font.unicode)).toBe(true);
		expect(fonts.some((font) => /Arimo|DejaVuSans$|Liberation/.test(font.name))).toBe(false);
		expect(document.warnings.map((one) => one.message)).toContain('unknown font family: arimo');
	});

	it('prints the document font only', async () => {
		const document = await renderer.render(only(`${official}Thường *đậm* _nghiêng_ *_đậm nghiêng_*`));
		const names = pdfFonts(document.pdf).map((font) => font.name.replace(/^[A-Z]+\+/, ''));
		expect(names.sort()).toEqual(['Tinos', 'Tinos-Bold', 'Tinos-BoldItalic', 'Tinos-Italic']);
	});
});

describe('pdfPageCount', () => {
	it('counts the pages of a PDF', async () => {
		const document = await renderer.render(only('#for i in range(7) { page[#i] }'));
		expect(await renderer.pdfPageCount(document.pdf)).toBe(7);
	});

	it('tells a PDF that asks for a password from one that only forbids changes', async () => {
		const file = (name: string) => readFileSync(new URL(`files/${name}.pdf`, import.meta.url));
		expect((await refusal(renderer.pdfPageCount(file('needs-password')))).code).toBe('pdf.encrypted');
		expect(await renderer.pdfPageCount(file('opens-without-password'))).toBe(2);
	});

	it('refuses what is no PDF or was cut off', async () => {
		const { pdf } = await renderer.render(only('x'));
		expect((await refusal(renderer.pdfPageCount(pdf.subarray(0, 300)))).code).toBe('pdf.unreadable');
		expect((await refusal(renderer.pdfPageCount(new TextEncoder().encode('không phải PDF')))).code).toBe(
			'pdf.unreadable',
		);
		expect((await refusal(renderer.pdfPageCount(new Uint8Array()))).code).toBe('pdf.unreadable');
	});
});
