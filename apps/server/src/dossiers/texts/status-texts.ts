import { type DossierState, type Localised, STATUS_NAMES } from '@motcua/domain';
import { amount, moment } from './moment.ts';

const text = (vi: string, en: string): Localised => ({ vi, en });

/** The national status in words; a negative result says so. */
export function statusText(state: Pick<DossierState, 'status' | 'outcome'>): Localised {
	if (state.outcome === 'refused' && state.status === 'resolved')
		return text('Đã xử lý xong (từ chối giải quyết)', 'Finished (refused)');
	if (state.outcome === 'refused' && state.status === 'returned')
		return text('Đã trả kết quả (từ chối giải quyết)', 'Handed over (refused)');
	return STATUS_NAMES[state.status];
}

const subStatuses: Readonly<Record<string, Localised>> = {
	waitingOtherBody: text('Đang chờ ý kiến của cơ quan khác', 'Waiting for another body'),
	waitingCitizen: text('Đang chờ công dân trả lời', 'Waiting for the applicant'),
	paused: text('Tạm dừng tính thời hạn', 'The time limit stands still'),
	'stopped.abandoned': text('Dừng vì quá hạn bổ sung', 'Stopped: no answer in time'),
	'stopped.notEligible': text('Dừng vì không đủ điều kiện', 'Stopped: not eligible'),
	'stopped.unpaid': text('Dừng vì chưa nộp phí, lệ phí', 'Stopped: the fee was not paid'),
	'stopped.other': text('Dừng vì lý do khác', 'Stopped for another reason'),
};

/** The finer state, when there is something to add to the national status. */
export const subStatusText = (subStatus: string | null): Localised | null =>
	subStatus === null ? null : (subStatuses[subStatus] ?? null);

/** What the citizen should do or expect now. */
export function nextText(state: DossierState, timeZone: string): Localised {
	switch (state.status) {
		case 'registered':
			return state.acceptanceDueAt
				? text(
						`Bộ phận Một cửa sẽ kiểm tra và trả lời trước ${moment(state.acceptanceDueAt, timeZone).vi}.`,
						`The desk will check your dossier and answer by ${moment(state.acceptanceDueAt, timeZone).en}.`,
					)
				: text('Bộ phận Một cửa đang kiểm tra hồ sơ.', 'The desk is checking your dossier.');
		case 'supplementRequested':
			return supplementText(state, timeZone);
		case 'paymentRequested':
			return text(
				`Vui lòng nộp phí, lệ phí ${amount(state.payment.amountVnd).vi} tại quầy; hồ sơ được giải quyết tiếp sau khi nộp.`,
				`Please pay ${amount(state.payment.amountVnd).en} at the counter; handling goes on after that.`,
			);
		case 'received':
		case 'processing':
			return processingText(state, timeZone);
		case 'resolved':
			return resolvedText(state);
		case 'returned':
			return text(
				'Kết quả đã được trả. Cảm ơn Ông/Bà đã sử dụng dịch vụ.',
				'The result has been handed over. Thank you.',
			);
		case 'rejected':
			return text(
				'Hồ sơ không được tiếp nhận. Ông/Bà có thể nộp hồ sơ mới sau khi khắc phục lý do nêu trên.',
				'Your dossier was not accepted. You may file again once the reason given is resolved.',
			);
		case 'withdrawn':
			return text(
				'Hồ sơ đã được rút theo yêu cầu. Ông/Bà có thể nộp hồ sơ mới bất cứ lúc nào.',
				'The dossier was withdrawn on your request. You may file a new one at any time.',
			);
		case 'stopped':
			return text(
				'Hồ sơ đã dừng giải quyết. Lý do và căn cứ được ghi trong quá trình xử lý bên dưới.',
				'Handling has stopped. The reason and its legal ground stand in the history below.',
			);
	}
}

function supplementText(state: DossierState, timeZone: string): Localised {
	const respondBy = state.supplements.at(-1)?.respondBy ?? null;
	return respondBy
		? text(
				`Vui lòng bổ sung, hoàn thiện hồ sơ trước ${moment(respondBy, timeZone).vi}.`,
				`Please send what was asked for by ${moment(respondBy, timeZone).en}.`,
			)
		: text('Vui lòng bổ sung, hoàn thiện hồ sơ theo yêu cầu.', 'Please send what was asked for.');
}

function processingText(state: DossierState, timeZone: string): Localised {
	if (state.step?.kind === 'citizen' && state.step.dueAt)
		return text(
			`Vui lòng trả lời câu hỏi của cơ quan giải quyết trước ${moment(state.step.dueAt, timeZone).vi}.`,
			`Please answer the question of the office by ${moment(state.step.dueAt, timeZone).en}.`,
		);
	if (state.clockState === 'paused')
		return text(
			'Thời hạn giải quyết đang tạm dừng. Ông/Bà chưa cần làm gì thêm.',
			'The time limit stands still for now. There is nothing you need to do.',
		);
	return state.dueAt
		? text(
				`Hồ sơ đang được giải quyết, hẹn trả kết quả lúc ${moment(state.dueAt, timeZone).vi}.`,
				`Your dossier is in process; the result is promised for ${moment(state.dueAt, timeZone).en}.`,
			)
		: text('Hồ sơ đang được giải quyết.', 'Your dossier is in process.');
}

function resolvedText(state: DossierState): Localised {
	switch (state.delivery.method) {
		case 'counter':
			return text(
				'Đã có kết quả. Mời Ông/Bà đến quầy nhận, mang theo giấy tờ tùy thân.',
				'The result is ready. Please collect it at the counter and bring your identity card.',
			);
		case 'publicPost':
			return text(
				'Đã có kết quả. Kết quả sẽ được gửi qua dịch vụ bưu chính công ích.',
				'The result is ready and will be sent by public post.',
			);
		case 'electronic':
			return text(
				'Đã có kết quả. Ông/Bà có thể tải kết quả bên dưới.',
				'The result is ready. You can download it below.',
			);
	}
}
