import { field, section, text } from '@motcua/procedure-sdk';
import { ethnicGroupOptions, nationalityOptions } from '@motcua/procedure-sdk/catalogues';

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
		motherFullName: field.personName({
			label: text('Họ, chữ đệm, tên người mẹ', 'Mother full name'),
			required: true,
			visibleWhen: "motherIdentified == 'yes'",
		}),
		motherBirthDate: field.date({
			label: text('Năm sinh / ngày sinh người mẹ', 'Mother date of birth'),
			required: true,
			partial: true,
			max: 'today',
			visibleWhen: "motherIdentified == 'yes'",
			width: 6,
		}),
		motherPersonalId: field.identityNumber({
			label: text('Số định danh cá nhân người mẹ', 'Mother personal ID'),
			sensitive: true,
			visibleWhen: "motherIdentified == 'yes'",
			width: 6,
		}),
		motherEthnicity: field.choice({
			label: text('Dân tộc người mẹ', 'Mother ethnicity'),
			required: true,
			sensitive: true,
			display: 'select',
			options: ethnicGroupOptions,
			visibleWhen: "motherIdentified == 'yes'",
			width: 6,
		}),
		motherNationality: field.choice({
			label: text('Quốc tịch người mẹ', 'Mother nationality'),
			required: true,
			display: 'select',
			options: nationalityOptions,
			visibleWhen: "motherIdentified == 'yes'",
			width: 6,
		}),
		motherNationalityName: field.text({
			label: text('Tên quốc tịch người mẹ', 'Name of the mother’s nationality'),
			required: true,
			maxLength: 60,
			visibleWhen: "motherIdentified == 'yes' && motherNationality == 'other'",
		}),
		motherResidence: field.address({
			label: text('Nơi cư trú người mẹ', 'Mother residence'),
			required: true,
			visibleWhen: "motherIdentified == 'yes'",
		}),
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
		fatherFullName: field.personName({
			label: text('Họ, chữ đệm, tên người cha', 'Father full name'),
			required: true,
			visibleWhen: "fatherIdentified == 'yes'",
		}),
		fatherBirthDate: field.date({
			label: text('Năm sinh / ngày sinh người cha', 'Father date of birth'),
			required: true,
			partial: true,
			max: 'today',
			visibleWhen: "fatherIdentified == 'yes'",
			width: 6,
		}),
		fatherPersonalId: field.identityNumber({
			label: text('Số định danh cá nhân người cha', 'Father personal ID'),
			sensitive: true,
			visibleWhen: "fatherIdentified == 'yes'",
			width: 6,
		}),
		fatherEthnicity: field.choice({
			label: text('Dân tộc người cha', 'Father ethnicity'),
			required: true,
			sensitive: true,
			display: 'select',
			options: ethnicGroupOptions,
			visibleWhen: "fatherIdentified == 'yes'",
			width: 6,
		}),
		fatherNationality: field.choice({
			label: text('Quốc tịch người cha', 'Father nationality'),
			required: true,
			display: 'select',
			options: nationalityOptions,
			visibleWhen: "fatherIdentified == 'yes'",
			width: 6,
		}),
		fatherNationalityName: field.text({
			label: text('Tên quốc tịch người cha', 'Name of the father’s nationality'),
			required: true,
			maxLength: 60,
			visibleWhen: "fatherIdentified == 'yes' && fatherNationality == 'other'",
		}),
		fatherResidence: field.address({
			label: text('Nơi cư trú người cha', 'Father residence'),
			required: true,
			visibleWhen: "fatherIdentified == 'yes'",
		}),
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
