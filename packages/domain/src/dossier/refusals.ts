import type { Localised } from '../localised.ts';

/** Every reason why a command is refused: stable code, what is wrong and what to do. `{name}` is filled in. */
export const REFUSALS = {
	'dossier.exists': {
		vi: 'Hồ sơ này đã được nộp trước đó. Xin tra cứu hồ sơ thay vì nộp lại.',
		en: 'This dossier has been filed already. Look it up instead of filing it again.',
	},
	'dossier.unknown': {
		vi: 'Chưa có hồ sơ này. Xin kiểm tra lại mã hồ sơ.',
		en: 'There is no such dossier. Check its code.',
	},
	'dossier.final': {
		vi: 'Hồ sơ đã kết thúc ở trạng thái “{status}” nên không thay đổi được nữa. Nếu có sai sót, xin lập hồ sơ mới liên kết với hồ sơ này.',
		en: 'The dossier has ended as “{status}” and cannot be changed. To correct an error, file a new dossier linked to it.',
	},
	'dossier.status': {
		vi: 'Không thực hiện được khi hồ sơ ở trạng thái “{status}”; chỉ thực hiện khi hồ sơ ở trạng thái: {allowed}.',
		en: 'This cannot be done while the dossier is “{status}”; only while it is: {allowed}.',
	},
	'actor.notAllowed': {
		vi: 'Việc này do {who} thực hiện. Xin chuyển cho đúng người.',
		en: 'This is done by {who}. Please pass it to them.',
	},
	'actor.deskOnly': {
		vi: 'Chỉ bộ phận một cửa (công chức tiếp nhận, lãnh đạo Trung tâm) được thực hiện việc này. Xin chuyển cho bộ phận một cửa.',
		en: 'Only the one-stop desk (reception officer, head of the centre) may do this. Please pass it to the desk.',
	},
	'actor.professionalOnly': {
		vi: 'Chỉ bộ phận chuyên môn, lãnh đạo hoặc văn thư được kết thúc việc giải quyết hồ sơ. Xin chuyển cho người có thẩm quyền.',
		en: 'Only the professional unit, a leader or the clerk may bring a dossier to its result. Please pass it to them.',
	},
	'now.invalid': {
		vi: 'Thời điểm thực hiện không hợp lệ. Xin kiểm tra đồng hồ của máy chủ.',
		en: 'The present instant is not a valid ISO time. Check the clock of the server.',
	},
	'now.beforeRecord': {
		vi: 'Thời điểm thực hiện sớm hơn lần cập nhật trước của hồ sơ. Xin kiểm tra đồng hồ của máy chủ.',
		en: 'The present instant lies before the last act on the legal clock of this dossier. Check the clock of the server.',
	},
	'reason.required': {
		vi: 'Xin ghi rõ lý do; lý do được gửi cho người nộp hồ sơ và lưu vào hồ sơ.',
		en: 'Give the reason; it is sent to the applicant and kept in the record.',
	},
	'note.required': {
		vi: 'Việc này cần ghi chú. Xin ghi rõ nội dung.',
		en: 'This needs a note. Please write one.',
	},
	'instant.notInFuture': {
		vi: 'Thời hạn phải là một thời điểm trong tương lai. Xin chọn lại.',
		en: 'The time limit must lie in the future. Choose another one.',
	},

	'submit.channel': {
		vi: 'Người dân chỉ tự nộp qua kênh trực tuyến; hồ sơ nộp tại quầy hoặc qua bưu chính do công chức tiếp nhận nhập.',
		en: 'Citizens file online; filings at the counter or by post are entered by the reception officer.',
	},
	'submit.requester': {
		vi: 'Thiếu họ và tên người yêu cầu. Xin nhập đầy đủ.',
		en: 'The name of the requester is missing. Please give it.',
	},
	'submit.deliveryAddress': {
		vi: 'Nhận kết quả qua bưu chính cần có địa chỉ nhận. Xin nhập địa chỉ.',
		en: 'Delivery by public post needs an address. Please give it.',
	},
	'submit.timeLimit': {
		vi: 'Thời hạn giải quyết của thủ tục không hợp lệ. Xin báo cho đầu mối kiểm soát thủ tục hành chính.',
		en: 'The time limit of the procedure is not valid. Tell the procedure control officer.',
	},
	'check.unknown': {
		vi: 'Thủ tục không có bước kiểm tra “{check}”. Xin kiểm tra phiên bản của thủ tục.',
		en: 'The procedure has no check “{check}”. Look at the version of the procedure.',
	},
	'receive.code': {
		vi: 'Mã hồ sơ không đúng mẫu; ví dụ đúng: H29.188-261123-0007.',
		en: 'This is not a dossier code; a right one: H29.188-261123-0007.',
	},

	'supplement.noItems': {
		vi: 'Xin ghi ít nhất một nội dung cần bổ sung; mọi yêu cầu phải nêu đủ trong một lần.',
		en: 'Name at least one thing to supply; everything must be asked for at once.',
	},
	'supplement.askedOnce': {
		vi: 'Sau khi tiếp nhận chỉ được yêu cầu bổ sung một lần (yêu cầu trước: {when}). Xin giải quyết theo giấy tờ đã có, hoặc từ chối, dừng giải quyết có nêu lý do.',
		en: 'After acceptance a supplement may be asked for only once (asked on {when}). Decide on the papers at hand, or refuse or stop with a reason.',
	},
	'supplement.empty': {
		vi: 'Chưa có nội dung bổ sung nào. Xin sửa tờ khai hoặc tải giấy tờ lên.',
		en: 'Nothing was supplied. Correct the declaration or upload papers.',
	},

	'step.none': {
		vi: 'Hồ sơ không đứng ở bước nào của quy trình. Xin tải lại trang.',
		en: 'The dossier does not stand in a step of the flow. Reload the page.',
	},
	'step.moved': {
		vi: 'Hồ sơ đã chuyển sang bước “{step}”. Xin tải lại trang trước khi làm tiếp.',
		en: 'The dossier has moved to the step “{step}”. Reload the page before you go on.',
	},
	'step.wrongRole': {
		vi: 'Bước này do {role} thực hiện. Xin chuyển cho đúng người.',
		en: 'This step is for the role “{role}”. Please pass it to them.',
	},
	'step.citizenOnly': {
		vi: 'Bước này chờ người nộp hồ sơ trả lời; công chức chỉ trả lời thay khi có ghi chú về việc người nộp đã đồng ý.',
		en: 'This step waits for the applicant; staff answer for them only with a note of their consent.',
	},
	'step.citizenHasTime': {
		vi: 'Người nộp hồ sơ còn thời gian trả lời đến {until}. Xin chờ đến hết hạn.',
		en: 'The applicant may answer until {until}. Wait until then.',
	},
	'step.timeoutOutcome': {
		vi: 'Khi người nộp không trả lời, chỉ được chọn kết quả đã định trước cho bước này: “{outcome}”.',
		en: 'When the applicant is silent the step ends by the outcome set for that: “{outcome}”.',
	},
	'step.automatic': {
		vi: 'Bước này do hệ thống tự thực hiện; công chức chỉ xử lý thay khi bước bị vướng hoặc có đề xuất chờ quyết định.',
		en: 'This step is automatic; staff act in its place only when it is blocked or has made a proposal.',
	},
	'step.notAutomatic': {
		vi: 'Bước hiện tại không phải bước tự động nên không nhận kết quả của lần chạy tự động.',
		en: 'The present step is not an automatic one and takes no result of a run.',
	},
	'step.staleRun': {
		vi: 'Kết quả này thuộc về một lần chạy cũ của bước và không được ghi nhận.',
		en: 'This result belongs to an older run of the step and is not taken.',
	},
	'step.waitsForPerson': {
		vi: 'Bước đã đưa ra đề xuất và đang chờ công chức quyết định.',
		en: 'The step has made a proposal and waits for a person to decide.',
	},
	'step.payment': {
		vi: 'Bước này chờ nộp phí, lệ phí. Xin ghi nhận khoản đã nộp hoặc sửa mức phí.',
		en: 'This step waits for the fee. Record the payment or correct the fee.',
	},
	'step.notBlocked': {
		vi: 'Bước này không bị vướng nên không cần chạy lại.',
		en: 'This step is not blocked; there is nothing to run again.',
	},
	'step.notAssignable': {
		vi: 'Chỉ phân công được ở bước do công chức thực hiện.',
		en: 'Only a step that staff work on can be assigned.',
	},
	'outcome.unknown': {
		vi: 'Bước này không có kết quả “{outcome}”. Các kết quả có thể chọn: {outcomes}.',
		en: 'This step has no outcome “{outcome}”. Choose one of: {outcomes}.',
	},
	'flow.unknownStep': {
		vi: 'Quy trình không có bước “{step}”. Xin báo cho đầu mối kiểm soát thủ tục hành chính.',
		en: 'The flow has no step “{step}”. Tell the procedure control officer.',
	},
	'flow.endsAtOnce': {
		vi: 'Quy trình kết thúc mà không qua bước giải quyết nào. Xin báo cho đầu mối kiểm soát thủ tục hành chính.',
		en: 'The flow ends without any step of work. Tell the procedure control officer.',
	},
	'proposal.none': {
		vi: 'Không có đề xuất từ chối nào đang chờ quyết định.',
		en: 'No refusal has been proposed.',
	},
	'result.noFiles': {
		vi: 'Chưa có tệp kết quả nào. Xin đính kèm ít nhất một tệp.',
		en: 'There is no result file. Attach at least one.',
	},

	'sign.required': {
		vi: 'Bước này cần ký kết quả. Xin xem bản kết quả và ký.',
		en: 'This step needs the signature. Look at the result and sign it.',
	},
	'sign.notASigningStep': {
		vi: 'Bước hiện tại không phải bước ký. Xin tải lại trang.',
		en: 'The present step is not a signing step. Reload the page.',
	},
	'sign.unknownFile': {
		vi: 'Tệp được ký không phải kết quả hiện tại của hồ sơ. Xin mở lại bản kết quả rồi ký.',
		en: 'The file is not the present result of the dossier. Open the result again and sign.',
	},
	'sign.changedSinceShown': {
		vi: 'Kết quả đã thay đổi sau khi bạn xem. Xin xem lại bản mới rồi ký.',
		en: 'The result has changed since you looked at it. Look at the new one and sign.',
	},
	'sign.separateSigner': {
		vi: 'Phường quy định người ký không được là người đã tiếp nhận và thẩm định hồ sơ này. Xin chuyển cho người ký khác.',
		en: 'In this ward the signer may not be the one who received and examined the dossier. Pass it to another signer.',
	},
	'sign.resultChanged': {
		vi: 'Kết quả đã bị thay sau khi ký. Xin trả hồ sơ về bước ký, hoặc dùng lại đúng tệp đã ký.',
		en: 'The result was replaced after it was signed. Send the dossier back for signature, or use the signed file.',
	},

	'fee.invalid': {
		vi: 'Mức phí không hợp lệ: số lượng và số tiền phải là số nguyên không âm, thành tiền không vượt số lượng nhân đơn giá.',
		en: 'The fee is not valid: quantities and amounts are whole numbers from 0, and a line is at most quantity times unit price.',
	},
	'fee.alreadyPaid': {
		vi: 'Phí đã được nộp nên không sửa được nữa. Xin hoàn phí trước rồi tính lại.',
		en: 'The fee has been paid and cannot be changed. Refund it first.',
	},
	'payment.nothingDue': {
		vi: 'Hồ sơ không có khoản phí, lệ phí nào phải nộp.',
		en: 'Nothing is owed for this dossier.',
	},
	'payment.amount': {
		vi: 'Số tiền không khớp: cần nộp đúng {amount}. Xin kiểm tra lại.',
		en: 'The amount does not fit: exactly {amount} is owed. Please check.',
	},
	'payment.paidAt': {
		vi: 'Thời điểm nộp tiền không được ở trong tương lai.',
		en: 'The time of payment cannot lie in the future.',
	},
	'payment.notPaid': {
		vi: 'Hồ sơ chưa nộp phí nên không có khoản nào để hoàn.',
		en: 'Nothing has been paid that could be refunded.',
	},

	'clock.notRunning': {
		vi: 'Thời hạn giải quyết không đang chạy nên không tạm dừng được.',
		en: 'The legal clock does not run and cannot be paused.',
	},
	'clock.notPaused': {
		vi: 'Thời hạn giải quyết không bị tạm dừng bởi quyết định của công chức nên không có gì để tiếp tục.',
		en: 'The legal clock was not paused by a decision of staff; there is nothing to resume.',
	},
	'clock.stepRunning': {
		vi: 'Đang ở bước tự động hoặc bước chờ người nộp; chỉ tạm dừng được ở bước do công chức thực hiện.',
		en: 'An automatic step runs or the applicant is asked; the clock can be paused only in a step of staff.',
	},
	'extend.once': {
		vi: 'Hồ sơ đã gia hạn một lần; pháp luật chỉ cho phép gia hạn một lần. Xin giải quyết trong hạn đã hẹn.',
		en: 'The dossier has been extended once, which is all that the law allows. Finish within the promised date.',
	},
	'extend.paused': {
		vi: 'Thời hạn đang tạm dừng nên chưa gia hạn được. Xin gia hạn sau khi tiếp tục giải quyết.',
		en: 'The clock is paused. Extend after work goes on.',
	},
	'extend.tooLate': {
		vi: 'Văn bản xin lỗi và gia hạn phải ban hành chậm nhất {until} (trước ngày hẹn ít nhất một ngày). Nay đã quá thời điểm này.',
		en: 'The apology must be issued by {until} at the latest (one day before the due date). That time has passed.',
	},
	'extend.date': {
		vi: 'Ngày hẹn mới không đúng; cần theo mẫu năm-tháng-ngày, ví dụ 2026-12-18.',
		en: 'The new date is not a date; expected YYYY-MM-DD, for example 2026-12-18.',
	},
	'extend.dayOff': {
		vi: 'Ngày hẹn mới là ngày nghỉ. Ngày làm việc gần nhất sau đó là {next}.',
		en: 'The new date is a day off. The next working day is {next}.',
	},
	'extend.notLater': {
		vi: 'Ngày hẹn mới phải sau ngày hẹn hiện tại ({due}).',
		en: 'The new date must be later than the present one ({due}).',
	},

	'withdraw.signed': {
		vi: 'Kết quả đã được ký nên không rút hồ sơ được nữa. Xin nhận kết quả tại bộ phận một cửa.',
		en: 'The result has been signed, so the dossier cannot be withdrawn. Please collect the result at the desk.',
	},
	'stop.supplementOpen': {
		vi: 'Người nộp còn thời gian bổ sung đến {until}; chỉ được dừng vì không bổ sung sau thời điểm này.',
		en: 'The applicant may answer until {until}; only after that may the dossier be stopped, as abandoned.',
	},
	'stop.noRespondBy': {
		vi: 'Yêu cầu bổ sung không đặt thời hạn trả lời nên không dừng vì quá hạn bổ sung được.',
		en: 'The supplement request names no time to answer, so silence does not allow to stop.',
	},
	'stop.paymentOpen': {
		vi: 'Người nộp còn thời gian nộp phí đến {until}; chỉ được dừng vì không nộp phí sau thời điểm này.',
		en: 'The applicant may pay until {until}; only after that may the dossier be stopped as unpaid.',
	},
	'stop.kind': {
		vi: 'Lý do dừng không phù hợp với trạng thái “{status}”. Xin chọn lý do khác.',
		en: 'This kind of stop does not fit the status “{status}”. Choose another one.',
	},
	'return.receivedBy': {
		vi: 'Xin ghi họ tên người nhận kết quả.',
		en: 'Give the name of the person who took the result.',
	},
	'return.unpaid': {
		vi: 'Hồ sơ còn {amount} chưa nộp. Xin thu phí và ghi nhận trước khi trả kết quả.',
		en: '{amount} is still owed. Collect and record it before handing the result over.',
	},

	'version.same': {
		vi: 'Hồ sơ đã ở phiên bản {version} của thủ tục.',
		en: 'The dossier is on version {version} of the procedure already.',
	},
	'version.otherProcedure': {
		vi: 'Hồ sơ thuộc thủ tục {code}; không chuyển được sang thủ tục {other}.',
		en: 'The dossier is of procedure {code}; it cannot be moved to procedure {other}.',
	},
	'version.stepRuns': {
		vi: 'Bước tự động “{step}” đang chạy hoặc đang chờ chạy; chỉ chuyển phiên bản được giữa hai bước. Xin thử lại sau khi bước này xong.',
		en: 'The automatic step “{step}” runs or waits to run; a dossier changes its version only between two steps. Try again when it is done.',
	},
	'version.stepGone': {
		vi: 'Hồ sơ đang ở bước “{step}” mà phiên bản {version} không có bước này. Xin xử lý xong bước này trước khi chuyển.',
		en: 'The dossier stands in the step “{step}”, which version {version} does not have. Finish the step before the move.',
	},
	'version.stepChanged': {
		vi: 'Bước “{step}” mà hồ sơ đang đứng là bước loại khác ở phiên bản {version}. Xin xử lý xong bước này trước khi chuyển.',
		en: 'The step “{step}”, in which the dossier stands, is of another kind in version {version}. Finish it before the move.',
	},
	'version.notMoved': {
		vi: 'Không hoàn lại được: hồ sơ đã được xử lý tiếp sau khi chuyển phiên bản, hoặc chưa từng được chuyển trong đợt này.',
		en: 'This cannot be taken back: the dossier was worked on after the move, or was not part of it.',
	},

	'document.unknown': {
		vi: 'Hồ sơ không có giấy tờ này. Xin tải lại trang.',
		en: 'The dossier has no such paper. Reload the page.',
	},
	'synchronisation.notRequired': {
		vi: 'Hồ sơ này không phải đồng bộ lên Cổng Dịch vụ công quốc gia.',
		en: 'This dossier is not synchronised with the national portal.',
	},
	'synchronisation.seq': {
		vi: 'Kết quả đồng bộ nói về một sự kiện chưa có trong hồ sơ.',
		en: 'The answer speaks of an event that the dossier does not have.',
	},
} as const satisfies Readonly<Record<string, Localised>>;
export type RefusalCode = keyof typeof REFUSALS;
