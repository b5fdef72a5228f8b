import { field, section, text } from '@motcua/procedure-sdk';
import { genderField, requesterFields } from '@motcua/procedure-sdk/catalogues';

export const requester = section({
	title: text('Người nộp hồ sơ', 'Who files'),
	fields: requesterFields,
});

/** Whose business it is. From 01/07/2025 the owner's personal id is also the tax code of the business. */
export const owner = section({
	title: text('Chủ hộ kinh doanh', 'Owner'),
	fields: {
		ownerIsRequester: field.choice({
			label: text('Chủ hộ kinh doanh là người nộp hồ sơ', 'The owner is who files'),
			required: true,
			options: [
				{ value: 'yes', label: text('Đúng', 'Yes') },
				{ value: 'no', label: text('Không, là người khác', 'No, somebody else') },
			],
		}),
		ownerFullName: field.personName({
			label: text('Họ, chữ đệm, tên chủ hộ kinh doanh', 'Owner full name'),
			required: true,
			visibleWhen: "ownerIsRequester == 'no'",
		}),
		ownerBirthDate: field.date({
			label: text('Ngày, tháng, năm sinh chủ hộ', 'Owner date of birth'),
			required: true,
			max: 'today',
			visibleWhen: "ownerIsRequester == 'no'",
			width: 6,
		}),
		ownerPersonalId: field.identityNumber({
			label: text('Số định danh cá nhân chủ hộ', 'Owner personal ID'),
			help: text('Đồng thời là mã số thuế của hộ kinh doanh.', 'It is also the tax code of the business.'),
			required: true,
			sensitive: true,
			personalIdOnly: true,
			visibleWhen: "ownerIsRequester == 'no'",
			width: 6,
		}),
		ownerResidence: field.address({
			label: text('Nơi thường trú của chủ hộ', 'Owner permanent residence'),
			required: true,
			visibleWhen: "ownerIsRequester == 'no'",
		}),
		ownerGender: genderField({
			label: text('Giới tính chủ hộ', 'Owner gender'),
			width: 6,
		}),
		ownerType: field.choice({
			label: text('Chủ thể thành lập', 'Founder'),
			required: true,
			options: [
				{ value: 'person', label: text('Cá nhân', 'One person') },
				{ value: 'household', label: text('Các thành viên hộ gia đình', 'Members of a household') },
			],
			width: 6,
		}),
		identityUnreadable: field.boolean({
			label: text(
				'Dữ liệu định danh của chủ hộ không khai thác được, tôi nộp bản sao giấy tờ tùy thân',
				'The identity data of the owner cannot be read; I give a copy of the identity paper',
			),
		}),
		identityCopy: field.file({
			label: text('Bản sao giấy tờ tùy thân', 'Copy of the identity document'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: 'identityUnreadable == true',
		}),
	},
});

/** The household that founds the business together: who they are and what each puts in. */
export const members = section({
	title: text('Thành viên hộ gia đình', 'Household members'),
	visibleWhen: "ownerType == 'household'",
	fields: {
		householdMembers: field.group({
			label: text('Thành viên hộ gia đình tham gia, gồm cả chủ hộ', 'Participating members, the owner among them'),
			itemLabel: text('Thành viên', 'Member'),
			required: true,
			minItems: 2,
			maxItems: 20,
			fields: {
				memberFullName: field.personName({ label: text('Họ, chữ đệm, tên', 'Full name'), required: true }),
				memberBirthDate: field.date({
					label: text('Ngày sinh', 'Date of birth'),
					required: true,
					max: 'today',
					width: 6,
				}),
				memberPersonalId: field.identityNumber({
					label: text('Số định danh cá nhân', 'Personal ID'),
					required: true,
					sensitive: true,
					personalIdOnly: true,
					width: 6,
				}),
				memberShareVnd: field.money({ label: text('Phần vốn góp', 'Share of the capital'), required: true, min: 0 }),
			},
		}),
		sharesVnd: field.money({
			label: text('Tổng phần vốn góp', 'Shares in all'),
			computed: "sumBy(householdMembers, 'memberShareVnd')",
			width: 6,
		}),
		householdMinutes: field.file({
			label: text(
				'Bản sao biên bản họp thành viên hộ gia đình và văn bản ủy quyền cho một thành viên làm chủ hộ',
				'Minutes of the household and authorisation of one member as the owner',
			),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			maxFiles: 5,
		}),
	},
});
