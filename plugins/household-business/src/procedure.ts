import { defineProcedure, text } from '@motcua/procedure-sdk';
import { leaderRefusalForm, requesterPaths } from '@motcua/procedure-sdk/catalogues';
import { application } from './application/application-form.ts';
import { flow } from './flow.ts';
import { messages } from './messages.ts';
import { examination, numbering } from './staff-forms.ts';

/** 1.001612, register a household business: three working days, a charge set by the province, a code that is the tax code. */
export default defineProcedure({
	code: '1.001612',
	version: '1.0.0',
	publisher: 'motcua',
	name: text('Đăng ký thành lập hộ kinh doanh', 'Register a household business'),
	summary: text(
		'Cấp Giấy chứng nhận đăng ký hộ kinh doanh cho cá nhân hoặc các thành viên hộ gia đình, mã số đồng thời là mã số thuế.',
		'Issues the certificate of a household business to a person or the members of a household; its code is the tax code.',
	),
	category: text('Thành lập và hoạt động của hộ kinh doanh', 'Household business'),
	authority: text(
		'Cơ quan đăng ký kinh doanh cấp xã (phòng chuyên môn thuộc Ủy ban nhân dân cấp xã)',
		"Communal business registry (a department of the People's Committee)",
	),
	onlineLevel: 'full',
	timeLimit: {
		amount: 3,
		unit: 'working-days',
		note: text(
			'03 ngày làm việc kể từ ngày nhận được hồ sơ hợp lệ.',
			'3 working days from the receipt of a valid dossier.',
		),
	},
	supplementMode: 'restart',
	fee: {
		kind: 'setByProvince',
		amountVnd: 100_000,
		per: 'case',
		note: text(
			'Lệ phí do Hội đồng nhân dân tỉnh, thành phố quy định; phường, xã xác nhận mức thu trước khi công khai. Nhiều nơi không thu khi nộp trực tuyến.',
			"Set by the provincial People's Council; the commune confirms the amount before publishing. Many charge nothing online.",
		),
		amounts: {
			registrationAtDesk: {
				label: text('Lệ phí khi nộp tại quầy, qua bưu chính', 'Charge at the desk or by post'),
				amountVnd: 100_000,
			},
			registrationOnline: { label: text('Lệ phí khi nộp trực tuyến', 'Charge online'), amountVnd: 50_000 },
		},
	},
	documents: [
		{
			key: 'declaration',
			name: text('Giấy đề nghị đăng ký hộ kinh doanh (hoặc biểu mẫu điện tử)', 'Application (or e-form)'),
			kind: 'declaration',
			required: true,
			quantity: 1,
			given: 'form',
		},
		{
			key: 'householdMinutes',
			name: text(
				'Bản sao biên bản họp thành viên hộ gia đình và văn bản ủy quyền (khi thành viên hộ gia đình thành lập)',
				'Minutes and authorisation, when household members found it',
			),
			kind: 'copy',
			required: false,
			quantity: 1,
			requiredWhen: "ownerType == 'household'",
		},
		{
			key: 'identityCopy',
			name: text('Giấy tờ tùy thân (khi không khai thác được dữ liệu)', 'Identity document, when data cannot be read'),
			kind: 'copy',
			required: false,
			quantity: 1,
			requiredWhen: 'identityUnreadable == true',
		},
	],
	result: {
		name: text('Giấy chứng nhận đăng ký hộ kinh doanh', 'Household-business certificate'),
		template: 'templates/result.typ',
	},
	legalBasis: [
		{ text: text('Nghị định 168/2025/NĐ-CP', 'Decree 168/2025/NĐ-CP') },
		{ text: text('Thông tư 68/2025/TT-BTC', 'Circular 68/2025/TT-BTC') },
	],
	unverified: [
		text(
			'Thời hạn 03 ngày làm việc theo hiểu biết chung, chưa đối chiếu với Nghị định 168/2025/NĐ-CP.',
			'The limit of 3 working days is general knowledge, not compared with decree 168/2025/NĐ-CP.',
		),
		text(
			'Mức lệ phí 100.000 đồng tại quầy và 50.000 đồng trực tuyến chỉ là giá trị ban đầu; mức thu do Hội đồng nhân dân cấp tỉnh quy định.',
			"100,000 VND at the desk and 50,000 online are starting values only; the amount is set by the provincial People's Council.",
		),
		text(
			'Quy tắc đặt tên, điều kiện của chủ hộ, danh mục ngành, nghề có điều kiện và các ngành cấp hai theo hiểu biết chung.',
			'The rules of names, the conditions of an owner, the lines that need a permission and the divisions are general knowledge.',
		),
		text(
			'Mẫu Giấy chứng nhận và việc mã số hộ kinh doanh trùng số định danh của chủ hộ chưa được đối chiếu; hồ sơ thực tế được xử lý trên hệ thống quốc gia.',
			"The form of the certificate and that the code equals the owner's personal id are not verified; real dossiers are processed on the national system.",
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
				'ownName',
				'businessAddress',
				'businessPhone',
				'businessEmail',
				'capitalVnd',
				'industries',
				'ownerIsRequester',
				'ownerFullName',
				'ownerBirthDate',
				'ownerPersonalId',
				'ownerResidence',
				'ownerGender',
				'ownerType',
				'householdMembers',
				'startDate',
			],
			why: text(
				'Để kiểm tra tên, ngành nghề, xác định mã số thuế và ghi Giấy chứng nhận.',
				'To check name and lines, find the tax code and fill in the certificate.',
			),
		},
		{
			use: 'result.write',
			fields: ['registeredLines', 'taxCode'],
			why: text('Để ghi ngành, nghề được đăng ký và mã số thuế.', 'To keep the registered lines and the tax code.'),
		},
		{
			use: 'fee.write',
			why: text('Lệ phí khác nhau giữa nộp tại quầy và nộp trực tuyến.', 'The charge differs between desk and online.'),
		},
		{
			use: 'document.render',
			templates: ['templates/result.typ'],
			why: text('Để lập Giấy chứng nhận hoặc thông báo từ chối.', 'To prepare the certificate or a refusal.'),
		},
	],
	requester: requesterPaths,
	subject: 'businessName',
	validates: true,
	forms: { application, examination, numbering, refusal: leaderRefusalForm },
	messages,
	flow,
});
