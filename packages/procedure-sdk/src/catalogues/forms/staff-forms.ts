import { field } from '../../form/field.ts';
import { form, section } from '../../form/form.ts';
import { text } from '../../text.ts';
import { leaderOfficeOptions, signerOfficeOptions } from '../lists/signer-offices.ts';

/** Who signs the result; for the staff form of the step before the signature. */
export const signerFields = {
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
} as const;

/** {@link signerFields} for what a department prepares: social aid, business registration. */
export const leaderSignerFields = {
	signerOffice: field.choice({
		label: text('Người ký', 'Signer'),
		required: true,
		display: 'select',
		options: leaderOfficeOptions,
		width: 6,
	}),
	signerName: signerFields.signerName,
} as const;

/** The entry in a register of the ward; for the staff form of the step that makes it. */
export const registerEntryFields = {
	registerNumber: field.text({
		label: text('Số đăng ký', 'Number'),
		help: text('Ví dụ: 125', 'For example: 125'),
		required: true,
		pattern: '[0-9]{1,6}',
		patternMessage: text('Chỉ ghi chữ số, ví dụ 125.', 'Digits only, for example 125.'),
		width: 4,
	}),
	registerBook: field.text({
		label: text('Quyển số', 'Book'),
		help: text('Ví dụ: 01/2026', 'For example: 01/2026'),
		required: true,
		pattern: '[0-9]{1,3}(/[0-9]{4})?',
		patternMessage: text('Ghi số quyển và năm, ví dụ 01/2026.', 'Book and year, for example 01/2026.'),
		width: 4,
	}),
	registeredOn: field.date({
		label: text('Ngày đăng ký', 'Registered on'),
		required: true,
		max: 'today',
		width: 4,
	}),
} as const;

/** The letter that asks another commune to verify. */
export const verificationLetterForm = form({
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

const answered = "verificationAnswer == 'confirmed' || verificationAnswer == 'contradicts'";

/** The answer of the other commune. */
export const verificationAnswerForm = form({
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
					visibleWhen: answered,
					width: 6,
				}),
				verificationDate: field.date({
					label: text('Ngày trả lời', 'Answered on'),
					required: true,
					max: 'today',
					visibleWhen: answered,
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
