import { field, section, text } from '@motcua/procedure-sdk';
import {
	ethnicityField,
	genderField,
	nationalityField,
	nationalityNameField,
	requesterFields,
} from '@motcua/procedure-sdk/catalogues';

/** Who asks, and for whom. */
export const requester = section({
	title: text('Người yêu cầu', 'Requester'),
	fields: {
		...requesterFields,
		requestFor: field.choice({
			label: text('Đề nghị cấp Giấy xác nhận cho', 'The certificate is for'),
			required: true,
			options: [
				{ value: 'self', label: text('Chính tôi', 'Myself') },
				{ value: 'proxy', label: text('Người đã ủy quyền cho tôi', 'The person who authorised me') },
			],
		}),
	},
});

/** Whose status is confirmed. What the requester has said about themselves is not asked twice. */
export const subject = section({
	title: text('Người được xác nhận', 'Person concerned'),
	fields: {
		subjectFullName: field.personName({
			label: text('Họ, chữ đệm, tên người được xác nhận', 'Subject full name'),
			required: true,
			visibleWhen: "requestFor == 'proxy'",
		}),
		subjectBirthDate: field.date({
			label: text('Ngày sinh', 'Date of birth'),
			required: true,
			max: 'today',
			visibleWhen: "requestFor == 'proxy'",
			width: 6,
		}),
		subjectPersonalId: field.identityNumber({
			label: text('Số định danh cá nhân', 'Personal ID'),
			required: true,
			sensitive: true,
			visibleWhen: "requestFor == 'proxy'",
			width: 6,
		}),
		subjectResidence: field.address({
			label: text('Nơi cư trú hiện nay của người được xác nhận', 'Present residence of the person concerned'),
			required: true,
			visibleWhen: "requestFor == 'proxy'",
		}),
		subjectGender: genderField({
			rules: [
				{
					id: 'subjectGender.id',
					test: "idGender(requestFor == 'proxy' ? subjectPersonalId.number : requesterPersonalId.number) == subjectGender",
					message: text(
						'Số định danh cho biết giới tính khác; xin kiểm tra lại số định danh và giới tính.',
						'The personal id tells another gender; please check both.',
					),
					severity: 'warning',
				},
			],
			width: 6,
		}),
		subjectEthnicity: ethnicityField({ width: 6 }),
		subjectNationality: nationalityField({ width: 6 }),
		subjectNationalityName: nationalityNameField('subjectNationality', { width: 6 }),
	},
});

/** The period for which this ward can confirm, and where the person lived before or after. */
export const residence = section({
	title: text('Thời gian cư trú', 'Time of residence'),
	description: text(
		'Tình trạng hôn nhân được xác nhận cho thời gian cư trú tại nơi xác nhận, thường tính từ khi đủ tuổi đăng ký kết hôn (nam 20 tuổi, nữ 18 tuổi).',
		'The status is confirmed for the time of residence at the place of confirmation, as a rule from the age of marriage (men 20, women 18).',
	),
	fields: {
		periodResidence: field.address({
			label: text('Nơi cư trú trong thời gian đề nghị xác nhận', 'Residence during the period'),
			required: true,
		}),
		periodFrom: field.date({
			label: text('Cư trú tại nơi xác nhận từ ngày', 'Resident from'),
			required: true,
			max: 'today',
			width: 6,
		}),
		periodTo: field.date({
			label: text('Đến ngày', 'Resident to'),
			help: text('Nếu hiện vẫn cư trú tại đây, ghi ngày làm đơn.', 'If still resident, give the date of this form.'),
			required: true,
			max: 'today',
			width: 6,
			rules: [
				{
					id: 'period.order',
					test: 'periodFrom <= periodTo',
					message: text('“Đến ngày” phải sau “từ ngày”.', 'The end must not be before the beginning.'),
					severity: 'error',
				},
			],
		}),
		livedElsewhere: field.boolean({
			label: text(
				'Từ khi đủ tuổi đăng ký kết hôn đã từng đăng ký thường trú ở xã, phường khác',
				'Since the age of marriage I was registered as a permanent resident of another commune too',
			),
		}),
		otherResidences: field.group({
			label: text('Các nơi thường trú khác', 'Other places of permanent residence'),
			itemLabel: text('Nơi thường trú', 'Place'),
			required: true,
			minItems: 1,
			maxItems: 10,
			visibleWhen: 'livedElsewhere == true',
			fields: {
				residence: field.address({ label: text('Địa chỉ', 'Address'), required: true }),
				residedFrom: field.date({
					label: text('Từ', 'From'),
					required: true,
					partial: true,
					max: 'today',
					width: 6,
				}),
				residedTo: field.date({
					label: text('Đến', 'To'),
					required: true,
					partial: true,
					max: 'today',
					width: 6,
					rules: [
						{
							id: 'otherResidence.order',
							test: 'year(item.residedFrom) <= year(item.residedTo)',
							message: text('Năm kết thúc phải sau năm bắt đầu.', 'The last year must not be before the first.'),
							severity: 'error',
						},
					],
				}),
				hasProof: field.boolean({
					label: text(
						'Có giấy tờ chứng minh tình trạng hôn nhân trong thời gian này',
						'I have a paper that proves the marital status of this time',
					),
				}),
			},
		}),
	},
});
