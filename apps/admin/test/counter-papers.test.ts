import type { FormDefinition } from '@motcua/forms';
import type { ProcedureDetail } from '@motcua/server/views';
import { createFormController } from '@motcua/ui/form';
import { createRoot } from 'solid-js';
import { describe, expect, test } from 'vitest';
import { createCounterPapers, formForCounter, formWithoutPapers } from '../src/counter/counter-papers.ts';

const text = (vi: string) => ({ vi, en: vi });
const today = '2026-11-23';

const application: FormDefinition = {
	formVersion: 1,
	id: 'application',
	title: text('Tờ khai'),
	sections: [
		{
			key: 'who',
			title: text('Ai'),
			fields: [
				{ type: 'personName', key: 'fullName', label: text('Họ tên'), required: true },
				{ type: 'boolean', key: 'byProxy', label: text('Uỷ quyền') },
			],
		},
		{
			key: 'files',
			title: text('Tệp'),
			fields: [
				{
					type: 'file',
					key: 'authorisation',
					label: text('Giấy uỷ quyền'),
					accept: ['pdf'],
					required: true,
					visibleWhen: 'byProxy == true',
				},
			],
		},
	],
};

const paper = (key: string, more: Partial<ProcedureDetail['documents'][number]> = {}) =>
	({ key, name: text(key), kind: 'original', required: false, quantity: 1, ...more }) as const;

const procedure: ProcedureDetail = {
	code: '1.000001',
	name: text('Thủ tục'),
	summary: text(''),
	category: text('Hộ tịch'),
	timeLimit: { amount: 1, unit: 'working-days' },
	feeText: text('Miễn phí'),
	onlineLevel: 'full',
	version: '1.0.0',
	digest: '0'.repeat(64),
	authority: text('UBND'),
	documents: [
		paper('declaration', { required: true, given: 'form' }),
		paper('identityCard', { required: true, given: 'shown' }),
		paper('authorisation', { requiredWhen: 'byProxy == true' }),
	],
	feeNote: text(''),
	feeAmounts: [],
	benefits: [],
	steps: [],
	officers: [],
	resultName: text('Kết quả'),
	legalBasis: [],
	unverified: [],
	form: application,
	validates: false,
};

const file = { uploadId: 'u1', name: 'a.pdf', mime: 'application/pdf', bytes: 10, pages: 1 };

function withPapers(
	run: (parts: {
		readonly form: ReturnType<typeof createFormController>;
		readonly papers: ReturnType<typeof createCounterPapers>;
		readonly paperOf: (key: string) => ReturnType<ReturnType<typeof createCounterPapers>['asked']>[number];
	}) => void,
): void {
	createRoot((dispose) => {
		const form = createFormController({
			definition: formForCounter(procedure),
			today,
			uploader: () => Promise.resolve(file),
			maxFileBytes: 1_000,
		});
		const papers = createCounterPapers(procedure, form, today);
		const paperOf = (key: string) => {
			const found = papers.asked().find(({ requirement }) => requirement.key === key);
			if (!found) throw new Error(`${key} is not asked for`);
			return found;
		};
		run({ form, papers, paperOf });
		dispose();
	});
}

describe('papers at the counter', () => {
	test('the form itself is no paper, and a paper under a condition waits for it', () => {
		withPapers(({ form, papers }) => {
			const keys = () => papers.asked().map(({ requirement }) => requirement.key);
			expect(keys()).toEqual(['identityCard']);
			form.setValue('byProxy', true);
			expect(keys()).toEqual(['identityCard', 'authorisation']);
		});
	});

	test('a required paper must be shown or uploaded; an upload needs a file', () => {
		withPapers(({ form, papers, paperOf }) => {
			form.setValue('byProxy', true);
			const authorisation = paperOf('authorisation');
			expect(papers.isRequired(authorisation)).toBe(true);
			expect(papers.problem(authorisation)).toBe('given');
			papers.setGiven(authorisation, 'upload');
			expect(papers.problem(authorisation)).toBe('files');
			papers.setFiles(authorisation, [file]);
			expect(papers.problem(authorisation)).toBeNull();
			papers.setGiven(authorisation, 'shown');
			expect(papers.problem(authorisation)).toBeNull();
		});
	});

	test('files of a form field go with the answers, others with the papers', () => {
		withPapers(({ form, papers, paperOf }) => {
			form.setValue('byProxy', true);
			for (const key of ['identityCard', 'authorisation']) {
				papers.setGiven(paperOf(key), 'upload');
				papers.setFiles(paperOf(key), [file]);
			}
			expect(papers.toSend().documents).toEqual([{ requirement: 'identityCard', uploadIds: ['u1'] }]);
			expect(papers.toSend().withheld.has('authorisation')).toBe(false);
			expect(form.answers()).toMatchObject({ authorisation: ['u1'] });
		});
	});

	test('a paper that was shown after all keeps its files at home', () => {
		withPapers(({ form, papers, paperOf }) => {
			form.setValue('byProxy', true);
			papers.setGiven(paperOf('authorisation'), 'upload');
			papers.setFiles(paperOf('authorisation'), [file]);
			papers.setGiven(paperOf('authorisation'), 'shown');
			papers.setGiven(paperOf('identityCard'), 'shown');
			const sent = papers.toSend();
			expect(sent.shown).toEqual(['identityCard', 'authorisation']);
			expect(sent.documents).toEqual([]);
			expect(sent.withheld.has('authorisation')).toBe(true);
		});
	});

	test('the form does not demand the files that are asked for apart', () => {
		withPapers(({ form }) => {
			form.setValue('byProxy', true);
			form.setValue('fullName', 'Nguyễn Văn An');
			expect(form.validateAll()).toBe(true);
		});
	});
});

test('what is drawn leaves out paper fields, and sections that held nothing else', () => {
	expect(formWithoutPapers(procedure).sections.map(({ key }) => key)).toEqual(['who']);
	expect(formForCounter(procedure).sections.map(({ key }) => key)).toEqual(['who', 'files']);
});
