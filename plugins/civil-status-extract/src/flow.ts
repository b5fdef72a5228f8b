import { step, text, to } from '@motcua/procedure-sdk';
import { askByLetter, identityCheck, refusalSteps, waitForAnswer } from '@motcua/procedure-sdk/catalogues';

/**
 * Found in the register, priced by the copy, paid, agreed to, numbered one by one, signed, and sent where it was asked to
 * go. The clock stands still only while the holder of another register is asked.
 */
export const flow = {
	start: 'searchRegister',
	checks: { checkIdentity: identityCheck },
	steps: {
		searchRegister: step.human({
			name: text('Tra cứu Cơ sở dữ liệu hộ tịch, Sổ hộ tịch', 'Search the civil-status data and registers'),
			role: 'specialist',
			field: 'justice',
			form: 'entry',
			workingHours: 2,
			outcomes: {
				found: to('priceCopies', text('Có thông tin, cấp bản sao', 'Found, issue copies')),
				heldElsewhere: to('askHolder', text('Hỏi nơi lưu giữ Sổ', 'Ask who keeps the register')),
				notFound: to('explainRefusal', text('Không có thông tin', 'Not found'), { needsNote: true }),
			},
		}),
		askHolder: askByLetter({
			name: text('Gửi văn bản đến nơi lưu giữ Sổ hộ tịch', 'Write to who keeps the register'),
			field: 'justice',
			form: 'holderLetter',
			workingHours: 1,
			wait: 'waitForHolder',
		}),
		waitForHolder: waitForAnswer({
			name: text('Chờ nơi lưu giữ Sổ trả lời', 'Wait for the answer'),
			field: 'justice',
			form: 'holderAnswer',
			pausesClock: {
				reason: text(
					'Chờ nơi lưu giữ Sổ hộ tịch cung cấp thông tin.',
					'Waiting for the keeper of the register to give the entry.',
				),
				legalBasis: 'Điều 63, Điều 64 Luật Hộ tịch 60/2014/QH13',
			},
			back: 'searchRegister',
		}),
		priceCopies: step.auto({
			name: text('So với tờ khai, tính phí theo bản', 'Compare with the declaration, compute the fee'),
			outcomes: {
				priced: to('collectFee', text('Đã tính phí', 'Priced')),
				otherPerson: to(
					'searchRegister',
					text('Thông tin trong Sổ khác tờ khai', 'The entry differs from the declaration'),
				),
			},
		}),
		collectFee: step.payment({
			name: text('Thu phí cấp bản sao', 'Collect the fee'),
			role: 'cashier',
			next: 'draftCopy',
		}),
		draftCopy: step.auto({
			name: text('Lập bản dự thảo', 'Make the draft'),
			outcomes: { drafted: to('confirmDraft', text('Đã lập dự thảo', 'Drafted')) },
		}),
		confirmDraft: step.citizen({
			name: text('Người yêu cầu xem bản dự thảo', 'Requester looks at the draft'),
			question: text(
				'Bản sao ghi đúng như Sổ hộ tịch. Đây có phải là việc hộ tịch mà Ông/Bà cần cấp bản sao không?',
				'The copy says what the register says. Is this the entry that you need?',
			),
			outcomes: {
				accepted: to('book', text('Đúng, đồng ý cấp', 'It is')),
				otherEntry: to('searchRegister', text('Không phải việc này, đề nghị tra cứu lại', 'It is another entry'), {
					needsNote: true,
				}),
			},
			timeout: { amount: 1, unit: 'working-days', outcome: 'accepted' },
		}),
		book: step.human({
			name: text('Vào Sổ cấp bản sao', 'Enter in the book of copies'),
			role: 'clerk',
			form: 'issue',
			workingHours: 1,
			outcomes: {
				booked: to('prepareCopies', text('Đã vào sổ', 'Entered')),
				returned: to('searchRegister', text('Trả lại để kiểm tra', 'Send back to be checked'), { needsNote: true }),
			},
		}),
		prepareCopies: step.auto({
			name: text('Lập các bản sao trình ký', 'Prepare the copies'),
			outcomes: {
				prepared: to('sign', text('Đã lập', 'Prepared')),
				wrongDate: to('book', text('Ngày cấp trước ngày tiếp nhận', 'Issued before the reception')),
			},
		}),
		sign: step.human({
			name: text('Ký bản sao, đóng dấu', 'Sign and seal'),
			role: 'leader',
			act: 'sign',
			workingHours: 1,
			outcomes: {
				signed: to('arrangeDelivery', text('Ký', 'Sign')),
				returned: to('book', text('Trả lại, sai số hoặc ngày', 'Send back: number or date is wrong'), {
					needsNote: true,
				}),
			},
		}),
		arrangeDelivery: step.auto({
			name: text('Xác định cách trả kết quả', 'Find how the result is delivered'),
			outcomes: {
				handOver: to('resolved', text('Trả tại quầy hoặc bản điện tử', 'At the desk or electronic')),
				post: to('dispatch', text('Gửi qua bưu chính', 'By post')),
			},
		}),
		dispatch: step.human({
			name: text('Gửi bản sao qua bưu chính công ích', 'Send the copies by public post'),
			role: 'clerk',
			form: 'dispatch',
			workingHours: 1,
			outcomes: { sent: to('resolved', text('Đã gửi', 'Sent')) },
		}),
		...refusalSteps({ field: 'justice', back: 'searchRegister' }),
	},
} as const;
