import { defineProcedure, text } from '@motcua/procedure-sdk';
import {
	civilStatusLaw,
	identityDocumentShown,
	refusalForm,
	requesterPaths,
	verificationAnswerForm,
	verificationLetterForm,
} from '@motcua/procedure-sdk/catalogues';
import { application } from './application/application-form.ts';
import { flow } from './flow.ts';
import { messages } from './messages.ts';
import { examination, registration } from './staff-forms.ts';

const grandparentActs = "actsByAuthority == true && relationToChild in ['grandparent', 'relative', 'guardian']";

/** 1.001193, register a birth: a long form, the same day, free of charge when it is in time. */
export default defineProcedure({
	code: '1.001193',
	version: '1.0.0',
	publisher: 'motcua',
	name: text('Thủ tục đăng ký khai sinh', 'Register a birth'),
	summary: text(
		'Đăng ký khai sinh cho trẻ và cấp Giấy khai sinh, số định danh cá nhân. Giải quyết trong ngày, miễn lệ phí khi đăng ký trong 60 ngày kể từ ngày sinh.',
		'Registers a birth and issues the birth certificate with the personal id. The same day, free of charge within 60 days of the birth.',
	),
	category: text('Hộ tịch', 'Civil status'),
	authority: text('Ủy ban nhân dân cấp xã', "Communal People's Committee"),
	onlineLevel: 'full',
	timeLimit: {
		amount: 0,
		unit: 'same-day',
		note: text(
			'Ngay trong ngày tiếp nhận; tiếp nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo. Cộng thêm không quá 03 ngày làm việc khi phải xác nhận quan hệ hôn nhân của cha mẹ ở xã, phường khác.',
			"The same day; the next working day when accepted after 15:00. Up to 3 working days more when another commune must confirm the parents' marriage.",
		),
	},
	supplementMode: 'restart',
	fee: {
		kind: 'computed',
		per: 'case',
		note: text(
			'Miễn lệ phí khi đăng ký đúng hạn (60 ngày kể từ ngày sinh) và cho các đối tượng được miễn. Đăng ký quá hạn: mức do Hội đồng nhân dân tỉnh, thành phố quy định. Bản sao Trích lục khai sinh (nếu yêu cầu) thu theo bản.',
			"Free of charge in time (60 days from birth) and for exempt groups. Late registration: amount set by the provincial People's Council. Extract copies, if asked for, are charged per copy.",
		),
		amounts: {
			lateRegistration: { label: text('Lệ phí đăng ký quá hạn', 'Charge for late registration'), amountVnd: 8000 },
			extractCopy: { label: text('Phí một bản sao Trích lục khai sinh', 'Fee of one extract copy'), amountVnd: 8000 },
		},
	},
	documents: [
		{
			key: 'declaration',
			name: text('Tờ khai đăng ký khai sinh (hoặc biểu mẫu điện tử tương tác)', 'Declaration (or interactive e-form)'),
			kind: 'declaration',
			required: true,
			quantity: 1,
			given: 'form',
		},
		{
			key: 'birthNotice',
			name: text(
				'Giấy chứng sinh; nếu không có: văn bản của người làm chứng hoặc giấy cam đoan về việc sinh',
				'Medical birth notice, else witness statement or own undertaking',
			),
			kind: 'original',
			required: false,
			quantity: 1,
			requiredWhen: "birthCircumstance != 'abandoned'",
		},
		{
			key: 'abandonedRecord',
			name: text('Biên bản về việc trẻ bị bỏ rơi (trẻ bị bỏ rơi)', 'Record of the abandoned child'),
			kind: 'original',
			required: false,
			quantity: 1,
			requiredWhen: "birthCircumstance == 'abandoned'",
		},
		{
			key: 'surrogacyConfirmation',
			name: text('Văn bản xác nhận mang thai hộ (mang thai hộ)', 'Surrogacy confirmation'),
			kind: 'original',
			required: false,
			quantity: 1,
			requiredWhen: "birthCircumstance == 'surrogacy'",
		},
		{
			key: 'authorisation',
			name: text('Văn bản ủy quyền (nếu ủy quyền)', 'Authorisation'),
			kind: 'original',
			required: false,
			quantity: 1,
			requiredWhen: grandparentActs,
		},
		identityDocumentShown,
	],
	result: {
		name: text('Giấy khai sinh', 'Birth certificate'),
		template: 'templates/result.typ',
	},
	legalBasis: civilStatusLaw(),
	unverified: [
		text(
			'Lệ phí đăng ký quá hạn 8.000 đồng chỉ là giá trị ban đầu; mức thu do Hội đồng nhân dân cấp tỉnh quy định. Phí bản sao trích lục 8.000 đồng cần đối chiếu.',
			"8,000 VND for late registration is a starting value only; the amount is set by the provincial People's Council. The 8,000 VND of an extract copy are to be compared.",
		),
		text(
			'Mẫu Giấy khai sinh theo hiểu biết chung, chưa đối chiếu với Thông tư 04/2020/TT-BTP.',
			'The form of the certificate is general knowledge, not compared with circular 04/2020/TT-BTP.',
		),
		text(
			'Các trường và các bước nội bộ là mô hình của gói này; số định danh cá nhân do công chức nhập từ phần mềm hộ tịch dùng chung.',
			'Fields and internal steps are a model of this package; the personal id is typed in from the shared civil-status software.',
		),
		text(
			'Điều khoản viện dẫn cho thời gian chờ xác nhận ở nơi khác chưa được đối chiếu.',
			'The article cited for the time of waiting for another commune is not verified.',
		),
	],
	capabilities: [
		{
			use: 'dossier.read',
			fields: [
				'requesterFullName',
				'requesterBirthDate',
				'requesterPersonalId',
				'relationToChild',
				'childFullName',
				'childBirthDate',
				'childBirthDateWords',
				'childGender',
				'childEthnicity',
				'childNationality',
				'childNationalityName',
				'childHometown',
				'birthFacilityName',
				'birthPlace',
				'motherIdentified',
				'motherFullName',
				'motherBirthDate',
				'motherPersonalId',
				'motherEthnicity',
				'motherNationality',
				'motherNationalityName',
				'motherResidence',
				'fatherIdentified',
				'fatherFullName',
				'fatherBirthDate',
				'fatherPersonalId',
				'fatherEthnicity',
				'fatherNationality',
				'fatherNationalityName',
				'fatherResidence',
				'wantsCopies',
				'copyCount',
			],
			why: text(
				'Để kiểm tra nội dung khai, tính phí bản sao và ghi Giấy khai sinh.',
				'To check the declaration, compute the fee of copies and fill in the certificate.',
			),
		},
		{
			use: 'result.write',
			fields: ['late', 'certificate'],
			why: text(
				'Để ghi việc đăng ký quá hạn và nội dung bản dự thảo.',
				'To keep whether it is late and the text of the draft.',
			),
		},
		{
			use: 'fee.write',
			why: text(
				'Chỉ thu khi đăng ký quá hạn hoặc xin bản sao.',
				'Something is due only when late or when copies are asked for.',
			),
		},
		{
			use: 'document.render',
			templates: ['templates/result.typ'],
			why: text(
				'Để lập bản dự thảo, Giấy khai sinh hoặc thông báo từ chối.',
				'To prepare the draft, the certificate or a refusal.',
			),
		},
	],
	requester: requesterPaths,
	subject: 'childFullName',
	validates: true,
	forms: {
		application,
		examination,
		verificationLetter: verificationLetterForm,
		verification: verificationAnswerForm,
		registration,
		refusal: refusalForm,
	},
	messages,
	flow,
});
