import { readdirSync, readFileSync } from 'node:fs';
import { createDocumentRenderer } from '@motcua/documents';
import { evaluate } from '@motcua/forms';
import { playFlow, runHandler } from '@motcua/procedure-sdk/testing';
import { afterAll, describe, expect, it } from 'vitest';
import { copyText } from '../src/copy-text.ts';
import handlers from '../src/handlers.ts';
import procedure from '../src/procedure.ts';
import { answer, birth, birthEntry, issued, letter, marriage, marriageEntry, posted, refusal } from './samples.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

const folder = new URL('../templates/', import.meta.url);
const files = Object.fromEntries(
	readdirSync(folder).map((name) => [`templates/${name}`, readFileSync(new URL(name, folder), 'utf8')]),
);
const { application } = procedure.forms;
if (application === undefined) throw new Error('the procedure has no application form');
const filed = (answers: object) => evaluate(application, { ...answers }, { today: '2026-11-23' }).answers;
const rendered = (data: Readonly<Record<string, unknown>> | null) =>
	renderer.render({ template: procedure.manifest.result.template, files, data: data ?? {} });

const straight = {
	confirmDraft: { outcome: 'accepted' },
	book: { outcome: 'booked', writes: issued },
	sign: { outcome: 'signed' },
	dispatch: { outcome: 'sent', writes: posted },
} as const;
const found = (entry: Readonly<Record<string, unknown>>) => ({ outcome: 'found', writes: entry }) as const;

describe('a whole run', () => {
	it('makes as many pages as copies, each with its own number, paid before', async () => {
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(birth) },
			{ ...straight, searchRegister: found(birthEntry) },
		);
		expect(run.path).toEqual([
			'searchRegister found',
			'priceCopies priced',
			'collectFee paid',
			'draftCopy drafted',
			'confirmDraft accepted',
			'book booked',
			'prepareCopies prepared',
			'sign signed',
			'arrangeDelivery handOver',
		]);
		expect(run.fee).toMatchObject([{ quantity: 3, unitVnd: 8000, amountVnd: 24_000 }]);
		expect(run.paper).toMatchObject({ title: 'Trích lục khai sinh', numbers: [311, 312, 313], year: '2026' });
		expect(await rendered(run.paper)).toMatchObject({ pages: 3, warnings: [] });
	});

	it('goes to the post office when the citizen asked for it', async () => {
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(marriage) },
			{ ...straight, searchRegister: found(marriageEntry) },
		);
		expect(run.path.slice(-2)).toEqual(['arrangeDelivery post', 'dispatch sent']);
		expect(run.result).toMatchObject({
			postTo: 'Trần Thị Bích Ngọc, Thôn 3, Xã Hoằng Hóa, Thanh Hóa',
			postalNumber: 'CA123456789VN',
		});
		expect(await rendered(run.paper)).toMatchObject({ pages: 1, warnings: [] });
	});

	it('asks who keeps the register, and looks again when the entry is of somebody else or not the one meant', async () => {
		const other = { ...birthEntry, entryFullName: 'Lê Gia Bách' };
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(birth) },
			{
				...straight,
				searchRegister: [
					{ outcome: 'heldElsewhere', writes: { searchResult: 'heldElsewhere' } },
					found(other),
					found(birthEntry),
					found(birthEntry),
				],
				askHolder: { outcome: 'sent', writes: letter },
				waitForHolder: { outcome: 'answered', writes: answer },
				confirmDraft: [{ outcome: 'otherEntry' }, { outcome: 'accepted' }],
				book: [{ outcome: 'booked', writes: { ...issued, copiesIssuedOn: '2026-11-20' } }, straight.book],
			},
		);
		expect(run.path).toEqual(expect.arrayContaining(['priceCopies otherPerson', 'prepareCopies wrongDate']));
		expect(run.end).toBe('resolved');
	});

	it('refuses in writing what no register knows', async () => {
		const run = await playFlow(
			procedure,
			handlers,
			{ answers: filed(birth) },
			{
				searchRegister: { outcome: 'notFound', writes: { searchResult: 'notFound' } },
				explainRefusal: { outcome: 'explained', writes: refusal },
				signRefusal: { outcome: 'signed' },
			},
		);
		expect(run).toMatchObject({ end: 'refused', fee: [], paper: { kind: 'refusal' } });
		expect(await rendered(run.paper)).toMatchObject({ pages: 1, warnings: [] });
	});
});

describe('the draft', () => {
	it('is one page without numbers', async () => {
		const run = await runHandler(procedure, handlers, 'draftCopy', { answers: filed(birth), result: birthEntry });
		const data =
			run.ok && run.result.kind === 'done' ? run.result.intents?.find((one) => one.kind === 'renderResult')?.data : {};
		expect(data).toMatchObject({ kind: 'draft', numbers: [0] });
		expect(await rendered(data ?? null)).toMatchObject({ pages: 1, warnings: [] });
	});
});

describe('the text of a copy', () => {
	const labels = (kind: 'birth' | 'marriage' | 'death' | 'other') =>
		copyText({ ...birthEntry, entryKind: kind }, false)?.lines.flatMap((line) => line.map(([label]) => label)) ?? [];

	it('has the lines of its kind', () => {
		expect(labels('birth')).toEqual(expect.arrayContaining(['Nơi sinh', 'Người mẹ', 'Người cha']));
		expect(labels('marriage')).toContain('Họ tên, ngày sinh của vợ hoặc chồng');
		expect(labels('death')).toEqual(expect.arrayContaining(['Đã chết vào lúc', 'Nguyên nhân chết']));
		expect(labels('other')).toContain('Nội dung');
	});

	it('is a birth certificate when that was asked for, and says what was changed later', () => {
		const changed = { ...birthEntry, entryChanges: 'Cải chính tên đệm ngày 12/3/2023.' };
		const copy = copyText(changed, true);
		expect(copy?.title).toBe('Giấy khai sinh');
		expect(copy?.lines.at(-1)).toEqual([['Ghi chú', 'Cải chính tên đệm ngày 12/3/2023.']]);
		expect(copyText(marriageEntry, true)?.title).toBe('Trích lục kết hôn');
	});

	it('is none while nothing was found', () => {
		expect(copyText({ searchResult: 'notFound' }, false)).toBeNull();
	});
});
