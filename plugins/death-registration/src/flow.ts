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
 * From reception to the extract. The day's limit stands still only while another commune confirms the last residence (three
 * working days at most). Once the entry is made the person is declared dead to the registers that live on it, and the family
 * is told what comes next.
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
				eligible: to('draftExtract', text('Đủ điều kiện, lập dự thảo', 'Eligible, make the draft')),
				verify: to('askOtherCommune', text('Cần xác minh nơi cư trú cuối cùng', 'The last residence must be verified')),
				refuse: to('explainRefusal', text('Không đủ điều kiện', 'Not eligible'), { needsNote: true }),
			},
		}),
		askOtherCommune: askByLetter({
			name: text('Gửi văn bản đề nghị xác minh', 'Send the request for verification'),
			field: 'justice',
			form: 'verificationLetter',
			workingHours: 1,
			wait: 'waitForOtherCommune',
		}),
		waitForOtherCommune: waitForAnswer({
			name: text('Chờ nơi được hỏi trả lời', 'Wait for the answer'),
			field: 'justice',
			form: 'verification',
			pausesClock: {
				reason: text(
					'Chờ xác minh nơi cư trú cuối cùng của người chết (không quá 03 ngày làm việc).',
					'Waiting for the last residence of the deceased to be verified (3 working days at most).',
				),
				legalBasis: 'Điều 34 Luật Hộ tịch 60/2014/QH13; Nghị định 123/2015/NĐ-CP',
			},
			back: 'examine',
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
		confirmDraft: requesterConfirmsDraft({
			question: text(
				'Nội dung bản dự thảo Trích lục khai tử đã đúng và đầy đủ chưa? Xin kiểm tra kỹ họ tên, ngày sinh, ngày chết, nơi chết và nguyên nhân chết.',
				'Is the draft of the extract right and complete? Please check names, dates, the place and the cause of death.',
			),
			accepted: to('collectFee', text('Đúng, đồng ý đăng ký', 'It is right')),
			back: 'examine',
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
		sign: leaderSigns({ workingHours: 1, signed: 'issue', back: 'examine' }),
		issue: clerkIssues({ workingHours: 1, issued: 'tellFamily', back: 'register' }),
		tellFamily: step.auto({
			name: text('Báo cho gia đình những việc cần làm tiếp', 'Tell the family what comes next'),
			outcomes: { told: to('resolved', text('Đã báo', 'Told')) },
		}),
		...refusalSteps({ field: 'justice', back: 'examine' }),
	},
} as const;
