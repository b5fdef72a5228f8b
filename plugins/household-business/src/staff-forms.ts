import { field, form, section, text } from '@motcua/procedure-sdk';
import { leaderSignerFields } from '@motcua/procedure-sdk/catalogues';

/** What the officer of the business register finds; lines declared under a wrong code are put right here. */
export const examination = form({
	title: text('Xem xét hồ sơ đăng ký', 'Examination'),
	sections: {
		examination: section({
			title: text('Kết quả xem xét', 'Findings'),
			fields: {
				nameSearch: field.choice({
					label: text('Tra cứu tên trong phạm vi phường, xã', 'Search for the name in the commune'),
					required: true,
					options: [
						{ value: 'unique', label: text('Không trùng', 'Unique') },
						{ value: 'taken', label: text('Trùng với hộ kinh doanh đã đăng ký', 'Taken') },
					],
				}),
				takenBy: field.text({
					label: text('Trùng với', 'Taken by'),
					required: true,
					maxLength: 200,
					visibleWhen: "nameSearch == 'taken'",
				}),
				ownerFree: field.choice({
					label: text('Chủ hộ chưa đăng ký hộ kinh doanh nào khác', 'The owner has no other business'),
					required: true,
					options: [
						{ value: 'yes', label: text('Đúng', 'Right') },
						{ value: 'no', label: text('Đã có hộ kinh doanh khác', 'Has another one') },
					],
				}),
				lineCorrections: field.group({
					label: text('Ngành, nghề cần ghi lại mã', 'Lines under a wrong code'),
					itemLabel: text('Ngành, nghề', 'Line'),
					maxItems: 30,
					fields: {
						lineNumber: field.number({
							label: text('Mục số (theo thứ tự khai)', 'Number, in the order declared'),
							required: true,
							min: 1,
							max: 30,
							width: 4,
						}),
						rightCode: field.text({
							label: text('Mã đúng', 'Right code'),
							required: true,
							pattern: '[0-9]{4}',
							patternMessage: text('Ghi mã cấp bốn gồm 4 chữ số.', 'Four figures.'),
							width: 4,
						}),
						rightName: field.text({ label: text('Tên đúng', 'Right name'), required: true, maxLength: 300, width: 4 }),
					},
				}),
				examinationNote: field.text({ label: text('Ghi chú', 'Note'), multiline: true, maxLength: 1000 }),
			},
		}),
	},
});

/** The code that the national system gave, and who signs. */
export const numbering = form({
	title: text('Ghi mã số hộ kinh doanh', 'Code of the business'),
	sections: {
		numbering: section({
			title: text('Giấy chứng nhận', 'Certificate'),
			fields: {
				businessCode: field.text({
					label: text('Mã số hộ kinh doanh do hệ thống quốc gia cấp', 'Code given by the national system'),
					help: text(
						'Trùng với mã số thuế (số định danh của chủ hộ).',
						"The same as the tax code, the owner's personal id.",
					),
					required: true,
					pattern: '[0-9]{12}',
					patternMessage: text('Gồm 12 chữ số.', '12 figures.'),
					width: 6,
				}),
				certifiedOn: field.date({
					label: text('Đăng ký lần đầu ngày', 'First registered on'),
					required: true,
					max: 'today',
					width: 6,
				}),
				...leaderSignerFields,
			},
		}),
	},
});
