import { field, section, text } from '@motcua/procedure-sdk';

/** Only the highest of several supports is paid (decree 20/2021 art. 11.2). */
export const otherSupport = section({
	title: text('Chế độ mai táng khác', 'Other support'),
	fields: {
		otherSupport: field.choice({
			label: text(
				'Gia đình đã hoặc sẽ nhận tiền mai táng theo chế độ khác',
				'The family has received or will receive funeral money from elsewhere',
			),
			required: true,
			options: [
				{ value: 'none', label: text('Không', 'No') },
				{ value: 'socialInsurance', label: text('Có, từ bảo hiểm xã hội', 'Yes, from social insurance') },
				{ value: 'merit', label: text('Có, theo chế độ người có công', 'Yes, as a person of merit') },
				{ value: 'unknown', label: text('Không rõ', 'I do not know') },
			],
		}),
		otherSupportVnd: field.money({
			label: text('Số tiền', 'Amount'),
			required: true,
			min: 1,
			visibleWhen: "otherSupport == 'socialInsurance' || otherSupport == 'merit'",
			width: 6,
		}),
		otherSupportWords: field.text({
			label: text('Bằng chữ', 'In words'),
			computed: 'words(otherSupportVnd)',
			visibleWhen: "otherSupport == 'socialInsurance' || otherSupport == 'merit'",
			width: 6,
		}),
		oneSupportNotice: field.static({
			label: text(
				'Người được hỗ trợ theo nhiều văn bản chỉ được hưởng một mức cao nhất. Khi gia đình không rõ, phường, xã hỏi cơ quan bảo hiểm xã hội.',
				'Who could be supported under several texts gets the highest amount once. When the family does not know, the commune asks the social-insurance office.',
			),
			tone: 'info',
			visibleWhen: "otherSupport != 'none' && !blank(otherSupport)",
		}),
	},
});

/** Where the money goes. */
export const payout = section({
	title: text('Nhận tiền', 'Payment'),
	fields: {
		payoutMethod: field.choice({
			label: text('Hình thức nhận tiền', 'How the money is paid'),
			required: true,
			options: [
				{ value: 'account', label: text('Chuyển khoản', 'Bank transfer') },
				{ value: 'cash', label: text('Tiền mặt tại trụ sở Ủy ban nhân dân', 'Cash at the office') },
			],
		}),
		bankName: field.text({
			label: text('Ngân hàng', 'Bank'),
			required: true,
			maxLength: 120,
			visibleWhen: "payoutMethod == 'account'",
			width: 6,
		}),
		bankAccount: field.text({
			label: text('Số tài khoản nhận tiền', 'Bank account'),
			required: true,
			sensitive: true,
			pattern: '[0-9]{6,19}',
			patternMessage: text('Từ 6 đến 19 chữ số, không có dấu cách.', '6 to 19 figures without spaces.'),
			visibleWhen: "payoutMethod == 'account'",
			width: 6,
		}),
		accountHolder: field.text({
			label: text('Tên chủ tài khoản', 'Account holder'),
			help: text('Chủ tài khoản là người đề nghị.', 'The account is that of the applicant.'),
			required: true,
			maxLength: 100,
			visibleWhen: "payoutMethod == 'account'",
		}),
	},
});
