import { defineHandlers } from '@motcua/procedure-sdk';
import { signerOfficeLines } from '@motcua/procedure-sdk/catalogues';
import { foldVietnamese, formatDocumentDate, formatNumber, vndInWords } from '@motcua/procedure-sdk/formats';
import { type CountedPaper, correctPapers, numberPapers } from './certified-papers.ts';
import { copyFeeVnd } from './copy-fee.ts';
import type procedure from './procedure.ts';

/** Words in a title that announce what may not be certified (decree 23/2015 art. 22): looked for without diacritics. */
const CLASSIFIED = /\b(tuyet mat|toi mat|mat so|dong dau mat|tai lieu mat)\b/;

export default defineHandlers<typeof procedure>({
	validate({ answers, finding, t }) {
		const papers = answers.papers;
		const titles = papers.map((paper) => foldVietnamese(`${paper.documentName} ${paper.documentNumber ?? ''}`));
		const twice = titles.flatMap((title, index) =>
			titles.indexOf(title) < index
				? [
						finding(
							`papers[${index}].documentName`,
							'papers.twice',
							t(
								'Giấy tờ này giống mục {{first}}. Nếu là cùng một bản chính, hãy gộp lại và tăng số bản sao.',
								'This paper looks like entry {{first}}. If it is the same original, put them together and ask for more copies.',
								{ first: titles.indexOf(title) + 1 },
							),
						),
					]
				: [],
		);
		const classified = titles.flatMap((title, index) =>
			CLASSIFIED.test(title)
				? [
						finding(
							`papers[${index}].documentName`,
							'papers.classified',
							t(
								'Bản chính đóng dấu mật hoặc không được sao chụp thì không được chứng thực bản sao (Điều 22 Nghị định 23/2015/NĐ-CP).',
								'Classified originals may not be certified (decree 23/2015/NĐ-CP art. 22).',
							),
						),
					]
				: [],
		);
		return [...twice, ...classified];
	},

	checkScans({ answers, dossier, finding, t }) {
		const scanned = dossier.papers.filter((paper) => paper.requirement === 'copies' && paper.pages !== null);
		const pages = scanned.reduce((sum, paper) => sum + (paper.pages ?? 0), 0);
		const declared = answers.papers.reduce((sum, paper) => sum + paper.pageCount, 0);
		if (scanned.length === 0 || pages >= declared) return [];
		return [
			finding(
				'papers',
				'papers.scanShort',
				t(
					'Bản chụp tải lên có {{pages}} trang, ít hơn {{declared}} trang đã khai của các bản chính.',
					'The uploaded copies have {{pages}} pages, fewer than the {{declared}} declared for the originals.',
					{ pages, declared },
				),
			),
		];
	},

	computeFee({ answers, result, settings, done, fee, finding, t }) {
		const papers = correctPapers(answers.papers, result.corrections ?? []);
		if (papers === null) {
			return done('unknownPaper', {
				findings: [
					finding(
						'papers',
						'corrections.paperNumber',
						t(
							'Phần sửa số trang nhắc đến giấy tờ không có trong {{count}} giấy tờ đã khai, hoặc nhắc một giấy tờ hai lần.',
							'A correction names a paper that is not among the {{count}} declared, or names one twice.',
							{ count: answers.papers.length },
						),
					),
				],
			});
		}
		const lines = papers.map((paper) => ({
			label: t('{{name}} ({{pages}} trang)', '{{name}} ({{pages}} pages)', {
				name: paper.documentName,
				pages: paper.pageCount,
			}),
			quantity: paper.copyCount,
			unitVnd: copyFeeVnd(paper.pageCount, settings),
		}));
		const totalFeeVnd = lines.reduce((sum, line) => sum + line.quantity * line.unitVnd, 0);
		return done('priced', { patch: { certifiedPapers: papers, totalFeeVnd }, intents: [fee(lines)] });
	},

	writeAttestation({ answers, result, dossier, ward, done, finding, renderResult, t }) {
		const { firstCertificationNumber, registerBook, certifiedOn, signerOffice, signerName } = result;
		const counted = result.certifiedPapers as readonly CountedPaper[] | undefined;
		if (!counted || !firstCertificationNumber || !registerBook || !certifiedOn || !signerOffice || !signerName) {
			throw new Error('writeAttestation runs after computeFee and the entry in the register');
		}
		const papers = numberPapers(counted, { firstCertificationNumber, otherNumbers: result.otherNumbers ?? [] });
		if (papers === null) {
			return done('wrongNumbers', {
				findings: [
					finding(
						'papers',
						'certification.numbers',
						t(
							'Số chứng thực bị trùng hoặc ghi cho giấy tờ không có trong danh sách; mỗi bản chính cần một số riêng.',
							'Numbers repeat or belong to a paper that is not in the list; every original needs a number of its own.',
						),
					),
				],
			});
		}
		const totalFeeVnd = Number(result.totalFeeVnd ?? 0);
		const data = {
			wardName: ward.name,
			dossierCode: dossier.code,
			requesterName: answers.requesterFullName,
			registerBook,
			certifiedOn: formatDocumentDate(certifiedOn),
			signerOffice: signerOfficeLines(signerOffice),
			signerName,
			electronic: answers.wantsElectronicCopy === true,
			papers: papers.map((paper) => ({ ...paper, documentNumber: paper.documentNumber ?? '' })),
			totalCopies: papers.reduce((sum, paper) => sum + paper.copyCount, 0),
			totalFee: formatNumber(totalFeeVnd),
			totalFeeWords: vndInWords(totalFeeVnd),
		};
		return done('written', { patch: { certifiedPapers: papers }, intents: [renderResult(data)] });
	},
});
