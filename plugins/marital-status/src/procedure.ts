import { defineProcedure, text } from '@motcua/procedure-sdk';
import {
	civilStatusLaw,
	refusalForm,
	requesterPaths,
	verificationAnswerForm,
	verificationLetterForm,
} from '@motcua/procedure-sdk/catalogues';
import { application } from './application/application-form.ts';
import { flow } from './flow.ts';
import { messages } from './messages.ts';
import { examination, registration } from './staff-forms.ts';

/** 1.004873, issue a marital-status certificate: three working days, longer while another ward must answer. */
export default defineProcedure({
	code: '1.004873',
	version: '1.0.0',
	publisher: 'motcua',
	name: text('Thủ tục cấp Giấy xác nhận tình trạng hôn nhân', 'Issue a marital-status certificate'),
	summary: text(
		'Xác nhận tình trạng hôn nhân trong thời gian cư trú tại phường, xã để kết hôn hoặc dùng vào việc khác.',
		'Confirms the marital status during residence in the commune, for marriage or another purpose.',
	),
	category: text('Hộ tịch', 'Civil status'),
	authority: text('Ủy ban nhân dân cấp xã', "Communal People's Committee"),
	onlineLevel: 'full',
	timeLimit: {
		amount: 3,
		unit: 'working-days',
		note: text(
			'03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ. Trường hợp phải xác minh tại nơi từng cư trú thì cộng thời gian chờ xác minh (tổng không quá 23 ngày).',
			'3 working days from a complete dossier. When another place must verify, the time of waiting is added (23 days in all at most).',
		),
	},
	supplementMode: 'restart',
	fee: {
		kind: 'setByProvince',
		amountVnd: 15_000,
		per: 'case',
		note: text(
			'Lệ phí do Hội đồng nhân dân tỉnh, thành phố quy định; phường, xã xác nhận mức thu trước khi công khai. Nhiều nơi không thu khi nộp trực tuyến.',
			"Set by the provincial People's Council; the commune confirms the amount before publishing. Many charge nothing online.",
		),
		amounts: {
			certificateAtDesk: {
				label: text('Lệ phí khi nộp tại quầy, qua bưu chính', 'Charge at the desk or by post'),
				amountVnd: 15_000,
			},
			certificateOnline: { label: text('Lệ phí khi nộp trực tuyến', 'Charge online'), amountVnd: 0 },
		},
	},
	documents: [
		{
			key: 'declaration',
			name: text('Tờ khai cấp Giấy xác nhận tình trạng hôn nhân (hoặc mẫu điện tử tương tác)', 'Declaration or e-form'),
			kind: 'declaration',
			required: true,
			quantity: 1,
			given: 'form',
		},
		{
			key: 'endOfMarriageProof',
			name: text(
				'Bản án, quyết định ly hôn / Giấy chứng tử của vợ, chồng (nếu đã có vợ, chồng)',
				'Divorce judgment or death certificate of the spouse',
			),
			kind: 'copy',
			required: false,
			quantity: 1,
			requiredWhen: "maritalStatus == 'divorced' || maritalStatus == 'widowed'",
		},
		{
			key: 'foreignDivorceExtract',
			name: text('Trích lục ghi chú ly hôn, hủy kết hôn ở nước ngoài', 'Extract noting a foreign divorce'),
			kind: 'copy',
			required: false,
			quantity: 1,
			requiredWhen: "maritalStatus == 'divorced' && endedAbroad == true",
		},
		{
			key: 'earlierCertificateScan',
			name: text('Giấy xác nhận đã cấp trước đây (cấp lại)', 'Earlier certificate, when reissued'),
			kind: 'original',
			required: false,
			quantity: 1,
			requiredWhen: "purpose == 'marriage' && earlierCertificate == 'returned'",
		},
		{
			key: 'authorisation',
			name: text(
				'Văn bản ủy quyền (không áp dụng khi dùng để kết hôn)',
				'Authorisation (not when the purpose is marriage)',
			),
			kind: 'original',
			required: false,
			quantity: 1,
			requiredWhen: "requestFor == 'proxy'",
		},
	],
	result: {
		name: text('Giấy xác nhận tình trạng hôn nhân', 'Marital-status certificate'),
		template: 'templates/result.typ',
	},
	legalBasis: civilStatusLaw(),
	unverified: [
		text(
			'Mức lệ phí 15.000 đồng tại quầy và 0 đồng trực tuyến chỉ là giá trị ban đầu; mức thu do Hội đồng nhân dân cấp tỉnh quy định.',
			"15,000 VND at the desk and 0 online are starting values only; the amount is set by the provincial People's Council.",
		),
		text(
			'Tổng thời gian không quá 23 ngày khi phải xác minh, việc tạm dừng tính thời hạn trong khi chờ và điều khoản được viện dẫn (khoản 4 Điều 22 Nghị định 123/2015/NĐ-CP) chưa được đối chiếu.',
			'23 days in all when verification is needed, the standing clock while waiting, and the article cited for it (decree 123/2015/NĐ-CP art. 22.4) are not verified.',
		),
		text(
			'Mẫu Giấy xác nhận, câu ghi tình trạng hôn nhân và giá trị 6 tháng theo hiểu biết chung.',
			'The form of the certificate, the sentences on the status and the validity of 6 months are general knowledge.',
		),
		text(
			'Các trường và các bước nội bộ là mô hình của gói này.',
			'Fields and internal steps are a model of this package.',
		),
	],
	capabilities: [
		{
			use: 'dossier.read',
			fields: [
				'requesterFullName',
				'requesterBirthDate',
				'requesterPersonalId',
				'requesterResidence',
				'requestFor',
				'subjectFullName',
				'subjectBirthDate',
				'subjectPersonalId',
				'subjectResidence',
				'subjectGender',
				'subjectEthnicity',
				'subjectNationality',
				'subjectNationalityName',
				'periodResidence',
				'periodFrom',
				'periodTo',
				'otherResidences',
				'maritalStatus',
				'spouseFullName',
				'marriageCertificateInfo',
				'endOfMarriageInfo',
				'purpose',
				'purposeDetail',
				'futureSpouse',
				'marriagePlace',
			],
			why: text(
				'Để kiểm tra nội dung khai, chuyển hồ sơ và ghi Giấy xác nhận.',
				'To check the declaration, route the dossier and fill in the certificate.',
			),
		},
		{
			use: 'result.write',
			fields: ['placesToVerify', 'certificate'],
			why: text(
				'Để ghi nơi cần xác minh và nội dung Giấy xác nhận.',
				'To keep the places to verify and the certificate text.',
			),
		},
		{
			use: 'fee.write',
			why: text('Lệ phí khác nhau giữa nộp tại quầy và nộp trực tuyến.', 'The charge differs between desk and online.'),
		},
		{
			use: 'document.render',
			templates: ['templates/result.typ'],
			why: text(
				'Để lập bản dự thảo, Giấy xác nhận hoặc thông báo từ chối.',
				'To prepare the draft, the certificate or a refusal.',
			),
		},
	],
	requester: requesterPaths,
	subject: "requestFor == 'proxy' ? subjectFullName : requesterFullName",
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
