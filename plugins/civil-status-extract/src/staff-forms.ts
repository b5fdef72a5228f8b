import { field, form, section, text } from '@motcua/procedure-sdk';
import {
	ethnicityField,
	genderField,
	nationalityField,
	nationalityNameField,
	signerFields,
} from '@motcua/procedure-sdk/catalogues';

const found = "searchResult == 'found'";
const ofKind = (kind: 'birth' | 'marriage' | 'death' | 'other') => `${found} && entryKind == '${kind}'` as const;

/**
 * What the officer reads in the register. The copy says what stands there, not what was declared, so it is typed in (or
 * pasted from the civil-status data) field by field.
 */
export const entry = form({
	title: text('Tra cứu Cơ sở dữ liệu hộ tịch', 'Search in the civil-status data'),
	sections: {
		search: section({
			title: text('Kết quả tra cứu', 'Result'),
			fields: {
				searchResult: field.choice({
					label: text('Thông tin trong Cơ sở dữ liệu, Sổ hộ tịch', 'Entry in the data or registers'),
					required: true,
					options: [
						{ value: 'found', label: text('Có', 'Found') },
						{ value: 'heldElsewhere', label: text('Sổ do nơi khác lưu giữ', 'The register is kept elsewhere') },
						{ value: 'notFound', label: text('Không có', 'Not found') },
					],
				}),
				searchNote: field.text({ label: text('Ghi chú', 'Note'), multiline: true, maxLength: 1000 }),
			},
		}),
		entry: section({
			title: text('Nội dung trong Sổ', 'Entry'),
			visibleWhen: found,
			fields: {
				entryKind: field.choice({
					label: text('Loại việc', 'Kind'),
					required: true,
					options: [
						{ value: 'birth', label: text('Khai sinh', 'Birth') },
						{ value: 'marriage', label: text('Kết hôn', 'Marriage') },
						{ value: 'death', label: text('Khai tử', 'Death') },
						{ value: 'other', label: text('Khác', 'Other') },
					],
				}),
				entryNumber: field.text({ label: text('Số', 'Number'), required: true, maxLength: 30, width: 4 }),
				entryBook: field.text({ label: text('Quyển số', 'Book'), required: true, maxLength: 30, width: 4 }),
				entryDate: field.date({
					label: text('Ngày đăng ký', 'Registered on'),
					required: true,
					partial: true,
					max: 'today',
					width: 4,
				}),
				entryPlace: field.text({ label: text('Nơi đăng ký', 'Registered at'), required: true, maxLength: 200 }),
				entryFullName: field.personName({ label: text('Họ, chữ đệm, tên', 'Full name'), required: true }),
				entryBirthDate: field.date({
					label: text('Ngày, tháng, năm sinh', 'Date of birth'),
					required: true,
					partial: true,
					max: 'today',
					width: 6,
				}),
				entryGender: genderField({ width: 6 }),
				entryEthnicity: ethnicityField({ width: 6 }),
				entryNationality: nationalityField({ width: 6 }),
				entryNationalityName: nationalityNameField('entryNationality'),
				entryPersonalId: field.identityNumber({
					label: text('Số định danh cá nhân (nếu Sổ có ghi)', 'Personal ID, if entered'),
					sensitive: true,
				}),
				entryBirthPlace: field.text({
					label: text('Nơi sinh', 'Place of birth'),
					required: true,
					maxLength: 200,
					visibleWhen: ofKind('birth'),
				}),
				entryHometown: field.text({
					label: text('Quê quán', 'Ancestral home'),
					maxLength: 200,
					visibleWhen: ofKind('birth'),
				}),
				entryMother: field.text({
					label: text('Người mẹ: họ tên, năm sinh', 'Mother: name, year of birth'),
					maxLength: 200,
					visibleWhen: ofKind('birth'),
				}),
				entryFather: field.text({
					label: text('Người cha: họ tên, năm sinh', 'Father: name, year of birth'),
					maxLength: 200,
					visibleWhen: ofKind('birth'),
				}),
				entrySpouse: field.text({
					label: text('Vợ hoặc chồng: họ tên, ngày sinh', 'Spouse: name, date of birth'),
					required: true,
					maxLength: 200,
					visibleWhen: ofKind('marriage'),
				}),
				entryDeathMoment: field.text({
					label: text('Đã chết vào lúc', 'Time of death'),
					required: true,
					maxLength: 120,
					visibleWhen: ofKind('death'),
				}),
				entryDeathPlace: field.text({
					label: text('Nơi chết', 'Place of death'),
					required: true,
					maxLength: 200,
					visibleWhen: ofKind('death'),
				}),
				entryDeathCause: field.text({
					label: text('Nguyên nhân chết', 'Cause of death'),
					required: true,
					sensitive: true,
					maxLength: 300,
					visibleWhen: ofKind('death'),
				}),
				entryContent: field.text({
					label: text('Nội dung việc hộ tịch', 'Content'),
					required: true,
					multiline: true,
					maxLength: 2000,
					visibleWhen: ofKind('other'),
				}),
				entryChanges: field.text({
					label: text('Ghi chú thay đổi, cải chính trong Sổ (nếu có)', 'Later changes noted in the register, if any'),
					multiline: true,
					maxLength: 1000,
				}),
				differenceExplained: field.boolean({
					label: text(
						'Họ tên trong Sổ khác tờ khai, nhưng đã đối chiếu và đúng người',
						'The name differs from the declaration, but I have made sure that it is the same person',
					),
				}),
			},
		}),
	},
});

/** Numbers in the book of issued copies, and who signs. */
export const issue = form({
	title: text('Vào Sổ cấp bản sao', 'Book of issued copies'),
	sections: {
		issue: section({
			title: text('Số bản sao', 'Numbers of the copies'),
			description: text('Mỗi bản một số, liên tiếp từ số đầu tiên.', 'One number per copy, running on from the first.'),
			fields: {
				firstCopyNumber: field.number({
					label: text('Số của bản sao đầu tiên', 'Number of the first copy'),
					required: true,
					min: 1,
					max: 999_999,
					width: 6,
				}),
				copiesIssuedOn: field.date({
					label: text('Ngày cấp', 'Date of issue'),
					required: true,
					max: 'today',
					width: 6,
				}),
				...signerFields,
			},
		}),
	},
});

/** The letter that takes the copies to the citizen. */
export const dispatch = form({
	title: text('Gửi qua bưu chính', 'Sent by post'),
	sections: {
		dispatch: section({
			title: text('Bưu gửi', 'Letter'),
			fields: {
				postalNumber: field.text({
					label: text('Số hiệu bưu gửi', 'Tracking number'),
					required: true,
					pattern: '[A-Z0-9]{8,20}',
					patternMessage: text(
						'Chữ in hoa và chữ số, ví dụ CA123456789VN.',
						'Capitals and digits, for example CA123456789VN.',
					),
					width: 6,
				}),
				sentOn: field.date({ label: text('Ngày gửi', 'Sent on'), required: true, max: 'today', width: 6 }),
			},
		}),
	},
});
