import { field, form, section, text } from '@motcua/procedure-sdk';
import { registerEntryFields, signerFields } from '@motcua/procedure-sdk/catalogues';

/** What the civil-status officer finds in the registers. */
export const examination = form({
	title: text('Thẩm tra hồ sơ khai sinh', 'Examination'),
	sections: {
		examination: section({
			title: text('Kết quả thẩm tra', 'Findings'),
			fields: {
				birthSearch: field.choice({
					label: text(
						'Tra cứu khai sinh của trẻ trên Cơ sở dữ liệu hộ tịch điện tử',
						'Search for the birth in the civil-status data',
					),
					required: true,
					options: [
						{ value: 'noRecord', label: text('Chưa được đăng ký', 'Not registered yet') },
						{ value: 'recordFound', label: text('Đã được đăng ký', 'Already registered') },
					],
				}),
				parentsMarriage: field.choice({
					label: text('Quan hệ hôn nhân của cha mẹ', 'Marriage of the parents'),
					required: true,
					options: [
						{
							value: 'confirmed',
							label: text('Đã xác định qua tra cứu hoặc giấy tờ', 'Confirmed by search or papers'),
						},
						{ value: 'unmarried', label: text('Không có quan hệ hôn nhân', 'Not married') },
						{
							value: 'unclear',
							label: text('Chưa xác định, cần nơi khác xác nhận', 'Unclear, another commune must confirm'),
						},
						{ value: 'notApplicable', label: text('Không cần xác định', 'Not needed') },
					],
				}),
				examinationNote: field.text({
					label: text('Ghi chú', 'Note'),
					multiline: true,
					maxLength: 1000,
				}),
			},
		}),
	},
});

/** The entry in the register, the personal id that the population database gave, and who signs. */
export const registration = form({
	title: text('Ghi Sổ đăng ký khai sinh', 'Entry in the register of births'),
	sections: {
		registration: section({
			title: text('Sổ đăng ký khai sinh', 'Register'),
			fields: {
				...registerEntryFields,
				childPersonalId: field.identityNumber({
					label: text(
						'Số định danh cá nhân do Cơ sở dữ liệu quốc gia về dân cư cấp',
						'Personal id given by the population database',
					),
					required: true,
					sensitive: true,
					personalIdOnly: true,
				}),
				...signerFields,
			},
		}),
	},
});
