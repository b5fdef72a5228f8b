import { defineHandlers } from '@motcua/procedure-sdk';
import { dueLines, signerOfficeLines } from '@motcua/procedure-sdk/catalogues';
import { formatNumber } from '@motcua/procedure-sdk/formats';
import type procedure from './procedure.ts';

export default defineHandlers<typeof procedure>({
	/** Runs while the citizen reviews the answers. It warns; it never stops a filing. */
	validate({ answers, finding, t }) {
		if (answers.copies <= 5) return [];
		return [
			finding(
				'copies',
				'copies.many',
				t('Ông/bà yêu cầu {{count}} bản; thường chỉ cần 1 đến 5 bản.', 'You ask for {{count}} copies; 1 to 5 are usual.', {
					count: answers.copies,
				}),
			),
		];
	},

	prepare({ answers, result, settings, ward, dossier, done, fee, renderResult, t }) {
		const { signerOffice, signerName } = result;
		if (!signerOffice || !signerName) throw new Error('prepare runs after the examination, which names the signer');
		const totalFeeVnd = answers.copies * settings.perCopy;
		return done('prepared', {
			patch: { totalFeeVnd },
			intents: [
				fee(
					dueLines([{ label: t('Giấy xác nhận', 'Certificate'), quantity: answers.copies, unitVnd: settings.perCopy }]),
				),
				renderResult({
					wardName: ward.name,
					dossierCode: dossier.code,
					requesterName: answers.requesterFullName,
					purpose: answers.purpose,
					totalFee: formatNumber(totalFeeVnd),
					signerOffice: signerOfficeLines(signerOffice),
					signerName,
				}),
			],
		});
	},
});
