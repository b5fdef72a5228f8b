import { step, text, to } from '@motcua/procedure-sdk';
import { identityCheck, refusalSteps } from '@motcua/procedure-sdk/catalogues';

/** Three working days, no wait: name and lines are looked at by code and by the officer, the tax code follows from the owner. */
export const flow = {
	start: 'checkName',
	checks: { checkIdentity: identityCheck },
	steps: {
		checkName: step.auto({
			name: text('Kiểm tra tên, ngành nghề; tính lệ phí', 'Check name and lines; compute the charge'),
			outcomes: {
				clear: to('examine', text('Không có điểm cần lưu ý', 'Nothing to note')),
				remarkable: to('examine', text('Có điểm cần lưu ý', 'Something to look at')),
			},
		}),
		examine: step.human({
			name: text('Xem xét hồ sơ, tra cứu trùng tên', 'Examine, search for the name'),
			role: 'specialist',
			field: 'economy',
			form: 'examination',
			workingHours: 8,
			outcomes: {
				valid: to('taxExchange', text('Hồ sơ hợp lệ', 'Valid')),
				refuse: to('explainRefusal', text('Không đủ điều kiện', 'Not eligible'), { needsNote: true }),
			},
		}),
		taxExchange: step.auto({
			name: text('Xác định mã số thuế, chốt ngành nghề', 'Find the tax code, settle the lines'),
			outcomes: {
				exchanged: to('collectFee', text('Đã xác định', 'Settled')),
				notExamined: to(
					'examine',
					text('Tên trùng hoặc chủ hộ đã có hộ kinh doanh khác', 'Name taken, or another business'),
				),
				unknownLine: to('examine', text('Sửa mã cho mục không có', 'A correction names no line')),
			},
		}),
		collectFee: step.payment({
			name: text('Thu lệ phí đăng ký', 'Collect the charge'),
			role: 'cashier',
			next: 'number',
		}),
		number: step.human({
			name: text('Ghi mã số hộ kinh doanh', 'Enter the code of the business'),
			role: 'specialist',
			field: 'economy',
			form: 'numbering',
			workingHours: 2,
			outcomes: {
				numbered: to('writeCertificate', text('Đã ghi mã số', 'Entered')),
				returned: to('examine', text('Trả lại để xem xét', 'Send back to be examined'), { needsNote: true }),
			},
		}),
		writeCertificate: step.auto({
			name: text('Lập Giấy chứng nhận trình ký', 'Prepare the certificate'),
			outcomes: {
				written: to('sign', text('Đã lập', 'Prepared')),
				wrongCode: to('number', text('Mã số không trùng mã số thuế', 'The code is not the tax code')),
			},
		}),
		sign: step.human({
			name: text('Ký Giấy chứng nhận', 'Sign the certificate'),
			role: 'leader',
			act: 'sign',
			workingHours: 4,
			outcomes: {
				signed: to('resolved', text('Ký', 'Sign')),
				returned: to('examine', text('Trả lại, yêu cầu xem xét', 'Send back to be examined'), { needsNote: true }),
			},
		}),
		...refusalSteps({ field: 'economy', back: 'examine' }),
	},
} as const;
