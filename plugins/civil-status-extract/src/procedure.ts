import { defineProcedure, text } from '@motcua/procedure-sdk';
import {
	civilStatusLaw,
	identityDocumentShown,
	refusalForm,
	requesterPaths,
	verificationAnswerForm,
	verificationLetterForm,
} from '@motcua/procedure-sdk/catalogues';
import { application } from './application-form.ts';
import { flow } from './flow.ts';
import { messages } from './messages.ts';
import { dispatch, entry, issue } from './staff-forms.ts';

/** 2.000635, copies of an entry in the civil-status registers: the same day, a fee for each copy, sent as asked. */
export default defineProcedure({
	code: '2.000635',
	version: '1.0.0',
	publisher: 'motcua',
	name: text(
		'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
		'Issue copies of a civil-status extract or birth certificate',
	),
	summary: text(
		'Cấp bản sao từ Cơ sở dữ liệu hộ tịch, không phụ thuộc nơi cư trú. Giải quyết trong ngày, phí thu theo từng bản.',
		'Copies from the civil-status data, wherever one lives. The same day, a fee for each copy.',
	),
	category: text('Hộ tịch', 'Civil status'),
	authority: text(
		'Cơ quan quản lý Cơ sở dữ liệu hộ tịch (Ủy ban nhân dân cấp xã)',
		"The keeper of the civil-status data (communal People's Committee)",
	),
	onlineLevel: 'full',
	timeLimit: {
		amount: 0,
		unit: 'same-day',
		note: text(
			'Ngay trong ngày tiếp nhận; tiếp nhận sau 15 giờ thì trả kết quả trong ngày làm việc tiếp theo.',
			'The same day; the next working day when accepted after 15:00.',
		),
	},
	supplementMode: 'restart',
	fee: {
		kind: 'computed',
		per: 'copy',
		note: text(
			'8.000 đồng/bản (phí khai thác, sử dụng dữ liệu hộ tịch; không thuộc diện miễn khi nộp trực tuyến).',
			'8,000 VND per copy (a fee for the use of civil-status data, charged online too).',
		),
		amounts: { extractCopy: { label: text('Phí một bản sao', 'Fee of one copy'), amountVnd: 8000 } },
	},
	documents: [
		{
			key: 'declaration',
			name: text('Tờ khai cấp bản sao (hoặc biểu mẫu điện tử tương tác)', 'Declaration (or interactive e-form)'),
			kind: 'declaration',
			required: true,
			quantity: 1,
			given: 'form',
		},
		{
			key: 'authorisation',
			name: text('Văn bản ủy quyền (nếu có)', 'Authorisation'),
			kind: 'original',
			required: false,
			quantity: 1,
			requiredWhen: "relationToSubject == 'authorised'",
		},
		identityDocumentShown,
	],
	result: {
		name: text('Bản sao Trích lục hộ tịch, bản sao Giấy khai sinh', 'Extract copies'),
		template: 'templates/result.typ',
	},
	legalBasis: [
		...civilStatusLaw({ vi: '63, 64', en: '63-64' }),
		{ text: text('Thông tư 281/2016/TT-BTC', 'Circular 281/2016/TT-BTC') },
	],
	unverified: [
		text(
			'Mẫu bản sao trích lục theo hiểu biết chung, chưa đối chiếu với Thông tư 04/2020/TT-BTP.',
			'The form of the copies is general knowledge, not compared with circular 04/2020/TT-BTP.',
		),
		text(
			'Việc tạm dừng tính thời hạn trong khi chờ nơi lưu giữ Sổ trả lời chưa được đối chiếu.',
			'That the clock stands still while the keeper of a register is asked is not verified.',
		),
		text(
			'Các trường và các bước nội bộ là mô hình của gói này; nội dung trong Sổ do công chức nhập từ phần mềm hộ tịch dùng chung.',
			'Fields and internal steps are a model of this package; the entry is typed in from the shared civil-status software.',
		),
	],
	capabilities: [
		{
			use: 'dossier.read',
			fields: [
				'requesterFullName',
				'requesterBirthDate',
				'requesterPersonalId',
				'relationToSubject',
				'eventType',
				'copyKind',
				'subjectFullName',
				'subjectBirthDate',
				'subjectPersonalId',
				'registeredDate',
				'copyCount',
				'resultDelivery',
				'deliveryAddress',
			],
			why: text(
				'Để so với Sổ hộ tịch, tính phí, lập bản sao và gửi kết quả.',
				'To compare with the register, compute the fee, make the copies and send them.',
			),
		},
		{
			use: 'result.write',
			fields: ['copy', 'copyNumbers', 'postTo'],
			why: text(
				'Để ghi nội dung bản sao, số từng bản và nơi gửi.',
				'To keep the text of the copies, their numbers and where they go.',
			),
		},
		{ use: 'fee.write', why: text('Phí tính theo số bản sao.', 'The fee follows from the number of copies.') },
		{
			use: 'document.render',
			templates: ['templates/result.typ'],
			why: text(
				'Để lập bản dự thảo, các bản sao hoặc thông báo từ chối.',
				'To prepare the draft, the copies or a refusal.',
			),
		},
	],
	requester: requesterPaths,
	subject: 'subjectFullName',
	validates: true,
	forms: {
		application,
		entry,
		holderLetter: verificationLetterForm,
		holderAnswer: verificationAnswerForm,
		issue,
		dispatch,
		refusal: refusalForm,
	},
	messages,
	flow,
});
