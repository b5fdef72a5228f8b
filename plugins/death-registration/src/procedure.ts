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

/** 1.000656, register a death: the same day, free of charge in time; declares the person dead to the registers. */
export default defineProcedure({
	code: '1.000656',
	version: '1.0.0',
	publisher: 'motcua',
	name: text('Thủ tục đăng ký khai tử', 'Register a death'),
	summary: text(
		'Đăng ký việc chết vào Sổ hộ tịch và cấp Trích lục khai tử. Giải quyết trong ngày, miễn lệ phí khi đăng ký trong 15 ngày kể từ ngày chết.',
		'Enters the death in the register and issues the extract. The same day, free of charge within 15 days of the death.',
	),
	category: text('Hộ tịch', 'Civil status'),
	authority: text('Ủy ban nhân dân cấp xã', "Communal People's Committee"),
	onlineLevel: 'full',
	timeLimit: {
		amount: 0,
		unit: 'same-day',
		note: text(
			'Ngay trong ngày tiếp nhận; tiếp nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo. Trường hợp cần xác minh thì không quá 03 ngày làm việc.',
			'The same day; the next working day when accepted after 15:00. 3 working days at most when something must be verified.',
		),
	},
	supplementMode: 'restart',
	fee: {
		kind: 'computed',
		per: 'case',
		note: text(
			'Miễn lệ phí khi đăng ký đúng hạn (15 ngày kể từ ngày chết) và cho các đối tượng được miễn. Đăng ký quá hạn: mức do Hội đồng nhân dân tỉnh, thành phố quy định. Bản sao Trích lục (nếu yêu cầu) thu theo bản.',
			"Free of charge in time (15 days from the death) and for exempt groups. Late registration: amount set by the provincial People's Council. Extract copies, if asked for, are charged per copy.",
		),
		amounts: {
			lateRegistration: { label: text('Lệ phí đăng ký quá hạn', 'Charge for late registration'), amountVnd: 8000 },
			extractCopy: { label: text('Phí một bản sao Trích lục khai tử', 'Fee of one extract copy'), amountVnd: 8000 },
		},
	},
	documents: [
		{
			key: 'declaration',
			name: text('Tờ khai đăng ký khai tử (hoặc biểu mẫu điện tử tương tác)', 'Declaration (or interactive e-form)'),
			kind: 'declaration',
			required: true,
			quantity: 1,
			given: 'form',
		},
		{
			key: 'deathNoticePaper',
			name: text('Giấy báo tử hoặc giấy tờ thay Giấy báo tử', 'Death notice or substitute'),
			kind: 'original',
			required: true,
			quantity: 1,
		},
		{
			key: 'residenceProof',
			name: text(
				'Giấy tờ chứng minh nơi cư trú cuối cùng (khi không khai thác được dữ liệu)',
				'Proof of last residence, when data cannot be read',
			),
			kind: 'copy',
			required: false,
			quantity: 1,
			requiredWhen: 'residenceUnrecorded == true',
		},
		{
			key: 'authorisation',
			name: text('Văn bản ủy quyền (nếu có)', 'Authorisation'),
			kind: 'original',
			required: false,
			quantity: 1,
			requiredWhen: "relationToDeceased == 'authorised'",
		},
		identityDocumentShown,
	],
	result: { name: text('Trích lục khai tử (bản chính)', 'Death extract'), template: 'templates/result.typ' },
	legalBasis: civilStatusLaw({ vi: '33, 34', en: '33-34' }),
	unverified: [
		text(
			'Thời hạn không quá 03 ngày làm việc khi cần xác minh, việc tạm dừng tính thời hạn trong khi chờ và điều khoản được viện dẫn chưa được đối chiếu.',
			'3 working days at most when something must be verified, the standing clock while waiting and the article cited for it are not verified.',
		),
		text(
			'Lệ phí đăng ký quá hạn 8.000 đồng chỉ là giá trị ban đầu; mức thu do Hội đồng nhân dân cấp tỉnh quy định. Phí bản sao trích lục 8.000 đồng cần đối chiếu.',
			"8,000 VND for late registration is a starting value only; the amount is set by the provincial People's Council. The 8,000 VND of an extract copy are to be compared.",
		),
		text(
			'Danh mục giấy tờ thay Giấy báo tử, mẫu Trích lục khai tử theo hiểu biết chung, chưa đối chiếu với Nghị định 123/2015/NĐ-CP và Thông tư 04/2020/TT-BTP.',
			'The substitutes of a death notice and the form of the extract are general knowledge, not compared with decree 123/2015/NĐ-CP and circular 04/2020/TT-BTP.',
		),
		text(
			'Việc thu lại giấy tờ tùy thân và cập nhật cư trú sau khi khai tử là mô hình của gói này; dữ liệu được ghi trong hồ sơ để cơ quan công an xử lý.',
			'Taking back identity papers and updating the residence are a model of this package; the facts are kept in the dossier for the police.',
		),
	],
	capabilities: [
		{
			use: 'dossier.read',
			fields: [
				'requesterFullName',
				'requesterBirthDate',
				'requesterPersonalId',
				'relationToDeceased',
				'deceasedFullName',
				'deceasedBirthDate',
				'deceasedGender',
				'deceasedEthnicity',
				'deceasedNationality',
				'deceasedNationalityName',
				'deceasedPersonalId',
				'deceasedLastResidence',
				'deathDate',
				'deathTime',
				'deathDateWords',
				'deathPlaceKind',
				'deathFacilityName',
				'deathPlace',
				'deathCause',
				'noticeKind',
				'deathNotice',
				'deathNoticeDate',
				'deathNoticeIssuer',
				'wantsCopies',
				'copyCount',
			],
			why: text(
				'Để kiểm tra nội dung khai, tính phí bản sao và ghi Trích lục khai tử.',
				'To check the declaration, compute the fee of copies and fill in the extract.',
			),
		},
		{
			use: 'result.write',
			fields: ['late', 'extract', 'declaredDeceased'],
			why: text(
				'Để ghi việc đăng ký quá hạn, nội dung bản dự thảo và thông tin khóa dữ liệu của người chết.',
				'To keep whether it is late, the text of the draft and what locks the data of the deceased.',
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
			use: 'notify',
			channels: ['email'],
			why: text('Để báo cho gia đình những việc cần làm tiếp.', 'To tell the family what comes next.'),
		},
		{
			use: 'document.render',
			templates: ['templates/result.typ'],
			why: text(
				'Để lập bản dự thảo, Trích lục khai tử hoặc thông báo từ chối.',
				'To prepare the draft, the extract or a refusal.',
			),
		},
	],
	requester: requesterPaths,
	subject: 'deceasedFullName',
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
