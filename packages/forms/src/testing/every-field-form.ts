import type { FormDefinition, Localised } from '../definition.ts';

const text = (vi: string, en: string): Localised => ({ vi, en });

/**
 * A form with every kind of field and every place where an expression may stand. For tests of the evaluator, of renderers
 * and of everything else that must know all fields.
 */
export const everyFieldForm: FormDefinition = {
	formVersion: 1,
	id: 'everyField',
	title: text('Biểu mẫu có mọi loại mục', 'A form with every kind of field'),
	sections: [
		{
			key: 'requester',
			title: text('Người yêu cầu', 'Requester'),
			fields: [
				{
					key: 'fullName',
					type: 'personName',
					label: text('Họ, chữ đệm, tên', 'Full name'),
					required: true,
					autocomplete: 'name',
				},
				{
					key: 'birthDate',
					type: 'date',
					partial: true,
					max: 'today',
					label: text('Ngày sinh', 'Date of birth'),
					required: true,
				},
				{
					key: 'identity',
					type: 'identityNumber',
					label: text('Giấy tờ tùy thân', 'Identity paper'),
					required: true,
					sensitive: true,
				},
				{ key: 'residence', type: 'address', label: text('Nơi cư trú', 'Residence'), required: true },
				{ key: 'phone', type: 'phone', label: text('Số điện thoại', 'Phone'), requiredWhen: 'blank(email)' },
				{ key: 'email', type: 'email', label: text('Thư điện tử', 'E-mail') },
				{
					key: 'adult',
					type: 'boolean',
					label: text('Đã đủ 18 tuổi', 'Is 18 or older'),
					computed: 'ageOn(birthDate, today) >= 18',
				},
				{
					key: 'guardian',
					type: 'person',
					label: text('Người giám hộ', 'Guardian'),
					ask: ['birthDate', 'gender', 'personalId', 'ethnicity', 'nationality', 'residence'],
					optional: ['ethnicity'],
					required: true,
					visibleWhen: 'ageOn(birthDate, today) < 18',
				},
			],
		},
		{
			key: 'request',
			title: text('Nội dung yêu cầu', 'Request'),
			fields: [
				{
					key: 'purpose',
					type: 'choice',
					label: text('Mục đích', 'Purpose'),
					required: true,
					options: [
						{ value: 'study', label: text('Học tập', 'Study') },
						{ value: 'work', label: text('Lao động', 'Work'), visibleWhen: 'adult' },
						{ value: 'other', label: text('Khác', 'Other') },
					],
				},
				{
					key: 'purposeDetail',
					type: 'text',
					multiline: true,
					label: text('Nêu rõ mục đích', 'Purpose in detail'),
					minLength: 5,
					visibleWhen: 'purpose == "other"',
					required: true,
				},
				{
					key: 'wishes',
					type: 'multiChoice',
					label: text('Hình thức nhận kết quả', 'Ways to receive the result'),
					minItems: 1,
					maxItems: 2,
					options: [
						{ value: 'counter', label: text('Tại bộ phận một cửa', 'At the desk') },
						{ value: 'post', label: text('Qua bưu chính', 'By post') },
						{ value: 'electronic', label: text('Bản điện tử', 'Electronically') },
					],
				},
				{
					key: 'postalAddress',
					type: 'address',
					label: text('Địa chỉ nhận', 'Postal address'),
					detailOptional: true,
					visibleWhen: '"post" in wishes',
					requiredWhen: 'purpose != "study"',
				},
				{
					key: 'decisionNumber',
					type: 'text',
					label: text('Số quyết định', 'Number of the decision'),
					pattern: '\\d{1,5}/(?:QĐ|GCN)-[A-ZĐ]{2,8}',
					patternMessage: text('Viết theo mẫu 123/QĐ-UBND.', 'Write it as 123/QĐ-UBND.'),
				},
				{
					key: 'weight',
					type: 'number',
					integer: false,
					min: 0.5,
					max: 9,
					label: text('Cân nặng', 'Weight'),
					unit: text('kg', 'kg'),
				},
				{
					key: 'validFrom',
					type: 'date',
					label: text('Có giá trị từ ngày', 'Valid from'),
					min: '2025-07-01',
					rules: [
						{
							id: 'validFromNotFar',
							test: 'daysBetween(today, validFrom) <= 365',
							message: text('Ngày bắt đầu không quá 1 năm kể từ hôm nay.', 'It must start within a year from today.'),
							severity: 'error',
						},
					],
				},
			],
		},
		{
			key: 'papers',
			title: text('Giấy tờ', 'Papers'),
			visibleWhen: 'blank(purpose) || purpose != "work"',
			fields: [
				{
					key: 'papers',
					type: 'group',
					label: text('Danh sách giấy tờ', 'List of papers'),
					itemLabel: text('Giấy tờ', 'Paper'),
					required: true,
					maxItems: 5,
					rules: [
						{
							id: 'papersDiffer',
							test: 'papers.all(p, papers.filter(q, q.name == p.name).size() == 1)',
							message: text('Mỗi giấy tờ chỉ khai một dòng.', 'List every paper once.'),
							severity: 'warning',
						},
					],
					fields: [
						{ key: 'name', type: 'text', label: text('Tên giấy tờ', 'Name of the paper'), required: true },
						{ key: 'pages', type: 'number', min: 1, max: 500, label: text('Số trang', 'Pages'), required: true },
						{ key: 'copies', type: 'number', min: 1, max: 50, label: text('Số bản', 'Copies'), required: true },
						{
							key: 'reason',
							type: 'text',
							label: text('Lý do cần nhiều bản', 'Why so many'),
							visibleWhen: 'item.copies > 10',
							requiredWhen: 'index == 0',
						},
						{
							key: 'sheets',
							type: 'number',
							label: text('Tổng số trang', 'Sheets'),
							computed: 'item.pages * item.copies',
						},
						{
							key: 'holders',
							type: 'group',
							label: text('Người đứng tên', 'Holders'),
							itemLabel: text('Người', 'Holder'),
							maxItems: 3,
							fields: [
								{ key: 'holder', type: 'personName', label: text('Họ tên', 'Name'), required: true },
								{
									key: 'share',
									type: 'money',
									label: text('Phần tiền', 'Share'),
									visibleWhen: 'outerItem.pages > 1',
									max: 1_000_000_000,
								},
							],
						},
						{
							key: 'rowNote',
							type: 'static',
							label: text(
								'Giấy tờ thứ {{ index + 1 }}: {{ item.name }}, {{ item.sheets }} trang',
								'Paper {{ index + 1 }}: {{ item.name }}, {{ item.sheets }} sheets',
							),
						},
					],
				},
				{
					key: 'sheetTotal',
					type: 'number',
					label: text('Tổng cộng', 'Total'),
					computed: 'sumBy(papers, "pages", "copies")',
				},
				{
					key: 'fee',
					type: 'money',
					label: text('Phí', 'Fee'),
					computed: 'sum(papers.map(p, (p.pages <= 2 ? p.pages * 2000 : 4000 + (p.pages - 2) * 1000) * p.copies))',
				},
				{ key: 'feeWords', type: 'text', label: text('Bằng chữ', 'In words'), computed: 'words(fee)' },
				{
					key: 'feeNote',
					type: 'static',
					tone: 'info',
					label: text(
						'Phí dự kiến {{ fee }} ({{ feeWords }}), mục đích: {{ purpose }}, sinh {{ birthDate }} ({{ birthDateWords(birthDate) }}).',
						'Expected fee {{ formatVnd(fee) }}, purpose: {{ purpose }}, born {{ formatDate(birthDate) }}.',
					),
					help: text('Hạn nộp: {{ formatDate(addDays(today, 30)) }}', 'Until {{ formatDate(addDays(today, 30)) }}'),
				},
			],
		},
		{
			key: 'attachments',
			title: text('Tệp đính kèm', 'Attachments'),
			fields: [
				{
					key: 'original',
					type: 'file',
					label: text('Bản chụp', 'Scan'),
					accept: ['pdf', 'jpeg'],
					maxFiles: 2,
					maxBytes: 5_000_000,
				},
				{
					key: 'truthful',
					type: 'boolean',
					label: text('Tôi cam đoan lời khai là đúng', 'I declare that this is true'),
					required: true,
				},
			],
		},
	],
	rules: [
		{
			id: 'notTooMany',
			test: 'sheetTotal <= 200',
			message: text('Trên 200 trang: thời gian giải quyết có thể kéo dài.', 'Over 200 sheets: this may take longer.'),
			severity: 'warning',
		},
	],
};
