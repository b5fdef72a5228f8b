import { field, section, text } from '@motcua/procedure-sdk';
import {
	ethnicityField,
	genderField,
	nationalityField,
	nationalityNameField,
	requesterFields,
} from '@motcua/procedure-sdk/catalogues';

/** Who registers the death (law on civil status art. 33). */
export const requester = section({
	title: text('Người yêu cầu đăng ký khai tử', 'Requester'),
	description: text(
		'Vợ, chồng, con, cha, mẹ hoặc người thân thích khác của người chết đi đăng ký khai tử trong 15 ngày kể từ ngày có người chết; nếu không có người thân thích thì đại diện cơ quan, tổ chức, cá nhân liên quan đi đăng ký.',
		'The spouse, a child, a parent or another relative registers the death within 15 days; if there is none, the body or person concerned does.',
	),
	fields: {
		...requesterFields,
		relationToDeceased: field.choice({
			label: text('Quan hệ với người đã chết', 'Relation to the deceased'),
			required: true,
			display: 'select',
			options: [
				{ value: 'spouse', label: text('Vợ, chồng', 'Spouse') },
				{ value: 'child', label: text('Con', 'Child') },
				{ value: 'parent', label: text('Cha, mẹ', 'Parent') },
				{ value: 'relative', label: text('Người thân thích khác', 'Another relative') },
				{ value: 'organisation', label: text('Đại diện cơ quan, tổ chức', 'For a body or organisation') },
				{ value: 'authorised', label: text('Người được ủy quyền', 'Authorised person') },
			],
		}),
		organisationName: field.text({
			label: text('Tên cơ quan, tổ chức', 'Name of the body'),
			required: true,
			maxLength: 200,
			visibleWhen: "relationToDeceased == 'organisation'",
		}),
		authorisation: field.file({
			label: text('Văn bản ủy quyền', 'Authorisation'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: "relationToDeceased == 'authorised'",
		}),
	},
});

/** The deceased, as the extract names them. */
export const deceased = section({
	title: text('Người đã chết', 'Deceased'),
	fields: {
		deceasedFullName: field.personName({
			label: text('Họ, chữ đệm, tên người chết', 'Deceased full name'),
			required: true,
		}),
		deceasedBirthDate: field.date({
			label: text('Ngày, tháng, năm sinh', 'Date of birth'),
			help: text('Nếu chỉ biết năm sinh, chỉ cần nhập năm.', 'If only the year is known, give the year.'),
			required: true,
			partial: true,
			max: 'today',
			width: 6,
		}),
		deceasedGender: genderField({ width: 6 }),
		deceasedEthnicity: ethnicityField({ width: 6 }),
		deceasedNationality: nationalityField({ width: 6 }),
		deceasedNationalityName: nationalityNameField('deceasedNationality'),
		deceasedPersonalId: field.identityNumber({
			label: text('Số định danh / giấy tờ tùy thân của người chết', 'Personal ID of the deceased'),
			help: text('Để trống nếu không có.', 'Leave empty if there is none.'),
			sensitive: true,
		}),
		identityCard: field.choice({
			label: text('Thẻ căn cước, hộ chiếu của người chết', 'Identity card and passport of the deceased'),
			help: text(
				'Giấy tờ tùy thân của người chết hết giá trị khi khai tử và được nộp lại tại Bộ phận Một cửa.',
				'The identity papers lose their force with the registration and are handed in at the desk.',
			),
			required: true,
			options: [
				{ value: 'handIn', label: text('Sẽ nộp lại', 'Will be handed in') },
				{ value: 'lost', label: text('Đã mất', 'Lost') },
				{ value: 'none', label: text('Không có', 'None') },
			],
		}),
		deceasedLastResidence: field.address({
			label: text('Nơi cư trú cuối cùng', 'Last residence'),
			help: text('Quyết định phường, xã nơi đăng ký khai tử.', 'Decides which commune registers the death.'),
			required: true,
		}),
		residenceUnrecorded: field.boolean({
			label: text(
				'Nơi cư trú này chưa có trong dữ liệu dân cư, tôi nộp giấy tờ chứng minh',
				'This residence is not in the population data; I give proof of it',
			),
		}),
		residenceProof: field.file({
			label: text('Giấy tờ chứng minh nơi cư trú cuối cùng', 'Proof of the last residence'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: 'residenceUnrecorded == true',
		}),
	},
});
