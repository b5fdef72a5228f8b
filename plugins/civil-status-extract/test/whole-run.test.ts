import { doneBy, playFlow, runHandler } from '@motcua/procedure-sdk/testing';
import { tryForm } from '@motcua/procedure-testing';
import { papersOf } from '@motcua/procedure-testing/vitest';
import { describe, expect, it } from 'vitest';
import { copyText } from '../src/copy-text.ts';
import handlers from '../src/handlers.ts';
import procedure from '../src/procedure.ts';
import { answer, birth, birthEntry, issued, letter, marriage, marriageEntry, posted, refusal } from './samples.ts';

const { expectPages } = papersOf(procedure);
const { filed } = tryForm(procedure, { today: '2026-11-23' });

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
		await expectPages(run.paper, 3);
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
		await expectPages(run.paper);
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
		await expectPages(run.paper);
	});
});

describe('the draft', () => {
	it('is one page without numbers', async () => {
		const run = await runHandler(procedure, handlers, 'draftCopy', { answers: filed(birth), result: birthEntry });
		const { paper } = doneBy(run);
		expect(paper).toMatchObject({ kind: 'draft', numbers: [0] });
		await expectPages(paper);
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
