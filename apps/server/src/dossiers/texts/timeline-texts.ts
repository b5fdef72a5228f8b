import {
	type DossierEvent,
	type DossierEventType,
	type Localised,
	ROLE_NAMES,
	type Role,
	sameInBoth,
} from '@motcua/domain';
import { amount, joined, moment } from './moment.ts';

/** What a text may look up. */
export interface TextContext {
	readonly timeZone: string;
	/** Name of a step of the pinned flow; the key itself for a step it doesn't know. */
	stepName(key: string): Localised;
}

/** How an event is told: `detail` is null when the title says it all. */
export interface EventText {
	readonly title: Localised;
	readonly detail: Localised | null;
}

type Texts = {
	readonly [K in DossierEventType]: (event: DossierEvent<K>, context: TextContext) => EventText;
};

const text = (vi: string, en: string): Localised => ({ vi, en });
const told = (title: Localised, detail: Localised | null = null): EventText => ({ title, detail });
const noteOf = (note: string | null): Localised | null => (note ? sameInBoth(note) : null);
const list = (items: readonly Localised[]): Localised => ({
	vi: items.map((item, index) => `${index + 1}. ${item.vi}`).join(' '),
	en: items.map((item, index) => `${index + 1}. ${item.en}`).join(' '),
});
const roleName = (role: Role): Localised => ROLE_NAMES[role];

const channels = {
	counter: text('tại quầy', 'at the counter'),
	online: text('trực tuyến', 'online'),
	publicPost: text('qua dịch vụ bưu chính công ích', 'by public post'),
} as const;
const deliveries = {
	counter: text('Nhận tại quầy', 'Handed over at the counter'),
	publicPost: text('Qua dịch vụ bưu chính công ích', 'By public post'),
	electronic: text('Bản điện tử', 'Electronically'),
} as const;
const paymentMethods = {
	cash: text('tiền mặt', 'in cash'),
	transfer: text('chuyển khoản', 'by bank transfer'),
	vietqr: text('VietQR', 'by VietQR'),
	online: text('trực tuyến', 'online'),
} as const;
const stopKinds = {
	abandoned: text('Quá thời hạn bổ sung mà chưa nhận được giấy tờ', 'No answer to the supplement request in time'),
	notEligible: text('Không đủ điều kiện giải quyết', 'Not eligible'),
	unpaid: text('Quá thời hạn nộp phí, lệ phí', 'The fee was not paid in time'),
	other: text('Lý do khác', 'Another reason'),
} as const;
const digitisations = {
	0: text('chưa số hóa', 'not digitised'),
	1: text('đã số hóa', 'digitised'),
	2: text('tái sử dụng', 'reused'),
	3: text('tái sử dụng từ kết quả của hồ sơ khác', 'reused from the result of another dossier'),
} as const;

/** One entry for each event type: the compiler asks for a text when the domain gets a new event. */
export const timelineTexts: Texts = {
	submitted: ({ data }) =>
		told(
			text(`Nộp hồ sơ ${channels[data.channel].vi}`, `Filed ${channels[data.channel].en}`),
			text(`Mã tạm: ${data.temporaryCode}`, `Temporary code: ${data.temporaryCode}`),
		),
	checked: ({ data }) =>
		told(
			text('Kiểm tra tự động sau khi nộp', 'Automatic check after filing'),
			data.findings.length === 0
				? text('Không phát hiện điểm cần lưu ý.', 'Nothing to note.')
				: list(data.findings.map((finding) => finding.message)),
		),
	received: ({ data }, { timeZone }) =>
		told(
			text('Tiếp nhận hồ sơ', 'Accepted by the desk'),
			joined([
				text(`Mã hồ sơ: ${data.code}`, `Dossier code: ${data.code}`),
				data.clock?.dueAt ? prefixed('Hẹn trả kết quả', 'Result promised', moment(data.clock.dueAt, timeZone)) : null,
				noteOf(data.note),
			]),
		),
	rejected: ({ data }) =>
		told(
			text('Không tiếp nhận hồ sơ', 'Not accepted'),
			joined([sameInBoth(data.reason), data.legalBasis ? basis(data.legalBasis) : null]),
		),
	supplementRequested: ({ data: { supplement } }, { timeZone }) =>
		told(
			text('Yêu cầu bổ sung, hoàn thiện hồ sơ', 'Supplement requested'),
			joined([
				list(supplement.items.map((item) => item.text)),
				prefixed('Lý do', 'Reason', supplement.reason),
				supplement.respondBy ? prefixed('Hạn bổ sung', 'Answer by', moment(supplement.respondBy, timeZone)) : null,
			]),
		),
	supplementAnswered: ({ data }) =>
		told(
			text('Đã nộp bổ sung', 'Supplement received'),
			joined([
				data.documents.length > 0
					? sameInBoth(data.documents.map((document) => document.name).join('; '))
					: data.answers
						? text('Đã sửa thông tin trên tờ khai.', 'The declaration was corrected.')
						: null,
				noteOf(data.note),
			]),
		),
	stepEntered: ({ data: { step } }, { stepName, timeZone }) =>
		told(
			text(`Chuyển đến bước: ${stepName(step.key).vi}`, `Moved to the step: ${stepName(step.key).en}`),
			joined([
				step.role ? roleName(step.role) : null,
				step.dueAt ? prefixed('Hạn của bước', 'Step due', moment(step.dueAt, timeZone)) : null,
				step.pausesClock
					? prefixed('Tạm dừng tính thời hạn', 'The time limit stands still', step.pausesClock.reason)
					: null,
			]),
		),
	stepCompleted: ({ data }, { stepName }) =>
		told(
			text(`${stepName(data.step).vi}: ${data.label.vi}`, `${stepName(data.step).en}: ${data.label.en}`),
			noteOf(data.note),
		),
	stepPostponed: ({ data }, { stepName, timeZone }) =>
		told(
			text(`${stepName(data.step).vi}: chờ và kiểm tra lại`, `${stepName(data.step).en}: waits and looks again`),
			joined([data.reason, prefixed('Kiểm tra lại lúc', 'Looks again at', moment(data.until, timeZone))]),
		),
	resultRendered: ({ data }) =>
		told(
			text('Đã lập dự thảo kết quả', 'The result was drafted'),
			sameInBoth(data.files.map((file) => file.name).join('; ')),
		),
	blocked: ({ data }) =>
		told(
			text('Bước tự động gặp trục trặc', 'An automatic step failed'),
			joined([data.reason, prefixed('Người xử lý', 'To be looked at by', roleName(data.owner))]),
		),
	unblocked: ({ data }) => told(text('Chạy lại bước tự động', 'The automatic step runs again'), noteOf(data.note)),
	assigned: ({ data }, { stepName }) =>
		data.assignee
			? told(text(`Phân công cho ${data.assignee.name}`, `Assigned to ${data.assignee.name}`), stepName(data.step))
			: told(text('Bỏ phân công', 'Assignment removed'), stepName(data.step)),
	proposed: ({ data: { proposal } }) =>
		told(
			proposal.kind === 'supplement'
				? text('Bước tự động đề xuất yêu cầu bổ sung', 'An automatic step proposes to ask for a supplement')
				: text('Bước tự động đề xuất từ chối giải quyết', 'An automatic step proposes a refusal'),
			joined([
				proposal.items.length > 0 ? list(proposal.items) : null,
				proposal.reason,
				proposal.legalBasis ? basis(proposal.legalBasis) : null,
			]),
		),
	signed: ({ data: { signature } }) =>
		told(
			text('Ký kết quả', 'The result was signed'),
			text(
				`Người ký: ${signature.by.name}. Mã băm của tệp đã ký: ${signature.fileId.slice(0, 16)}…`,
				`Signed by ${signature.by.name}. Hash of the signed file: ${signature.fileId.slice(0, 16)}…`,
			),
		),
	resolved: ({ data }) =>
		told(
			data.outcome === 'granted'
				? text('Đã có kết quả giải quyết', 'The result is ready')
				: text('Từ chối giải quyết', 'The request was refused'),
			data.reason ? sameInBoth(data.reason) : null,
		),
	feeSet: ({ data }) =>
		told(
			text('Xác định phí, lệ phí', 'The fee was worked out'),
			joined([
				data.amountVnd === 0 ? text('Không phải nộp.', 'Nothing to pay.') : amount(data.amountVnd),
				noteOf(data.reason),
			]),
		),
	paymentRequested: ({ data }, { timeZone }) =>
		told(
			text('Yêu cầu nộp phí, lệ phí', 'Payment requested'),
			joined([amount(data.amountVnd), data.payBy ? prefixed('Hạn nộp', 'Pay by', moment(data.payBy, timeZone)) : null]),
		),
	paymentRecorded: ({ data }) =>
		told(
			text('Đã nộp phí, lệ phí', 'The fee was paid'),
			joined([
				text(
					`${amount(data.amountVnd).vi}, ${paymentMethods[data.method].vi}`,
					`${amount(data.amountVnd).en}, ${paymentMethods[data.method].en}`,
				),
				data.receiptNumber ? text(`Biên lai số ${data.receiptNumber}`, `Receipt no. ${data.receiptNumber}`) : null,
			]),
		),
	paymentSettled: ({ data }) =>
		told(
			text('Hoàn thành nghĩa vụ tài chính', 'The financial duty is settled'),
			data.because === 'nothingDue' ? text('Không còn khoản phải nộp.', 'Nothing is due any more.') : null,
		),
	paymentRefunded: ({ data }) =>
		told(
			text('Hoàn trả phí, lệ phí', 'The fee was refunded'),
			joined([amount(data.amountVnd), sameInBoth(data.reason)]),
		),
	clockPaused: ({ data }) =>
		told(text('Tạm dừng tính thời hạn', 'The time limit stands still'), sameInBoth(data.reason)),
	clockResumed: ({ data }) =>
		told(text('Tiếp tục tính thời hạn', 'The time limit runs again'), sameInBoth(data.reason)),
	extended: ({ data }, { timeZone }) =>
		told(
			text('Xin lỗi và hẹn lại ngày trả kết quả', 'Apology, and a new date for the result'),
			joined([
				text(
					`Từ ${moment(data.from, timeZone).vi} đến ${moment(data.to, timeZone).vi}`,
					`From ${moment(data.from, timeZone).en} to ${moment(data.to, timeZone).en}`,
				),
				sameInBoth(data.reason),
			]),
		),
	dueAtRecomputed: ({ data }, { timeZone }) =>
		told(
			text('Tính lại thời hạn theo lịch làm việc mới', 'Dates counted again with the changed calendar'),
			joined([
				data.dueAt.to ? prefixed('Hẹn trả kết quả', 'Result promised', moment(data.dueAt.to, timeZone)) : null,
				sameInBoth(data.reason),
			]),
		),
	withdrawn: ({ data }) =>
		told(
			data.onBehalf
				? text('Rút hồ sơ theo yêu cầu của công dân tại quầy', 'Withdrawn at the counter on the applicant’s request')
				: text('Công dân rút hồ sơ', 'Withdrawn by the applicant'),
			sameInBoth(data.reason),
		),
	stopped: ({ data }) =>
		told(
			text('Dừng giải quyết hồ sơ', 'Handling was stopped'),
			joined([stopKinds[data.kind], sameInBoth(data.reason), data.legalBasis ? basis(data.legalBasis) : null]),
		),
	reopened: ({ data }) =>
		told(text('Mở lại hồ sơ để sửa sai sót', 'Taken back to correct an error'), sameInBoth(data.reason)),
	returned: ({ data }) =>
		told(
			text('Đã trả kết quả', 'The result was handed over'),
			joined([
				deliveries[data.method],
				text(`Người nhận: ${data.receivedBy}`, `Received by: ${data.receivedBy}`),
				noteOf(data.note),
			]),
		),
	versionMoved: ({ data }) =>
		told(
			text(
				`Chuyển hồ sơ sang phiên bản ${data.to.version} của thủ tục`,
				`Moved to version ${data.to.version} of the procedure`,
			),
			joined([
				text(`Từ phiên bản ${data.from.version}`, `From version ${data.from.version}`),
				data.answers
					? text('Tờ khai được đọc lại theo mẫu mới.', 'The declaration was read again by the new form.')
					: null,
				text('Ngày hẹn trả kết quả không thay đổi.', 'The promised date stays.'),
				sameInBoth(data.reason),
			]),
		),
	versionMoveReverted: ({ data }) =>
		told(
			text(
				`Hoàn lại việc chuyển phiên bản: trở về phiên bản ${data.to.version}`,
				`The move was taken back: version ${data.to.version} again`,
			),
			sameInBoth(data.reason),
		),
	noted: ({ data }) => told(text('Ghi chú nội bộ', 'Internal note'), sameInBoth(data.text)),
	digitised: ({ data }) =>
		told(
			text('Số hóa giấy tờ', 'A paper was digitised'),
			joined([
				digitisations[data.level],
				data.files ? sameInBoth(data.files.map((file) => file.name).join('; ')) : null,
			]),
		),
	synchronised: ({ data }) =>
		told(
			data.ok
				? text('Đã đồng bộ với Cổng Dịch vụ công quốc gia', 'Synchronised with the national portal')
				: text(
						'Chưa đồng bộ được với Cổng Dịch vụ công quốc gia',
						'Could not be synchronised with the national portal',
					),
			noteOf(data.detail),
		),
};

function prefixed(vi: string, en: string, value: Localised): Localised {
	return { vi: `${vi}: ${value.vi}`, en: `${en}: ${value.en}` };
}

function basis(legalBasis: string): Localised {
	return { vi: `Căn cứ: ${legalBasis}`, en: `Legal ground: ${legalBasis}` };
}
