import type { FormDefinition } from '@motcua/forms';

const same = (vi: string, en: string) => ({ vi, en });

/** Every type of field once, with conditions, a computed value and rows; for looking at, not for filing. */
export const sampleForm: FormDefinition = {
	formVersion: 1,
	id: 'application',
	title: same('Tờ khai đăng ký khai sinh', 'Birth registration'),
	sections: [
		{
			key: 'requester',
			title: same('Người yêu cầu', 'Requester'),
			description: same('Người đứng ra làm thủ tục.', 'Who asks for the registration.'),
			fields: [
				{
					key: 'requesterName',
					type: 'personName',
					label: same('Họ, chữ đệm, tên', 'Full name'),
					required: true,
					autocomplete: 'name',
				},
				{
					key: 'requesterBirth',
					type: 'date',
					label: same('Ngày sinh', 'Date of birth'),
					required: true,
					partial: true,
					max: 'today',
					width: 6,
				},
				{
					key: 'requesterPhone',
					type: 'phone',
					label: same('Số điện thoại', 'Phone'),
					required: true,
					autocomplete: 'tel',
					width: 6,
				},
				{ key: 'requesterEmail', type: 'email', label: same('Thư điện tử', 'E-mail'), width: 6 },
				{
					key: 'requesterIdentity',
					type: 'identityNumber',
					label: same('Giấy tờ tùy thân', 'Identity paper'),
					required: true,
					sensitive: true,
				},
				{ key: 'requesterResidence', type: 'address', label: same('Nơi cư trú', 'Residence'), required: true },
				{
					key: 'relation',
					type: 'choice',
					label: same('Quan hệ với trẻ', 'Relation to the child'),
					required: true,
					options: [
						{ value: 'parent', label: same('Cha, mẹ', 'Parent') },
						{ value: 'grandparent', label: same('Ông, bà', 'Grandparent') },
						{ value: 'other', label: same('Người thân thích khác', 'Another relative') },
					],
				},
				{
					key: 'relationOther',
					type: 'text',
					label: same('Ghi rõ quan hệ', 'Which relation'),
					required: true,
					visibleWhen: 'relation == "other"',
				},
			],
		},
		{
			key: 'child',
			title: same('Người được khai sinh', 'The child'),
			fields: [
				{
					key: 'note',
					type: 'static',
					tone: 'info',
					label: same('Đăng ký trong 60 ngày kể từ ngày sinh thì được miễn lệ phí.', 'Free within 60 days of birth.'),
				},
				{
					key: 'mother',
					type: 'person',
					label: same('Người mẹ', 'Mother'),
					required: true,
					ask: ['birthDate', 'gender', 'personalId', 'ethnicity', 'nationality', 'residence'],
				},
				{
					key: 'weight',
					type: 'number',
					label: same('Cân nặng khi sinh', 'Weight at birth'),
					unit: same('gam', 'grams'),
					min: 300,
					max: 9000,
					width: 6,
				},
				{
					key: 'wantsCopies',
					type: 'boolean',
					label: same('Đề nghị cấp bản sao trích lục', 'Ask for certified copies'),
				},
				{
					key: 'copies',
					type: 'number',
					label: same('Số bản sao', 'Number of copies'),
					required: true,
					min: 1,
					max: 20,
					visibleWhen: 'wantsCopies',
					width: 6,
				},
				{
					key: 'fee',
					type: 'money',
					label: same('Lệ phí bản sao', 'Fee for copies'),
					computed: 'copies * 8000',
					visibleWhen: 'wantsCopies',
					width: 6,
				},
				{
					key: 'languages',
					type: 'multiChoice',
					label: same('Ngôn ngữ cần trên bản sao', 'Languages on the copies'),
					visibleWhen: 'wantsCopies',
					options: [
						{ value: 'vi', label: same('Tiếng Việt', 'Vietnamese') },
						{ value: 'en', label: same('Tiếng Anh', 'English') },
					],
				},
			],
		},
		{
			key: 'papers',
			title: same('Giấy tờ kèm theo', 'Papers'),
			fields: [
				{
					key: 'birthNotice',
					type: 'file',
					label: same('Giấy chứng sinh', 'Medical birth notice'),
					help: same('Chụp rõ cả bốn góc.', 'All four corners.'),
					required: true,
					accept: ['pdf', 'jpeg', 'png'],
					maxFiles: 3,
				},
				{
					key: 'others',
					type: 'group',
					label: same('Giấy tờ khác', 'Other papers'),
					itemLabel: same('Giấy tờ', 'Paper'),
					maxItems: 3,
					fields: [
						{ key: 'name', type: 'text', label: same('Tên giấy tờ', 'Name'), required: true, width: 8 },
						{ key: 'pages', type: 'number', label: same('Số trang', 'Pages'), required: true, min: 1, width: 4 },
					],
				},
				{ key: 'remark', type: 'text', multiline: true, label: same('Ghi chú cho cán bộ', 'Remarks') },
			],
		},
	],
};
