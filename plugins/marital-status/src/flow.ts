import { step, text, to } from '@motcua/procedure-sdk';
import {
	askByLetter,
	clerkIssues,
	leaderSigns,
	refusalSteps,
	requesterConfirmsDraft,
	waitForAnswer,
} from '@motcua/procedure-sdk/catalogues';

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
		askOtherWard: askByLetter({
			name: text('Gửi văn bản đề nghị xác minh', 'Send the request for verification'),
			field: 'justice',
			form: 'verificationLetter',
			workingHours: 2,
			wait: 'waitForOtherWard',
		}),
		waitForOtherWard: waitForAnswer({
			name: text('Chờ Ủy ban nhân dân nơi từng cư trú trả lời', 'Wait for the answer of the other ward'),
			field: 'justice',
			form: 'verification',
			pausesClock: {
				reason: text(
					'Chờ Ủy ban nhân dân cấp xã nơi từng cư trú xác minh, trả lời bằng văn bản.',
					'Waiting for the written answer of the commune where the person lived.',
				),
				legalBasis: 'Khoản 4 Điều 22 Nghị định 123/2015/NĐ-CP',
			},
			back: 'examine',
		}),
		draftCertificate: step.auto({
			name: text('Lập bản dự thảo Giấy xác nhận', 'Make the draft'),
			outcomes: {
				drafted: to('confirmDraft', text('Đã lập dự thảo', 'Drafted')),
				incomplete: to('examine', text('Chưa có kết luận', 'No conclusion yet')),
			},
		}),
		confirmDraft: requesterConfirmsDraft({
			question: text(
				'Nội dung bản dự thảo Giấy xác nhận tình trạng hôn nhân đã đúng và đầy đủ chưa? Xin kiểm tra kỹ họ tên, ngày sinh, số định danh, thời gian cư trú và mục đích sử dụng.',
				'Is the draft of the certificate right and complete? Please check names, dates, the personal id, the time of residence and the purpose.',
			),
			accepted: to('collectFee', text('Đúng, đồng ý cấp', 'It is right')),
			back: 'examine',
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
		sign: leaderSigns({ workingHours: 4, signed: 'issue', back: 'examine' }),
		issue: clerkIssues({ workingHours: 1, issued: 'resolved', back: 'register' }),
		...refusalSteps({ field: 'justice', back: 'examine', workingHours: { explain: 2, sign: 4 } }),
	},
} as const;
