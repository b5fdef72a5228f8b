import { field, form, section, text } from '@motcua/procedure-sdk';
import { signerFields } from '@motcua/procedure-sdk/catalogues';

/**
 * What the justice officer finds when copy and original lie side by side. Only papers that were declared wrongly are named
 * again; the fee is computed from what the officer counted.
 */
export const comparison = form({
	title: text('Đối chiếu bản chính và bản sao', 'Comparison of original and copy'),
	sections: {
		comparison: section({
			title: text('Kết quả đối chiếu', 'Result'),
			fields: {
				originalsSeen: field.boolean({
					label: text(
						'Đã xem từng bản chính và đối chiếu từng bản sao',
						'I have seen every original and compared every copy',
					),
					required: true,
				}),
				corrections: field.group({
					label: text('Giấy tờ khai chưa đúng số trang hoặc số bản', 'Papers declared with wrong numbers'),
					itemLabel: text('Giấy tờ', 'Paper'),
					maxItems: 30,
					fields: {
						paperNumber: field.number({
							label: text('Giấy tờ số (theo thứ tự khai)', 'Paper number, in the order declared'),
							required: true,
							min: 1,
							max: 30,
							width: 4,
						}),
						pageCount: field.number({
							label: text('Số trang bản chính', 'Pages of the original'),
							required: true,
							min: 1,
							max: 2000,
							width: 4,
						}),
						copyCount: field.number({
							label: text('Số bản sao', 'Copies'),
							required: true,
							min: 1,
							max: 100,
							width: 4,
						}),
					},
				}),
				comparisonNote: field.text({
					label: text('Ghi chú', 'Note'),
					multiline: true,
					maxLength: 1000,
				}),
			},
		}),
	},
});

/** The clerk's entries in the register of certified copies (SCT/BS): one number per original per occasion. */
export const certification = form({
	title: text('Vào Sổ chứng thực', 'Entry in the certification register'),
	sections: {
		certification: section({
			title: text('Số chứng thực', 'Certification numbers'),
			description: text(
				'Mỗi bản chính một số chứng thực. Các số liên tiếp bắt đầu từ số đầu tiên; giấy tờ mang số khác thì ghi riêng.',
				'One number per original. Numbers run on from the first; papers with another number are named apart.',
			),
			fields: {
				registerBook: field.text({
					label: text('Quyển số', 'Book'),
					help: text('Ví dụ: 01/2026', 'For example: 01/2026'),
					required: true,
					pattern: '[0-9]{1,3}(/[0-9]{4})?',
					patternMessage: text('Ghi số quyển và năm, ví dụ 01/2026.', 'Book and year, for example 01/2026.'),
					width: 4,
				}),
				firstCertificationNumber: field.number({
					label: text('Số chứng thực đầu tiên', 'First certification number'),
					required: true,
					min: 1,
					max: 999999,
					width: 4,
				}),
				certifiedOn: field.date({
					label: text('Ngày chứng thực', 'Date of certification'),
					required: true,
					max: 'today',
					width: 4,
				}),
				otherNumbers: field.group({
					label: text('Giấy tờ mang số khác', 'Papers with another number'),
					itemLabel: text('Giấy tờ', 'Paper'),
					maxItems: 30,
					fields: {
						paperNumber: field.number({
							label: text('Giấy tờ số (theo thứ tự khai)', 'Paper number, in the order declared'),
							required: true,
							min: 1,
							max: 30,
							width: 6,
						}),
						certificationNumber: field.number({
							label: text('Số chứng thực', 'Certification number'),
							required: true,
							min: 1,
							max: 999999,
							width: 6,
						}),
					},
				}),
				...signerFields,
			},
		}),
	},
});
