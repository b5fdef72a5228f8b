import { field, form, section, text } from '@motcua/procedure-sdk';
import { leaderSignerFields } from '@motcua/procedure-sdk/catalogues';

/** What the social officer finds in the list of beneficiaries. */
export const examination = form({
	title: text('Rà soát, xác minh', 'Review'),
	sections: {
		examination: section({
			title: text('Kết quả rà soát', 'Findings'),
			fields: {
				listSearch: field.choice({
					label: text('Danh sách đối tượng đang hưởng', 'List of beneficiaries'),
					required: true,
					options: [
						{ value: 'onList', label: text('Có tên khi chết', 'Named at the time of death') },
						{ value: 'notOnList', label: text('Không có tên', 'Not named') },
					],
				}),
				confirmedGroup: field.choice({
					label: text('Nhóm đối tượng', 'Group'),
					help: text('Để trống khi từ chối hoặc cần hỏi thêm.', 'Leave empty when refusing or asking.'),
					display: 'select',
					options: [
						{ value: 'monthlyAllowance', label: text('Trợ cấp xã hội hằng tháng', 'Monthly social allowance') },
						{
							value: 'singleParentChild',
							label: text('Con của người đơn thân nghèo', 'Child of a poor single parent'),
						},
						{
							value: 'elderlyOtherPension',
							label: text('Từ đủ 80 tuổi, trợ cấp hằng tháng khác', '80 and more, another monthly pension'),
						},
					],
				}),
				confirmedOtherVnd: field.money({
					label: text('Tiền mai táng theo chế độ khác đã xác định', 'Other funeral money, as established'),
					help: text('Ghi 0 khi không có.', '0 when there is none.'),
					min: 0,
				}),
				examinationNote: field.text({ label: text('Ghi chú', 'Note'), multiline: true, maxLength: 1000 }),
			},
		}),
	},
});

/** The letter to the social-insurance office. */
export const insuranceLetter = form({
	title: text('Văn bản hỏi cơ quan bảo hiểm xã hội', 'Letter to social insurance'),
	sections: {
		letter: section({
			title: text('Văn bản', 'Letter'),
			fields: {
				insuranceOffice: field.text({
					label: text('Gửi cơ quan bảo hiểm xã hội', 'Sent to the office of'),
					required: true,
					maxLength: 200,
				}),
				insuranceLetterNumber: field.text({
					label: text('Số văn bản', 'Number'),
					required: true,
					maxLength: 60,
					width: 6,
				}),
				insuranceLetterDate: field.date({ label: text('Ngày gửi', 'Sent on'), required: true, max: 'today', width: 6 }),
			},
		}),
	},
});

/** What social insurance answered. */
export const insuranceAnswer = form({
	title: text('Trả lời của cơ quan bảo hiểm xã hội', 'Answer of social insurance'),
	sections: {
		answer: section({
			title: text('Trả lời', 'Answer'),
			fields: {
				insurancePays: field.choice({
					label: text('Trợ cấp mai táng của bảo hiểm xã hội', 'Funeral benefit of social insurance'),
					required: true,
					options: [
						{ value: 'no', label: text('Không chi', 'Not paid') },
						{ value: 'yes', label: text('Đã hoặc sẽ chi', 'Paid, or will be') },
						{ value: 'noAnswer', label: text('Không có trả lời', 'No answer') },
					],
				}),
				insurancePaysVnd: field.money({
					label: text('Số tiền', 'Amount'),
					required: true,
					min: 1,
					visibleWhen: "insurancePays == 'yes'",
				}),
				insuranceAnswerNumber: field.text({
					label: text('Số văn bản trả lời', 'Number of the answer'),
					required: true,
					maxLength: 60,
					visibleWhen: "insurancePays == 'yes' || insurancePays == 'no'",
				}),
			},
		}),
	},
});

/** Number and date of the decision, and who signs it. */
export const decision = form({
	title: text('Số Quyết định', 'Number of the decision'),
	sections: {
		decision: section({
			title: text('Quyết định', 'Decision'),
			fields: {
				decisionNumber: field.text({
					label: text('Số', 'Number'),
					required: true,
					pattern: '[0-9]{1,6}',
					patternMessage: text('Chỉ ghi chữ số, ví dụ 125.', 'Digits only, for example 125.'),
					width: 6,
				}),
				decidedOn: field.date({ label: text('Ngày ký', 'Date'), required: true, max: 'today', width: 6 }),
				...leaderSignerFields,
			},
		}),
	},
});

/** That the money was paid. */
export const payment = form({
	title: text('Chi trả', 'Payment'),
	sections: {
		payment: section({
			title: text('Chi trả', 'Payment'),
			fields: {
				paidBy: field.choice({
					label: text('Hình thức chi', 'Paid by'),
					required: true,
					options: [
						{ value: 'account', label: text('Chuyển khoản', 'Transfer') },
						{ value: 'cash', label: text('Tiền mặt', 'Cash') },
					],
				}),
				voucherNumber: field.text({
					label: text('Số phiếu chi, ủy nhiệm chi', 'Number of the voucher or transfer'),
					required: true,
					maxLength: 60,
					width: 6,
				}),
				paidOn: field.date({ label: text('Ngày chi', 'Paid on'), required: true, max: 'today', width: 6 }),
			},
		}),
	},
});
