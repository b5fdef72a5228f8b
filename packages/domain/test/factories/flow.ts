import type { Flow } from '../../src/dossier/context.ts';
import { sameInBoth } from '../../src/localised.ts';

const name = sameInBoth;

/** A flow with every kind of step: examine, wait for another body, ask the citizen, price, pay, sign, issue. */
export const flow: Flow = {
	checks: ['completeness'],
	start: 'examine',
	steps: [
		{
			key: 'examine',
			kind: 'human',
			name: name('Thẩm định'),
			role: 'specialist',
			field: 'justice',
			workingHours: 4,
			outcomes: {
				good: { to: 'price', label: name('Đủ điều kiện') },
				verify: { to: 'verify', label: name('Cần xác minh') },
				ask: { to: 'confirm', label: name('Hỏi người nộp') },
				bad: { to: 'refused', label: name('Không đủ điều kiện'), needsNote: true },
				desk: { to: 'counter', label: name('Làm tại quầy') },
				council: { to: 'council', label: name('Xin ý kiến Giám đốc') },
				lost: { to: 'nowhere', label: name('Bước không có') },
			},
		},
		{
			key: 'verify',
			kind: 'human',
			name: name('Chờ xác minh'),
			role: 'specialist',
			outcomes: { answered: { to: 'price', label: name('Đã có trả lời') } },
			pausesClock: { reason: name('Chờ trả lời của nơi cư trú cũ.'), legalBasis: 'Nghị định 123/2015/NĐ-CP' },
		},
		{
			key: 'confirm',
			kind: 'citizen',
			name: name('Người nộp xác nhận'),
			question: name('Nội dung dự thảo đã đúng chưa?'),
			outcomes: {
				right: { to: 'price', label: name('Đúng') },
				wrong: { to: 'examine', label: name('Chưa đúng') },
				end: { to: 'refused', label: name('Thôi') },
			},
			timeout: { amount: 2, unit: 'working-days', outcome: 'wrong' },
		},
		{
			key: 'price',
			kind: 'auto',
			name: name('Tính phí'),
			outcomes: { done: { to: 'pay', label: name('Đã tính') }, direct: { to: 'resolved', label: name('Xong ngay') } },
		},
		{ key: 'pay', kind: 'payment', name: name('Thu phí'), role: 'cashier', next: 'sign' },
		{
			key: 'sign',
			kind: 'human',
			name: name('Ký'),
			role: 'leader',
			act: 'sign',
			outcomes: {
				sign: { to: 'issue', label: name('Ký') },
				back: { to: 'examine', label: name('Trả lại'), needsNote: true },
			},
		},
		{
			key: 'issue',
			kind: 'human',
			name: name('Phát hành'),
			role: 'clerk',
			outcomes: {
				issue: { to: 'resolved', label: name('Phát hành') },
				back: { to: 'examine', label: name('Trả lại'), needsNote: true },
			},
		},
		{
			key: 'counter',
			kind: 'human',
			name: name('Làm tại quầy'),
			role: 'receptionist',
			outcomes: { done: { to: 'resolved', label: name('Xong') } },
		},
		{
			key: 'council',
			kind: 'human',
			name: name('Ý kiến Giám đốc'),
			role: 'centerDirector',
			outcomes: { done: { to: 'sign', label: name('Đồng ý') } },
		},
	],
};
