import { field, form, section, text } from '@motcua/procedure-sdk';
import { signerFields } from '@motcua/procedure-sdk/catalogues';

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
				...signerFields,
			},
		}),
	},
});
