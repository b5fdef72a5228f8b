import { step, text, to } from '@motcua/procedure-sdk';
import {
	askByLetter,
	clerkIssues,
	identityCheck,
	leaderSigns,
	refusalSteps,
	requesterConfirmsDraft,
	waitForAnswer,
} from '@motcua/procedure-sdk/catalogues';

/**
 * From reception to the birth certificate. The clock stands still only while another commune confirms the parents'
 * marriage: the three working days that the law adds for it.
 */
export const flow = {
	start: 'assign',
	checks: { checkIdentity: identityCheck },
	steps: {
		assign: step.auto({
			name: text('Chuyển hồ sơ cho công chức tư pháp - hộ tịch', 'Assign to the civil-status officer'),
			outcomes: { assigned: to('examine', text('Đã chuyển', 'Assigned')) },
		}),
		examine: step.human({
			name: text('Thẩm tra hồ sơ, tra cứu Cơ sở dữ liệu hộ tịch', 'Examine, look up civil-status data'),
			role: 'specialist',
			field: 'justice',
			form: 'examination',
			workingHours: 2,
			outcomes: {
				eligible: to('draftCertificate', text('Đủ điều kiện, lập dự thảo', 'Eligible, make the draft')),
				confirmMarriage: to(
					'askOtherCommune',
					text('Cần nơi khác xác nhận hôn nhân của cha mẹ', 'Another commune must confirm the marriage'),
				),
				refuse: to('explainRefusal', text('Không đủ điều kiện', 'Not eligible'), { needsNote: true }),
			},
		}),
		askOtherCommune: askByLetter({
			name: text('Gửi văn bản đề nghị xác nhận', 'Send the request for confirmation'),
			field: 'justice',
			form: 'verificationLetter',
			workingHours: 1,
			wait: 'waitForOtherCommune',
		}),
		waitForOtherCommune: waitForAnswer({
			name: text('Chờ Ủy ban nhân dân nơi đăng ký kết hôn trả lời', 'Wait for the commune of the marriage'),
			field: 'justice',
			form: 'verification',
			pausesClock: {
				reason: text(
					'Chờ Ủy ban nhân dân cấp xã nơi cha mẹ đăng ký kết hôn xác nhận (không quá 03 ngày làm việc).',
					"Waiting for the commune of the parents' marriage to confirm it (3 working days at most).",
				),
				legalBasis: 'Điều 16 Luật Hộ tịch 60/2014/QH13; Nghị định 123/2015/NĐ-CP',
			},
			back: 'examine',
		}),
		draftCertificate: step.auto({
			name: text('Lập bản dự thảo Giấy khai sinh', 'Make the draft'),
			outcomes: {
				drafted: to('confirmDraft', text('Đã lập dự thảo', 'Drafted')),
				notExamined: to(
					'examine',
					text('Kết quả thẩm tra chưa cho phép lập dự thảo', 'The findings do not allow a draft'),
				),
			},
		}),
		confirmDraft: requesterConfirmsDraft({
			question: text(
				'Nội dung bản dự thảo Giấy khai sinh đã đúng và đầy đủ chưa? Xin kiểm tra kỹ họ tên, ngày sinh, quê quán của trẻ và thông tin của cha, mẹ.',
				"Is the draft of the birth certificate right and complete? Please check the child's name, date of birth and ancestral home, and the facts of the parents.",
			),
			accepted: to('collectFee', text('Đúng, đồng ý đăng ký', 'It is right')),
			back: 'examine',
		}),
		collectFee: step.payment({
			name: text('Thu phí bản sao, lệ phí quá hạn (nếu có)', 'Collect what is due, if anything'),
			role: 'cashier',
			next: 'register',
		}),
		register: step.human({
			name: text(
				'Lấy số định danh, ghi Sổ hộ tịch, cập nhật phần mềm dùng chung',
				'Obtain the personal id, enter in the register',
			),
			role: 'specialist',
			field: 'justice',
			form: 'registration',
			workingHours: 1,
			outcomes: { registered: to('prepareCertificate', text('Đã ghi sổ', 'Registered')) },
		}),
		prepareCertificate: step.auto({
			name: text(
				'Kiểm tra số định danh, lập Giấy khai sinh trình ký',
				'Check the personal id, prepare the certificate',
			),
			outcomes: {
				prepared: to('sign', text('Đã lập', 'Prepared')),
				wrongPersonalId: to('register', text('Số định danh không khớp', 'The personal id does not fit')),
			},
		}),
		sign: leaderSigns({ workingHours: 1, signed: 'issue', back: 'examine' }),
		issue: clerkIssues({ workingHours: 1, issued: 'resolved', back: 'register' }),
		...refusalSteps({ field: 'justice', back: 'examine' }),
	},
} as const;
