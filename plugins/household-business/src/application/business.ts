import { field, section, text } from '@motcua/procedure-sdk';

/**
 * Words that a name may not hold because they announce another kind of firm. Written out in both cases: patterns of forms
 * know no flags and no classes of letters.
 */
const OTHER_FIRM =
	'.*([Cc][Ôô][Nn][Gg] +[Tt][Yy]|[Dd][Oo][Aa][Nn][Hh] +[Nn][Gg][Hh][Ii][Ệệ][Pp]|[Hh][Ợợ][Pp] +[Tt][Áá][Cc] +[Xx][Ãã]).*';

export const business = section({
	title: text('Hộ kinh doanh', 'Business'),
	fields: {
		ownName: field.text({
			label: text('Tên riêng của hộ kinh doanh', 'Own name of the business'),
			help: text(
				'Không ghi lại cụm từ “Hộ kinh doanh”. Tên riêng viết bằng chữ cái tiếng Việt, F, J, Z, W, chữ số, ký hiệu và không trùng trong phạm vi phường, xã.',
				'Without the words "Hộ kinh doanh". Letters, figures and signs; unique in the commune.',
			),
			required: true,
			minLength: 2,
			maxLength: 100,
			rules: [
				{
					id: 'ownName.otherFirm',
					test: `!matches(ownName, '${OTHER_FIRM}')`,
					message: text(
						'Tên hộ kinh doanh không được dùng cụm từ “công ty”, “doanh nghiệp”, “hợp tác xã”.',
						'The name may not hold the words for company, enterprise or cooperative.',
					),
					severity: 'error',
				},
				{
					id: 'ownName.prefix',
					test: "!matches(ownName, '[Hh][Ộộ] +[Kk][Ii][Nn][Hh] +[Dd][Oo][Aa][Nn][Hh].*')",
					message: text(
						'Cụm từ “Hộ kinh doanh” được ghi sẵn; xin chỉ ghi tên riêng.',
						'The words "Hộ kinh doanh" are put before it; give the own name only.',
					),
					severity: 'error',
				},
			],
		}),
		businessName: field.text({
			label: text('Tên hộ kinh doanh', 'Name of the business'),
			computed: "'Hộ kinh doanh ' + ownName",
		}),
		businessAddress: field.address({ label: text('Địa chỉ trụ sở', 'Head-office address'), required: true }),
		businessPhone: field.phone({ label: text('Điện thoại', 'Phone'), required: true, width: 6 }),
		businessEmail: field.email({ label: text('Thư điện tử', 'Email'), width: 6 }),
		capitalVnd: field.money({ label: text('Vốn kinh doanh', 'Capital'), required: true, min: 1, width: 6 }),
		capitalWords: field.text({
			label: text('Vốn kinh doanh ghi bằng chữ', 'Capital in words'),
			computed: 'words(capitalVnd)',
			width: 6,
		}),
	},
});

export const industries = section({
	title: text('Ngành, nghề kinh doanh', 'Lines of business'),
	description: text(
		'Mỗi ngành, nghề ghi một mục với mã cấp bốn của Hệ thống ngành kinh tế Việt Nam; đánh dấu một ngành, nghề chính.',
		'One entry per line with its four-figure code of the Vietnamese classification; one of them is the main one.',
	),
	fields: {
		industries: field.group({
			label: text('Danh sách ngành, nghề', 'Lines of business'),
			itemLabel: text('Ngành, nghề', 'Line'),
			required: true,
			minItems: 1,
			maxItems: 30,
			fields: {
				industryCode: field.text({
					label: text('Mã ngành', 'Code'),
					required: true,
					pattern: '[0-9]{4}',
					patternMessage: text('Ghi mã cấp bốn gồm 4 chữ số, ví dụ 4711.', 'Four figures, for example 4711.'),
					width: 4,
				}),
				industryName: field.text({ label: text('Tên ngành, nghề', 'Name'), required: true, maxLength: 300, width: 8 }),
				isMain: field.boolean({ label: text('Ngành, nghề kinh doanh chính', 'Main line') }),
			},
		}),
		industryCount: field.number({ label: text('Số ngành, nghề', 'Lines'), computed: 'size(industries)', width: 6 }),
	},
});

export const tax = section({
	title: text('Thông tin đăng ký thuế', 'Tax registration'),
	fields: {
		startDate: field.date({ label: text('Ngày bắt đầu hoạt động', 'Start date'), required: true, width: 6 }),
		workerCount: field.number({
			label: text('Số lao động dự kiến', 'Expected workers'),
			required: true,
			min: 0,
			max: 1000,
			unit: text('người', 'people'),
			width: 6,
		}),
		taxMethod: field.choice({
			label: text('Phương pháp tính thuế', 'Tax method'),
			required: true,
			options: [
				{ value: 'declaration', label: text('Kê khai', 'By declaration') },
				{ value: 'perTransaction', label: text('Khai theo từng lần phát sinh', 'By transaction') },
				{
					value: 'undecided',
					label: text('Chưa xác định, cần cơ quan thuế hướng dẫn', 'Not decided, ask the tax office'),
				},
			],
		}),
		startNotice: field.static({
			label: text(
				'Ngày bắt đầu {{ startDate }} đã qua: hộ kinh doanh hoạt động từ ngày được cấp Giấy chứng nhận.',
				'The start date {{ startDate }} is past: a business starts on the day of its certificate.',
			),
			tone: 'warning',
			visibleWhen: 'daysBetween(startDate, today) > 0',
		}),
	},
});
