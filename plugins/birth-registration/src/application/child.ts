import { field, section, text } from '@motcua/procedure-sdk';
import {
	ethnicityField,
	genderField,
	nationalityField,
	nationalityNameField,
	requesterFields,
} from '@motcua/procedure-sdk/catalogues';

/** Who registers, and what they are to the child. */
export const requester = section({
	title: text('Người yêu cầu đăng ký khai sinh', 'Requester'),
	description: text(
		'Cha hoặc mẹ có trách nhiệm đăng ký khai sinh cho con trong 60 ngày kể từ ngày sinh; nếu cha mẹ không thể, ông bà, người thân thích khác hoặc cơ sở nuôi dưỡng đi đăng ký.',
		'Father or mother register the birth within 60 days; if they cannot, grandparents, other relatives or the institution that cares for the child.',
	),
	fields: {
		...requesterFields,
		relationToChild: field.choice({
			label: text('Quan hệ với người được khai sinh', 'Relation to the child'),
			required: true,
			display: 'select',
			options: [
				{ value: 'mother', label: text('Mẹ', 'Mother') },
				{ value: 'father', label: text('Cha', 'Father') },
				{ value: 'grandparent', label: text('Ông, bà', 'Grandparent') },
				{ value: 'relative', label: text('Người thân thích khác', 'Another relative') },
				{ value: 'institution', label: text('Cơ sở nuôi dưỡng trẻ em', 'Institution that cares for the child') },
				{ value: 'guardian', label: text('Người đang nuôi dưỡng trẻ em', 'Person who cares for the child') },
			],
		}),
		actsByAuthority: field.boolean({
			label: text('Tôi làm theo văn bản ủy quyền của cha, mẹ', 'I act under a written authority of the parents'),
			visibleWhen: "relationToChild == 'grandparent' || relationToChild == 'relative' || relationToChild == 'guardian'",
		}),
		authorisation: field.file({
			label: text('Văn bản ủy quyền (nếu ủy quyền)', 'Authorisation'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen:
				"actsByAuthority == true && (relationToChild == 'grandparent' || relationToChild == 'relative' || relationToChild == 'guardian')",
		}),
	},
});

/** The child. */
export const child = section({
	title: text('Người được khai sinh', 'Child'),
	fields: {
		childFullName: field.personName({
			label: text('Họ, chữ đệm, tên người được khai sinh', 'Child full name'),
			help: text('Ghi đúng như muốn ghi trên Giấy khai sinh.', 'Exactly as it shall stand in the birth certificate.'),
			required: true,
		}),
		childBirthDate: field.date({
			label: text('Ngày, tháng, năm sinh', 'Date of birth'),
			required: true,
			max: 'today',
			width: 6,
		}),
		childBirthDateWords: field.text({
			label: text('Ngày sinh ghi bằng chữ', 'Date of birth in words'),
			computed: 'birthDateWords(childBirthDate)',
			width: 6,
		}),
		lateNotice: field.static({
			label: text(
				'Đã quá 60 ngày kể từ ngày sinh ({{ daysBetween(childBirthDate, today) }} ngày). Vẫn đăng ký được; lệ phí đăng ký quá hạn do Hội đồng nhân dân tỉnh, thành phố quy định.',
				"More than 60 days have passed since the birth ({{ daysBetween(childBirthDate, today) }} days). The birth can still be registered; a charge for late registration is set by the provincial People's Council.",
			),
			tone: 'warning',
			visibleWhen: 'daysBetween(childBirthDate, today) > 60',
		}),
		childGender: genderField({ width: 4 }),
		childEthnicity: ethnicityField({
			help: text('Theo dân tộc của cha hoặc mẹ.', 'That of the father or the mother.'),
			width: 4,
		}),
		childNationality: nationalityField({ width: 4 }),
		childNationalityName: nationalityNameField('childNationality'),
		childHometown: field.address({
			label: text('Quê quán', 'Ancestral home'),
			help: text(
				'Theo quê quán của cha hoặc mẹ; chỉ cần xã, phường và tỉnh, thành phố.',
				'That of the father or the mother; commune and province are enough.',
			),
			required: true,
			detailOptional: true,
		}),
	},
});

const proofKinds = [
	{ value: 'medical', label: text('Giấy chứng sinh', 'Medical birth notice') },
	{ value: 'witness', label: text('Văn bản xác nhận của người làm chứng', 'Statement of witnesses') },
	{ value: 'undertaking', label: text('Giấy cam đoan về việc sinh', 'Own undertaking') },
] as const;

/** Where the child was born and what proves it. */
export const birth = section({
	title: text('Việc sinh', 'Birth'),
	fields: {
		birthCircumstance: field.choice({
			label: text('Trường hợp', 'Circumstance'),
			required: true,
			options: [
				{ value: 'ordinary', label: text('Thông thường', 'Ordinary') },
				{ value: 'abandoned', label: text('Trẻ bị bỏ rơi', 'Abandoned child') },
				{ value: 'surrogacy', label: text('Mang thai hộ', 'Surrogacy') },
			],
		}),
		birthPlaceKind: field.choice({
			label: text('Sinh tại', 'Born at'),
			required: true,
			options: [
				{ value: 'facility', label: text('Cơ sở y tế', 'Medical facility') },
				{ value: 'elsewhere', label: text('Nơi khác', 'Elsewhere') },
			],
			width: 6,
		}),
		birthFacilityName: field.text({
			label: text('Tên cơ sở y tế', 'Name of the facility'),
			required: true,
			maxLength: 200,
			visibleWhen: "birthPlaceKind == 'facility'",
			width: 6,
		}),
		birthPlace: field.address({
			label: text('Nơi sinh', 'Place of birth'),
			help: text(
				'Địa chỉ cơ sở y tế; nếu sinh nơi khác, ghi xã, phường và tỉnh, thành phố.',
				'Address of the facility; if elsewhere, commune and province.',
			),
			required: true,
			detailOptional: true,
		}),
		birthProof: field.choice({
			label: text('Giấy tờ về việc sinh', 'Proof of the birth'),
			required: true,
			options: proofKinds,
			visibleWhen: "birthCircumstance != 'abandoned'",
		}),
		birthCertificateNumber: field.text({
			label: text('Số, ngày Giấy chứng sinh', 'Medical birth notice number and date'),
			maxLength: 120,
			requiredWhen: "birthProof == 'medical'",
			visibleWhen: "birthProof == 'medical' && birthCircumstance != 'abandoned'",
		}),
		witnesses: field.group({
			label: text('Người làm chứng', 'Witnesses'),
			itemLabel: text('Người làm chứng', 'Witness'),
			required: true,
			minItems: 1,
			maxItems: 5,
			visibleWhen: "birthProof == 'witness' && birthCircumstance != 'abandoned'",
			fields: {
				witnessName: field.personName({ label: text('Họ, chữ đệm, tên', 'Full name'), required: true }),
				witnessId: field.identityNumber({
					label: text('Giấy tờ tùy thân', 'Identity document'),
					required: true,
					sensitive: true,
					width: 6,
				}),
				witnessPhone: field.phone({ label: text('Số điện thoại', 'Phone'), width: 6 }),
				witnessResidence: field.address({ label: text('Nơi cư trú', 'Residence'), required: true }),
			},
		}),
		birthNotice: field.file({
			label: text(
				'Giấy chứng sinh; nếu không có: văn bản của người làm chứng hoặc giấy cam đoan về việc sinh',
				'Medical birth notice, else witness statement or own undertaking',
			),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			maxFiles: 5,
			visibleWhen: "birthCircumstance != 'abandoned'",
		}),
		abandonedRecord: field.file({
			label: text('Biên bản về việc trẻ bị bỏ rơi', 'Record of the abandoned child'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: "birthCircumstance == 'abandoned'",
		}),
		surrogacyConfirmation: field.file({
			label: text('Văn bản xác nhận mang thai hộ', 'Surrogacy confirmation'),
			required: true,
			accept: ['pdf', 'jpeg', 'png', 'webp'],
			visibleWhen: "birthCircumstance == 'surrogacy'",
		}),
	},
});
