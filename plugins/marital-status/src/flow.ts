import { step, text, to } from '@motcua/procedure-sdk';

/**
 * From reception to the certificate. The clock stands still only in `waitForOtherWard`, where the answer of another ward is
 * awaited; asking for it, and everything else, is inside the three days.
 */
export const flow = {
	start: 'assign',
	checks: {
		checkIdentity: step.check({
			name: text('Đối chiếu số định danh với thông tin khai', 'Compare the personal id with the declaration'),
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
			workingHours: 8,
			outcomes: {
				eligible: to('draftCertificate', text('Đủ điều kiện, lập dự thảo', 'Eligible, make the draft')),
				verify: to('askOtherWard', text('Cần xác minh tại nơi khác', 'Another ward must verify')),
				refuse: to('explainRefusal', text('Không đủ điều kiện', 'Not eligible'), { needsNote: true }),
			},
		}),
		askOtherWard: step.human({
			name: text('Gửi văn bản đề nghị xác minh', 'Send the request for verification'),
			role: 'specialist',
			field: 'justice',
			form: 'verificationLetter',
			workingHours: 2,
			outcomes: { sent: to('waitForOtherWard', text('Đã gửi văn bản', 'Sent')) },
		}),
		waitForOtherWard: step.human({
			name: text('Chờ Ủy ban nhân dân nơi từng cư trú trả lời', 'Wait for the answer of the other ward'),
			role: 'specialist',
			field: 'justice',
			form: 'verification',
			pausesClock: {
				reason: text(
					'Chờ Ủy ban nhân dân cấp xã nơi từng cư trú xác minh, trả lời bằng văn bản.',
					'Waiting for the written answer of the commune where the person lived.',
				),
				legalBasis: 'Khoản 4 Điều 22 Nghị định 123/2015/NĐ-CP',
			},
			outcomes: {
				answered: to('examine', text('Đã có trả lời', 'Answered')),
				noAnswer: to('examine', text('Quá hạn không có trả lời', 'No answer in time'), { needsNote: true }),
			},
		}),
		draftCertificate: step.auto({
			name: text('Lập bản dự thảo Giấy xác nhận', 'Make the draft'),
			outcomes: {
				drafted: to('confirmDraft', text('Đã lập dự thảo', 'Drafted')),
				incomplete: to('examine', text('Chưa có kết luận', 'No conclusion yet')),
			},
		}),
		confirmDraft: step.citizen({
			name: text('Người yêu cầu xác nhận bản dự thảo', 'Requester confirms the draft'),
			question: text(
				'Nội dung bản dự thảo Giấy xác nhận tình trạng hôn nhân đã đúng và đầy đủ chưa? Xin kiểm tra kỹ họ tên, ngày sinh, số định danh, thời gian cư trú và mục đích sử dụng.',
				'Is the draft of the certificate right and complete? Please check names, dates, the personal id, the time of residence and the purpose.',
			),
			outcomes: {
				accepted: to('collectFee', text('Đúng, đồng ý cấp', 'It is right')),
				correction: to('examine', text('Chưa đúng, đề nghị sửa', 'It must be corrected'), { needsNote: true }),
			},
			timeout: { amount: 1, unit: 'working-days', outcome: 'accepted' },
		}),
		collectFee: step.payment({ name: text('Thu lệ phí', 'Collect the charge'), role: 'cashier', next: 'register' }),
		register: step.human({
			name: text('Ghi sổ, cập nhật phần mềm hộ tịch dùng chung', 'Enter in the register and the shared software'),
			role: 'specialist',
			field: 'justice',
			form: 'registration',
			workingHours: 2,
			outcomes: { registered: to('prepareCertificate', text('Đã ghi sổ', 'Registered')) },
		}),
		prepareCertificate: step.auto({
			name: text('Lập Giấy xác nhận trình ký', 'Prepare the certificate'),
			outcomes: {
				prepared: to('sign', text('Đã lập', 'Prepared')),
				incomplete: to('examine', text('Chưa có kết luận', 'No conclusion yet')),
			},
		}),
		sign: step.human({
			name: text('Lãnh đạo Ủy ban nhân dân ký', 'Leader signs'),
			role: 'leader',
			act: 'sign',
			workingHours: 4,
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
			workingHours: 2,
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
			workingHours: 4,
			outcomes: {
				signed: to('refused', text('Ký', 'Sign')),
				returned: to('examine', text('Trả lại, yêu cầu xem xét lại', 'Send back to be looked at again'), {
					needsNote: true,
				}),
			},
		}),
	},
} as const;
