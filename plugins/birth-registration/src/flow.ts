import { step, text, to } from '@motcua/procedure-sdk';

/**
 * From reception to the birth certificate. The clock stands still only while another commune confirms the parents'
 * marriage: the three working days that the law adds for it.
 */
export const flow = {
	start: 'assign',
	checks: {
		checkIdentity: step.check({
			name: text('Đối chiếu số định danh với thông tin khai', 'Compare the personal ids with the declaration'),
		}),
	},
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
		askOtherCommune: step.human({
			name: text('Gửi văn bản đề nghị xác nhận', 'Send the request for confirmation'),
			role: 'specialist',
			field: 'justice',
			form: 'verificationLetter',
			workingHours: 1,
			outcomes: { sent: to('waitForOtherCommune', text('Đã gửi văn bản', 'Sent')) },
		}),
		waitForOtherCommune: step.human({
			name: text('Chờ Ủy ban nhân dân nơi đăng ký kết hôn trả lời', 'Wait for the commune of the marriage'),
			role: 'specialist',
			field: 'justice',
			form: 'verification',
			pausesClock: {
				reason: text(
					'Chờ Ủy ban nhân dân cấp xã nơi cha mẹ đăng ký kết hôn xác nhận (không quá 03 ngày làm việc).',
					"Waiting for the commune of the parents' marriage to confirm it (3 working days at most).",
				),
				legalBasis: 'Điều 16 Luật Hộ tịch 60/2014/QH13; Nghị định 123/2015/NĐ-CP',
			},
			outcomes: {
				answered: to('examine', text('Đã có trả lời', 'Answered')),
				noAnswer: to('examine', text('Quá hạn không có trả lời', 'No answer in time'), { needsNote: true }),
			},
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
		confirmDraft: step.citizen({
			name: text('Người yêu cầu xác nhận bản dự thảo', 'Requester confirms the draft'),
			question: text(
				'Nội dung bản dự thảo Giấy khai sinh đã đúng và đầy đủ chưa? Xin kiểm tra kỹ họ tên, ngày sinh, quê quán của trẻ và thông tin của cha, mẹ.',
				"Is the draft of the birth certificate right and complete? Please check the child's name, date of birth and ancestral home, and the facts of the parents.",
			),
			outcomes: {
				accepted: to('collectFee', text('Đúng, đồng ý đăng ký', 'It is right')),
				correction: to('examine', text('Chưa đúng, đề nghị sửa', 'It must be corrected'), { needsNote: true }),
			},
			timeout: { amount: 1, unit: 'working-days', outcome: 'accepted' },
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
		sign: step.human({
			name: text('Lãnh đạo Ủy ban nhân dân ký', 'Leader signs'),
			role: 'leader',
			act: 'sign',
			workingHours: 1,
			outcomes: {
				signed: to('issue', text('Ký', 'Sign')),
				returned: to('examine', text('Trả lại, yêu cầu kiểm tra', 'Send back to be checked'), { needsNote: true }),
			},
		}),
		issue: step.human({
			name: text('Vào số, đóng dấu, phát hành', 'Number, seal, issue'),
			role: 'clerk',
			workingHours: 1,
			outcomes: {
				issued: to('resolved', text('Đã phát hành', 'Issued')),
				returned: to('register', text('Trả lại, sai số hoặc ngày', 'Send back: number or date is wrong'), {
					needsNote: true,
				}),
			},
		}),
		explainRefusal: step.human({
			name: text('Soạn thông báo từ chối', 'Write the refusal'),
			role: 'specialist',
			field: 'justice',
			form: 'refusal',
			workingHours: 1,
			outcomes: {
				explained: to('prepareRefusal', text('Trình ký', 'Submit for signature')),
				reconsider: to('examine', text('Xem xét lại', 'Look again')),
			},
		}),
		prepareRefusal: step.auto({
			name: text('Lập thông báo từ chối trình ký', 'Prepare the refusal'),
			outcomes: { prepared: to('signRefusal', text('Đã lập', 'Prepared')) },
		}),
		signRefusal: step.human({
			name: text('Lãnh đạo Ủy ban nhân dân ký thông báo từ chối', 'Leader signs the refusal'),
			role: 'leader',
			act: 'sign',
			workingHours: 1,
			outcomes: {
				signed: to('refused', text('Ký', 'Sign')),
				returned: to('examine', text('Trả lại, yêu cầu xem xét lại', 'Send back to be looked at again'), {
					needsNote: true,
				}),
			},
		}),
	},
} as const;
