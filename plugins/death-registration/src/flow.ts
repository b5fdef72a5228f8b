import { step, text, to } from '@motcua/procedure-sdk';
import { refusalSteps } from '@motcua/procedure-sdk/catalogues';

/**
 * From reception to the extract. The day's limit stands still only while another commune confirms the last residence (three
 * working days at most). Once the entry is made the person is declared dead to the registers that live on it, and the family
 * is told what comes next.
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
				eligible: to('draftExtract', text('Đủ điều kiện, lập dự thảo', 'Eligible, make the draft')),
				verify: to('askOtherCommune', text('Cần xác minh nơi cư trú cuối cùng', 'The last residence must be verified')),
				refuse: to('explainRefusal', text('Không đủ điều kiện', 'Not eligible'), { needsNote: true }),
			},
		}),
		askOtherCommune: step.human({
			name: text('Gửi văn bản đề nghị xác minh', 'Send the request for verification'),
			role: 'specialist',
			field: 'justice',
			form: 'verificationLetter',
			workingHours: 1,
			outcomes: { sent: to('waitForOtherCommune', text('Đã gửi văn bản', 'Sent')) },
		}),
		waitForOtherCommune: step.human({
			name: text('Chờ nơi được hỏi trả lời', 'Wait for the answer'),
			role: 'specialist',
			field: 'justice',
			form: 'verification',
			pausesClock: {
				reason: text(
					'Chờ xác minh nơi cư trú cuối cùng của người chết (không quá 03 ngày làm việc).',
					'Waiting for the last residence of the deceased to be verified (3 working days at most).',
				),
				legalBasis: 'Điều 34 Luật Hộ tịch 60/2014/QH13; Nghị định 123/2015/NĐ-CP',
			},
			outcomes: {
				answered: to('examine', text('Đã có trả lời', 'Answered')),
				noAnswer: to('examine', text('Quá hạn không có trả lời', 'No answer in time'), { needsNote: true }),
			},
		}),
		draftExtract: step.auto({
			name: text('Lập bản dự thảo Trích lục khai tử', 'Make the draft'),
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
				'Nội dung bản dự thảo Trích lục khai tử đã đúng và đầy đủ chưa? Xin kiểm tra kỹ họ tên, ngày sinh, ngày chết, nơi chết và nguyên nhân chết.',
				'Is the draft of the extract right and complete? Please check names, dates, the place and the cause of death.',
			),
			outcomes: {
				accepted: to('collectFee', text('Đúng, đồng ý đăng ký', 'It is right')),
				correction: to('examine', text('Chưa đúng, đề nghị sửa', 'It must be corrected'), { needsNote: true }),
			},
			timeout: { amount: 1, unit: 'working-days', outcome: 'accepted' },
		}),
		collectFee: step.payment({
			name: text('Thu lệ phí quá hạn, phí bản sao (nếu có)', 'Collect what is due, if anything'),
			role: 'cashier',
			next: 'register',
		}),
		register: step.human({
			name: text(
				'Ghi Sổ hộ tịch, cập nhật phần mềm hộ tịch dùng chung',
				'Enter in the register and the shared software',
			),
			role: 'specialist',
			field: 'justice',
			form: 'registration',
			workingHours: 1,
			outcomes: { registered: to('lockCivilData', text('Đã ghi sổ', 'Registered')) },
		}),
		lockCivilData: step.auto({
			name: text(
				'Khóa thông tin hộ tịch của người chết, lập Trích lục trình ký',
				'Lock the civil-status data of the deceased, prepare the extract',
			),
			outcomes: {
				locked: to('sign', text('Đã khóa, đã lập Trích lục', 'Locked and prepared')),
				wrongEntry: to('register', text('Ngày ghi sổ không hợp lý', 'The date of the entry cannot be right')),
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
				issued: to('tellFamily', text('Đã phát hành', 'Issued')),
				returned: to('register', text('Trả lại, sai số hoặc ngày', 'Send back: number or date is wrong'), {
					needsNote: true,
				}),
			},
		}),
		tellFamily: step.auto({
			name: text('Báo cho gia đình những việc cần làm tiếp', 'Tell the family what comes next'),
			outcomes: { told: to('resolved', text('Đã báo', 'Told')) },
		}),
		...refusalSteps({ field: 'justice', back: 'examine' }),
	},
} as const;
