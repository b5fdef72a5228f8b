import { defineProcedure, step, text, to } from '@motcua/procedure-sdk';
import { requesterPaths } from '@motcua/procedure-sdk/catalogues';
import { application } from './application-form.ts';
import { messages } from './messages.ts';
import { certification, comparison } from './staff-forms.ts';

/**
 * 2.000815, certify copies against their originals.
 *
 * The published order is compare, compute the fee, certify, enter in the register, collect. Here the clerk enters the
 * numbers before the signature: the attestation names its number, and what is signed must be what was seen.
 */
export default defineProcedure({
	code: '2.000815',
	version: '1.0.0',
	publisher: 'motcua',
	name: text(
		'Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan, tổ chức có thẩm quyền của Việt Nam; cơ quan, tổ chức có thẩm quyền của nước ngoài; cơ quan, tổ chức có thẩm quyền của Việt Nam liên kết với cơ quan, tổ chức có thẩm quyền của nước ngoài cấp hoặc chứng nhận',
		'Certify a copy against its original',
	),
	summary: text(
		'Xác nhận bản sao đúng với bản chính. Trả kết quả trong ngày; hồ sơ nhận sau 15 giờ trả vào ngày làm việc tiếp theo.',
		'Confirms that a copy is true to its original. Ready the same day; the next working day when accepted after 15:00.',
	),
	category: text('Chứng thực', 'Certification'),
	authority: text('Ủy ban nhân dân cấp xã', "Communal People's Committee"),
	onlineLevel: 'partial',
	timeLimit: {
		amount: 0,
		unit: 'same-day',
		note: text(
			'Ngay trong ngày; ngày làm việc tiếp theo nếu tiếp nhận sau 15 giờ. Có thể kéo dài không quá 02 ngày làm việc khi yêu cầu nhiều loại bản chính, bản chính có nhiều trang, số lượng bản sao nhiều, nội dung phức tạp khó kiểm tra, đối chiếu; hoặc lâu hơn theo thỏa thuận bằng văn bản. Khi không trả trong ngày phải có phiếu hẹn ghi rõ giờ, ngày trả.',
			'The same day; the next working day when accepted after 15:00. May be extended by at most 2 working days (many originals, pages or copies, hard to check) or longer by written agreement. When it is not the same day, a slip with hour and day is compulsory.',
		),
	},
	supplementMode: 'restart',
	fee: {
		kind: 'computed',
		per: 'page',
		note: text(
			'2.000 đồng/trang cho trang thứ nhất và thứ hai; từ trang thứ ba 1.000 đồng/trang; tối đa 200.000 đồng/bản. Trang tính theo trang của bản chính.',
			'2,000 VND per page for pages 1 and 2, 1,000 VND per page from page 3, at most 200,000 VND per copy. Pages are those of the original.',
		),
		amounts: {
			firstPages: { label: text('Mỗi trang thứ nhất, thứ hai', 'Each of pages 1 and 2'), amountVnd: 2000 },
			laterPages: { label: text('Mỗi trang từ trang thứ ba', 'Each page from page 3'), amountVnd: 1000 },
			maxPerCopy: { label: text('Tối đa một bản sao', 'At most per copy'), amountVnd: 200_000 },
		},
	},
	documents: [
		{
			key: 'original',
			name: text('Bản chính giấy tờ, văn bản làm cơ sở để chứng thực', 'Original used as the basis'),
			kind: 'original',
			required: true,
			quantity: 1,
			given: 'shown',
		},
		{
			key: 'copies',
			name: text('Bản sao cần chứng thực (nếu đã tự chụp)', 'Copies to be certified, if already made'),
			kind: 'copy',
			required: false,
			quantity: 1,
			requiredWhen: 'wantsElectronicCopy == true',
		},
	],
	result: {
		name: text('Bản sao được chứng thực từ bản chính', 'Certified copy'),
		template: 'templates/attestation.typ',
	},
	legalBasis: [
		{ text: text('Nghị định 23/2015/NĐ-CP', 'Decree 23/2015/NĐ-CP') },
		{ text: text('Nghị định 07/2025/NĐ-CP', 'Decree 07/2025/NĐ-CP') },
		{ text: text('Thông tư 01/2020/TT-BTP', 'Circular 01/2020/TT-BTP') },
		{ text: text('Thông tư 226/2016/TT-BTC', 'Circular 226/2016/TT-BTC') },
	],
	unverified: [
		text(
			'Mẫu lời chứng và cách ghi Sổ chứng thực (SCT/BS) theo hiểu biết chung, chưa đối chiếu với Thông tư 01/2020/TT-BTP.',
			'Wording of the attestation and of the register entry (SCT/BS): general knowledge, not compared with circular 01/2020/TT-BTP.',
		),
		text(
			'Mức độ dịch vụ công trực tuyến của bản sao điện tử trong thủ tục này chưa được xác minh.',
			'The online level of the electronic copy within this procedure is not verified.',
		),
		text(
			'Các trường của yêu cầu và các bước nội bộ là mô hình của gói này, không có tờ khai theo luật.',
			'Fields and internal steps are a model of this package; the law has no declaration form.',
		),
	],
	capabilities: [
		{
			use: 'dossier.read',
			fields: ['requesterFullName', 'papers', 'wantsElectronicCopy'],
			why: text(
				'Để kiểm tra danh sách giấy tờ, tính phí và ghi lời chứng.',
				'To check the list of papers, compute the fee and write the attestation.',
			),
		},
		{
			use: 'result.write',
			fields: ['certifiedPapers', 'totalFeeVnd'],
			why: text(
				'Để ghi giấy tờ đã đối chiếu, số chứng thực và tổng phí.',
				'To keep what was compared, the numbers and the fee.',
			),
		},
		{
			use: 'fee.write',
			why: text('Phí tính theo trang của từng bản chính.', 'The fee follows from the pages of each original.'),
		},
		{
			use: 'document.render',
			templates: ['templates/attestation.typ'],
			why: text('Để lập lời chứng trình ký.', 'To prepare the attestation for signature.'),
		},
	],
	requester: requesterPaths,
	subject: "join(papers.map(p, p.documentName), '; ')",
	validates: true,
	forms: { application, comparison, certification },
	messages,
	flow: {
		start: 'compare',
		checks: {
			checkScans: step.check({
				name: text('So số trang bản chụp với số trang đã khai', 'Compare pages of scans with the declaration'),
			}),
		},
		steps: {
			compare: step.human({
				name: text('Đối chiếu bản chính và bản sao', 'Compare the original and the copy'),
				role: 'specialist',
				field: 'justice',
				form: 'comparison',
				workingHours: 2,
				outcomes: {
					matches: to('computeFee', text('Bản sao đúng với bản chính', 'True to the original')),
					cannotCertify: to('refused', text('Từ chối chứng thực', 'Refuse to certify'), { needsNote: true }),
				},
			}),
			computeFee: step.auto({
				name: text('Tính phí theo trang, theo bản', 'Compute the fee'),
				outcomes: {
					priced: to('book', text('Đã tính phí', 'Fee computed')),
					unknownPaper: to('compare', text('Ghi chú đối chiếu chỉ sai giấy tờ', 'A correction names no paper')),
				},
			}),
			book: step.human({
				name: text('Vào Sổ chứng thực, cấp số chứng thực', 'Enter in the register, give the numbers'),
				role: 'clerk',
				form: 'certification',
				workingHours: 1,
				outcomes: {
					booked: to('writeAttestation', text('Đã vào sổ', 'Entered')),
					returned: to('compare', text('Trả lại để đối chiếu lại', 'Send back to be compared'), { needsNote: true }),
				},
			}),
			writeAttestation: step.auto({
				name: text('Lập lời chứng', 'Write the attestation'),
				outcomes: {
					written: to('certify', text('Đã lập lời chứng', 'Written')),
					wrongNumbers: to('book', text('Số chứng thực chưa đúng', 'Numbers are wrong')),
				},
			}),
			certify: step.human({
				name: text('Ký chứng thực, đóng dấu', 'Certify: sign and seal'),
				role: 'leader',
				act: 'sign',
				workingHours: 2,
				outcomes: {
					signed: to('collectFee', text('Ký chứng thực', 'Sign')),
					returned: to('compare', text('Trả lại, yêu cầu kiểm tra', 'Send back to be checked'), { needsNote: true }),
				},
			}),
			collectFee: step.payment({
				name: text('Thu phí, in biên lai', 'Collect the fee, print the receipt'),
				role: 'cashier',
				next: 'resolved',
			}),
		},
	},
});
