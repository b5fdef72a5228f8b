import { field, section, text } from '@motcua/procedure-sdk';
import { ethnicityField, fieldsAbout, nationalityField, nationalityNameField } from '@motcua/procedure-sdk/catalogues';

/** A parent as the declaration asks for one: nothing is asked of who is not identified. */
const parentFields = <const Parent extends 'mother' | 'father'>(parent: Parent, vi: string, en: string) => {
	const visibleWhen: string = `${parent}Identified == 'yes'`;
	return fieldsAbout(parent, {
		fullName: field.personName({
			label: text(`Họ, chữ đệm, tên ${vi}`, `${en} full name`),
			required: true,
			visibleWhen,
		}),
		birthDate: field.date({
			label: text(`Năm sinh / ngày sinh ${vi}`, `${en} date of birth`),
			required: true,
			partial: true,
			max: 'today',
			visibleWhen,
			width: 6,
		}),
		personalId: field.identityNumber({
			label: text(`Số định danh cá nhân ${vi}`, `${en} personal ID`),
			sensitive: true,
			visibleWhen,
			width: 6,
		}),
		ethnicity: ethnicityField({ label: text(`Dân tộc ${vi}`, `${en} ethnicity`), visibleWhen, width: 6 }),
		nationality: nationalityField({ label: text(`Quốc tịch ${vi}`, `${en} nationality`), visibleWhen, width: 6 }),
		nationalityName: nationalityNameField(`${parent}Nationality`, {
			label: text(`Tên quốc tịch ${vi}`, `Name of the ${parent}’s nationality`),
			visibleWhen: `${visibleWhen} && ${parent}Nationality == 'other'`,
		}),
		residence: field.address({ label: text(`Nơi cư trú ${vi}`, `${en} residence`), required: true, visibleWhen }),
	});
};

/** The mother; nothing of her is asked when she is not identified. */
export const mother = section({
	title: text('Thông tin về người mẹ', 'Mother'),
	fields: {
		motherIdentified: field.choice({
			label: text('Xác định được người mẹ', 'The mother is identified'),
			required: true,
			options: [
				{ value: 'yes', label: text('Có', 'Yes') },
				{ value: 'no', label: text('Không xác định được', 'No') },
			],
		}),
		...parentFields('mother', 'người mẹ', 'Mother'),
	},
});

/** The father; left out of the certificate when he is not identified. */
export const father = section({
	title: text('Thông tin về người cha', 'Father'),
	description: text(
		'Khi cha mẹ không có quan hệ hôn nhân và chưa có quyết định công nhận cha, phần ghi về người cha để trống.',
		'When the parents are not married and the father is not recognised, the part about the father stays empty.',
	),
	fields: {
		fatherIdentified: field.choice({
			label: text('Xác định được người cha', 'The father is identified'),
			required: true,
			options: [
				{ value: 'yes', label: text('Có', 'Yes') },
				{ value: 'no', label: text('Không, để trống', 'No, leave empty') },
			],
		}),
		...parentFields('father', 'người cha', 'Father'),
	},
});

/** The marriage of the parents: what lets the officer enter the father without asking him. */
export const marriage = section({
	title: text('Quan hệ hôn nhân của cha mẹ', 'Marriage of the parents'),
	visibleWhen: "motherIdentified == 'yes' && fatherIdentified == 'yes'",
	fields: {
		parentsMarried: field.choice({
			label: text('Cha mẹ đã đăng ký kết hôn', 'The parents are married'),
			required: true,
			options: [
				{ value: 'yes', label: text('Đã đăng ký kết hôn', 'Yes') },
				{ value: 'no', label: text('Chưa đăng ký kết hôn', 'No') },
			],
		}),
		marriageCertificateInfo: field.text({
			label: text('Thông tin Giấy chứng nhận kết hôn của cha mẹ', "Parents' marriage certificate"),
			help: text('Số, ngày cấp, nơi cấp.', 'Number, date and place.'),
			required: true,
			maxLength: 200,
			visibleWhen: "parentsMarried == 'yes'",
		}),
		marriedElsewhere: field.boolean({
			label: text('Việc kết hôn đăng ký ở xã, phường khác', 'The marriage was registered in another commune'),
			help: text(
				'Nếu không tra cứu được trên Cơ sở dữ liệu hộ tịch điện tử, cần nơi đó xác nhận (thêm tối đa 03 ngày làm việc).',
				'When it cannot be found in the civil-status data, that commune must confirm it (3 working days more at most).',
			),
			visibleWhen: "parentsMarried == 'yes'",
		}),
		recognitionInfo: field.text({
			label: text(
				'Quyết định công nhận cha con (nếu có): số, ngày, nơi cấp',
				'Decision recognising the father, if any',
			),
			maxLength: 200,
			visibleWhen: "parentsMarried == 'no'",
		}),
	},
});
