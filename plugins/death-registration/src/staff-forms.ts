import { field, form, section, text } from '@motcua/procedure-sdk';
import { registerEntryFields, signerFields } from '@motcua/procedure-sdk/catalogues';

/** What the civil-status officer finds in the registers and in the population data. */
export const examination = form({
	title: text('Thẩm tra hồ sơ khai tử', 'Examination'),
	sections: {
		examination: section({
			title: text('Kết quả thẩm tra', 'Findings'),
			fields: {
				deathSearch: field.choice({
					label: text(
						'Tra cứu việc khai tử trên Cơ sở dữ liệu hộ tịch điện tử',
						'Search for the death in the civil-status data',
					),
					required: true,
					options: [
						{ value: 'noRecord', label: text('Chưa được đăng ký', 'Not registered yet') },
						{ value: 'recordFound', label: text('Đã được đăng ký', 'Already registered') },
					],
				}),
				lastResidence: field.choice({
					label: text('Nơi cư trú cuối cùng của người chết', 'Last residence of the deceased'),
					required: true,
					options: [
						{ value: 'here', label: text('Trong phường, xã', 'In this commune') },
						{
							value: 'unknown',
							label: text('Không xác định được, chết hoặc phát hiện tại đây', 'Unknown; died or was found here'),
						},
						{ value: 'unclear', label: text('Chưa rõ, cần xác minh', 'Unclear, to be verified') },
						{ value: 'elsewhere', label: text('Ở nơi khác', 'Elsewhere') },
					],
				}),
				noticeSound: field.boolean({
					label: text(
						'Giấy báo tử (giấy tờ thay thế) hợp lệ, đúng thẩm quyền cấp',
						'The notice is valid and was issued by who may issue it',
					),
				}),
				examinationNote: field.text({ label: text('Ghi chú', 'Note'), multiline: true, maxLength: 1000 }),
			},
		}),
	},
});

/** The entry in the register of deaths, what became of the identity card, and who signs. */
export const registration = form({
	title: text('Ghi Sổ đăng ký khai tử', 'Entry in the register of deaths'),
	sections: {
		registration: section({
			title: text('Sổ đăng ký khai tử', 'Register'),
			fields: {
				...registerEntryFields,
				cardState: field.choice({
					label: text('Giấy tờ tùy thân của người chết', 'Identity papers of the deceased'),
					required: true,
					options: [
						{ value: 'received', label: text('Đã thu lại', 'Taken back') },
						{ value: 'missing', label: text('Chưa nộp hoặc đã mất', 'Not handed in, or lost') },
						{ value: 'none', label: text('Không có', 'None') },
					],
				}),
				...signerFields,
			},
		}),
	},
});
