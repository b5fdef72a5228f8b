import { field, section, text } from '@motcua/procedure-sdk';
import { genderField, requesterFields } from '@motcua/procedure-sdk/catalogues';

/** Who stood up for the funeral and asks for the support. */
export const requester = section({
	title: text('Người đề nghị', 'Applicant'),
	description: text(
		'Hộ gia đình, cá nhân, cơ quan, tổ chức trực tiếp đứng ra mai táng cho người đã mất làm hồ sơ.',
		'The family, person or body that held the funeral applies.',
	),
	fields: {
		...requesterFields,
		relation: field.choice({
			label: text('Quan hệ với người đã mất', 'Relation to the deceased'),
			required: true,
			display: 'select',
			options: [
				{ value: 'spouse', label: text('Vợ, chồng', 'Spouse') },
				{ value: 'child', label: text('Con', 'Child') },
				{ value: 'parent', label: text('Cha, mẹ', 'Parent') },
				{ value: 'relative', label: text('Người thân thích khác', 'Another relative') },
				{ value: 'carer', label: text('Người nhận chăm sóc, nuôi dưỡng', 'Carer') },
				{ value: 'organisation', label: text('Đại diện cơ quan, tổ chức', 'For a body or organisation') },
			],
		}),
		funeralOrganizer: field.text({
			label: text('Cơ quan, tổ chức, hộ gia đình, cá nhân đứng ra mai táng', 'Organiser of the funeral'),
			help: text('Ví dụ: hộ gia đình bà Trần Thị Bích Ngọc.', 'For example: the family of Mrs Trần Thị Bích Ngọc.'),
			required: true,
			maxLength: 200,
		}),
	},
});

/** Who died, and as whom they were paid an allowance. */
export const deceased = section({
	title: text('Người đã mất', 'Deceased'),
	fields: {
		deceasedFullName: field.personName({ label: text('Họ, chữ đệm, tên', 'Full name'), required: true }),
		deceasedBirthDate: field.date({
			label: text('Ngày sinh', 'Date of birth'),
			required: true,
			partial: true,
			max: 'today',
			width: 6,
		}),
		deceasedGender: genderField({ width: 6 }),
		deceasedPersonalId: field.identityNumber({
			label: text('Số định danh cá nhân (nếu có)', 'Personal ID, if any'),
			sensitive: true,
			width: 6,
		}),
		deathDate: field.date({ label: text('Ngày chết', 'Date of death'), required: true, max: 'today', width: 6 }),
		ageAtDeath: field.number({
			label: text('Tuổi khi chết', 'Age at death'),
			computed: 'ageOn(deceasedBirthDate, deathDate)',
			unit: text('tuổi', 'years'),
			width: 6,
		}),
		deceasedResidence: field.address({ label: text('Nơi cư trú cuối cùng', 'Last residence'), required: true }),
		deathEntry: field.text({
			label: text('Số, ngày, nơi cấp Trích lục khai tử', 'Number, date and place of the death extract'),
			required: true,
			maxLength: 200,
		}),
		deathCertificate: field.file({
			label: text('Bản sao Trích lục khai tử (Giấy chứng tử)', 'Copy of the death extract'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			maxFiles: 5,
		}),
		deceasedGroup: field.choice({
			label: text('Đối tượng đang hưởng', 'Beneficiary group'),
			required: true,
			display: 'radio',
			options: [
				{
					value: 'monthlyAllowance',
					label: text('Đang hưởng trợ cấp xã hội hằng tháng', 'Received the monthly social allowance'),
				},
				{
					value: 'singleParentChild',
					label: text('Con của người đơn thân nghèo đang nuôi con', 'Child of a poor single parent'),
				},
				{
					value: 'elderlyOtherPension',
					label: text(
						'Từ đủ 80 tuổi đang hưởng trợ cấp tuất bảo hiểm xã hội hằng tháng, trợ cấp hằng tháng khác',
						'From 80 on, with a survivor or other monthly pension',
					),
				},
			],
		}),
		pensionStopDecision: field.file({
			label: text(
				'Bản sao quyết định hoặc danh sách thôi hưởng trợ cấp bảo hiểm xã hội, trợ cấp khác',
				'Decision or list ending the other pension',
			),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: "deceasedGroup == 'elderlyOtherPension'",
		}),
	},
});
