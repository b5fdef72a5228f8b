import { step, text, to } from '@motcua/procedure-sdk';
import { askByLetter, identityCheck, refusalSteps } from '@motcua/procedure-sdk/catalogues';

/**
 * Five working days from reception to the decision, the question to social insurance among them (decree 61/2018 art. 19.5:
 * opinions of other bodies are inside the limit). The head of the department reads the draft before it is numbered and signed;
 * the cashier pays (code ends the flow: a cashier may not), and the family chooses anew when a bank sends the money back.
 */
export const flow = {
	start: 'assess',
	checks: { checkIdentity: identityCheck },
	steps: {
		assess: step.auto({
			name: text('Tính mức hỗ trợ dự kiến, chuyển công chức văn hóa - xã hội', 'Propose the support, assign'),
			outcomes: { assessed: to('examine', text('Đã tính', 'Proposed')) },
		}),
		examine: step.human({
			name: text('Rà soát, xác minh', 'Review'),
			role: 'specialist',
			field: 'social',
			form: 'examination',
			workingHours: 8,
			outcomes: {
				eligible: to('computeSupport', text('Đủ điều kiện', 'Eligible')),
				askInsurance: to('askInsurance', text('Hỏi cơ quan bảo hiểm xã hội', 'Ask social insurance')),
				refuse: to('explainRefusal', text('Không đủ điều kiện', 'Not eligible'), { needsNote: true }),
			},
		}),
		askInsurance: askByLetter({
			name: text('Gửi văn bản hỏi cơ quan bảo hiểm xã hội', 'Write to social insurance'),
			field: 'social',
			form: 'insuranceLetter',
			workingHours: 2,
			wait: 'waitForInsurance',
		}),
		waitForInsurance: step.human({
			name: text('Ghi trả lời của cơ quan bảo hiểm xã hội', 'Enter the answer of social insurance'),
			role: 'specialist',
			field: 'social',
			form: 'insuranceAnswer',
			workingHours: 8,
			outcomes: {
				answered: to('examine', text('Đã có trả lời', 'Answered')),
				noAnswer: to('examine', text('Chưa có trả lời', 'No answer'), { needsNote: true }),
			},
		}),
		computeSupport: step.auto({
			name: text('Tính mức hỗ trợ, lập dự thảo Quyết định', 'Compute the support, draft the decision'),
			outcomes: {
				drafted: to('review', text('Đã lập dự thảo', 'Drafted')),
				higherElsewhere: to('explainRefusal', text('Chế độ khác có mức cao hơn', 'Another support is higher')),
				notExamined: to('examine', text('Chưa đủ kết quả rà soát', 'The findings are not sufficient')),
			},
		}),
		review: step.human({
			name: text('Lãnh đạo phòng xem dự thảo', 'Head of the department reads the draft'),
			role: 'unitHead',
			workingHours: 4,
			outcomes: {
				approved: to('numberDecision', text('Đồng ý trình ký', 'Submit for signature')),
				returned: to('examine', text('Trả lại, yêu cầu xem lại', 'Send back'), { needsNote: true }),
			},
		}),
		numberDecision: step.human({
			name: text('Lấy số Quyết định', 'Number the decision'),
			role: 'clerk',
			form: 'decision',
			workingHours: 1,
			outcomes: { numbered: to('writeDecision', text('Đã lấy số', 'Numbered')) },
		}),
		writeDecision: step.auto({
			name: text('Lập Quyết định trình ký', 'Prepare the decision'),
			outcomes: {
				written: to('sign', text('Đã lập', 'Prepared')),
				wrongDate: to('numberDecision', text('Ngày ký trước ngày tiếp nhận', 'Dated before the reception')),
			},
		}),
		sign: step.human({
			name: text('Chủ tịch Ủy ban nhân dân ký Quyết định', 'Chair signs the decision'),
			role: 'leader',
			act: 'sign',
			workingHours: 4,
			outcomes: {
				signed: to('payOut', text('Ký', 'Sign')),
				returned: to('examine', text('Trả lại, yêu cầu xem lại', 'Send back'), { needsNote: true }),
			},
		}),
		payOut: step.human({
			name: text('Chi trả tiền hỗ trợ', 'Pay the support'),
			role: 'cashier',
			form: 'payment',
			workingHours: 4,
			outcomes: {
				paid: to('confirmPayout', text('Đã chi trả', 'Paid')),
				accountRejected: to('chooseAgain', text('Ngân hàng trả lại tiền', 'The bank sent it back'), {
					needsNote: true,
				}),
			},
		}),
		confirmPayout: step.auto({
			name: text('Đối chiếu chi trả với Quyết định', 'Compare the payment with the decision'),
			outcomes: {
				confirmed: to('resolved', text('Đúng Quyết định', 'As decided')),
				wrongDate: to('payOut', text('Ngày chi trước ngày Quyết định', 'Paid before the decision')),
			},
		}),
		chooseAgain: step.citizen({
			name: text('Người đề nghị chọn lại cách nhận tiền', 'Applicant chooses anew how to be paid'),
			question: text(
				'Ngân hàng không nhận được tiền vào tài khoản đã khai. Ông/Bà muốn nhận tiền mặt tại trụ sở Ủy ban nhân dân hay giữ tài khoản sau khi đã kiểm tra với ngân hàng?',
				'The bank could not book the money to the account that you gave. Would you rather be paid in cash at the office, or keep the account after having checked with the bank?',
			),
			outcomes: {
				cash: to('payOut', text('Nhận tiền mặt', 'Cash')),
				account: to('payOut', text('Giữ tài khoản, đã kiểm tra với ngân hàng', 'Keep the account')),
			},
			timeout: { amount: 3, unit: 'working-days', outcome: 'cash' },
		}),
		...refusalSteps({ field: 'social', back: 'examine' }),
	},
} as const;
