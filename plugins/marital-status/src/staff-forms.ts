import { field, form, section, text } from '@motcua/procedure-sdk';
import { signerOfficeOptions } from '@motcua/procedure-sdk/catalogues';

/** What the civil-status officer finds in the registers. */
export const examination = form({
	title: text('Thẩm tra hồ sơ', 'Examination'),
	sections: {
		examination: section({
			title: text('Kết quả thẩm tra', 'Findings'),
			fields: {
				registerSearch: field.choice({
					label: text(
						'Tra cứu Cơ sở dữ liệu hộ tịch điện tử và Sổ hộ tịch',
						'Search in the civil-status data and registers',
					),
					required: true,
					options: [
						{ value: 'noRecord', label: text('Không có thông tin kết hôn', 'No marriage on record') },
						{ value: 'recordFound', label: text('Có thông tin kết hôn', 'A marriage is on record') },
						{ value: 'unclear', label: text('Chưa đủ căn cứ', 'Not sufficient') },
					],
				}),
				searchNote: field.text({
					label: text('Nội dung tra cứu được', 'What was found'),
					multiline: true,
					maxLength: 1000,
				}),
				confirmedStatus: field.choice({
					label: text('Tình trạng hôn nhân ghi trong Giấy xác nhận', 'Status to be certified'),
					help: text(
						'Để trống khi cần xác minh hoặc từ chối.',
						'Leave empty when verification or a refusal is needed.',
					),
					options: [
						{ value: 'neverMarried', label: text('Chưa đăng ký kết hôn với ai', 'Never married') },
						{ value: 'married', label: text('Đang có vợ hoặc chồng', 'Married') },
						{ value: 'divorced', label: text('Đã ly hôn, chưa kết hôn lại', 'Divorced, not married again') },
						{ value: 'widowed', label: text('Vợ hoặc chồng đã chết, chưa kết hôn lại', 'Widowed, not married again') },
					],
				}),
				statusText: field.text({
					label: text(
						'Câu ghi tình trạng hôn nhân (nếu cần ghi khác câu mẫu)',
						'Sentence to print, if not the standard one',
					),
					multiline: true,
					maxLength: 600,
				}),
			},
		}),
	},
});

/** The letter to the ward where the person lived. */
export const verificationLetter = form({
	title: text('Văn bản đề nghị xác minh', 'Request for verification'),
	sections: {
		letter: section({
			title: text('Văn bản đề nghị', 'Letter'),
			fields: {
				letterRecipient: field.text({
					label: text('Gửi Ủy ban nhân dân', "Sent to the People's Committee of"),
					required: true,
					maxLength: 200,
				}),
				letterNumber: field.text({ label: text('Số văn bản', 'Number'), required: true, maxLength: 60, width: 6 }),
				letterDate: field.date({ label: text('Ngày gửi', 'Sent on'), required: true, max: 'today', width: 6 }),
			},
		}),
	},
});

/** The answer of the other ward. */
export const verification = form({
	title: text('Kết quả xác minh', 'Result of the verification'),
	sections: {
		verification: section({
			title: text('Trả lời', 'Answer'),
			fields: {
				verificationAnswer: field.choice({
					label: text('Nội dung trả lời', 'Answer'),
					required: true,
					options: [
						{ value: 'confirmed', label: text('Xác nhận đúng như khai', 'Confirms what was declared') },
						{ value: 'contradicts', label: text('Khác với nội dung khai', 'Contradicts what was declared') },
						{ value: 'noAnswer', label: text('Không có trả lời', 'No answer') },
					],
				}),
				verificationNumber: field.text({
					label: text('Số văn bản trả lời', 'Number of the answer'),
					required: true,
					maxLength: 60,
					visibleWhen: "verificationAnswer == 'confirmed' || verificationAnswer == 'contradicts'",
					width: 6,
				}),
				verificationDate: field.date({
					label: text('Ngày trả lời', 'Answered on'),
					required: true,
					max: 'today',
					visibleWhen: "verificationAnswer == 'confirmed' || verificationAnswer == 'contradicts'",
					width: 6,
				}),
				verificationNote: field.text({
					label: text('Nội dung', 'Content'),
					multiline: true,
					maxLength: 1000,
					requiredWhen: "verificationAnswer == 'contradicts'",
				}),
			},
		}),
	},
});

/** The entry in the register and who signs. */
export const registration = form({
	title: text('Vào sổ và người ký', 'Register entry and signer'),
	sections: {
		registration: section({
			title: text('Vào sổ', 'Register'),
			fields: {
				registerNumber: field.text({
					label: text('Số Giấy xác nhận', 'Number of the certificate'),
					help: text('Ví dụ: 125', 'For example: 125'),
					required: true,
					pattern: '[0-9]{1,6}',
					patternMessage: text('Chỉ ghi chữ số, ví dụ 125.', 'Digits only, for example 125.'),
					width: 6,
				}),
				issuedOn: field.date({ label: text('Ngày cấp', 'Date of issue'), required: true, max: 'today', width: 6 }),
				signerOffice: field.choice({
					label: text('Người ký', 'Signer'),
					required: true,
					display: 'select',
					options: signerOfficeOptions,
					width: 6,
				}),
				signerName: field.personName({
					label: text('Họ và tên người ký', 'Name of the signer'),
					required: true,
					width: 6,
				}),
			},
		}),
	},
});

/** Why the certificate is refused, in writing (decree 61/2018/NĐ-CP art. 19.8). */
export const refusal = form({
	title: text('Từ chối giải quyết', 'Refusal'),
	sections: {
		refusal: section({
			title: text('Nội dung từ chối', 'Content'),
			fields: {
				refusalReason: field.text({
					label: text('Lý do từ chối', 'Reason'),
					required: true,
					multiline: true,
					maxLength: 2000,
				}),
				refusalBasis: field.text({ label: text('Căn cứ pháp lý', 'Legal basis'), required: true, maxLength: 300 }),
				refusalNumber: field.text({
					label: text('Số thông báo', 'Number of the notice'),
					required: true,
					pattern: '[0-9]{1,6}',
					patternMessage: text('Chỉ ghi chữ số, ví dụ 12.', 'Digits only, for example 12.'),
					width: 4,
				}),
				signerOffice: field.choice({
					label: text('Người ký', 'Signer'),
					required: true,
					display: 'select',
					options: signerOfficeOptions,
					width: 4,
				}),
				signerName: field.personName({
					label: text('Họ và tên người ký', 'Name of the signer'),
					required: true,
					width: 4,
				}),
			},
		}),
	},
});
