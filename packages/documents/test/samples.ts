/** Made-up people and dossiers for the slips. */
import type { SlipAgency, SlipPerson } from '../src/index.ts';

export const agency: SlipAgency = {
	parentName: 'Ủy ban nhân dân thành phố Hà Nội',
	name: 'Ủy ban nhân dân phường Hạ Đình',
	desk: 'Trung tâm Phục vụ hành chính công',
	deskAddress: 'Số 1, ngõ 2, đường Kim Giang, phường Hạ Đình, thành phố Hà Nội',
	place: 'Hạ Đình',
	phone: '024 3858 1234',
};

export const submitter: SlipPerson = {
	fullName: 'Đặng Thị Ngọc Quỳnh',
	identityNumber: '001085012345',
	phone: '0912 345 678',
	email: 'ngocquynh@example.vn',
	address: 'Số 12, ngõ 5, tổ dân phố số 3, phường Hạ Đình, thành phố Hà Nội',
};

const dossier = {
	agency,
	dossierCode: 'H26.188-261123-0007',
	trackingUrl: 'https://motcua.hadinh.example.vn/theo-doi?ma=H26.188-261123-0007',
	submitter,
	procedureName: 'Thủ tục cấp Giấy xác nhận tình trạng hôn nhân',
	receivedAt: '2026-11-23T09:15:00+07:00',
	dueAt: '2026-11-27T17:00:00+07:00',
};

export const receptionSlip = {
	...dossier,
	issuedAt: dossier.receivedAt,
	number: '15',
	papers: [
		{ name: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân (mẫu điện tử tương tác)', kind: 'declaration', quantity: 1 },
		{ name: 'Bản án, quyết định ly hôn', kind: 'copy', quantity: 1 },
		{ name: 'Giấy xác nhận đã cấp trước đây', kind: 'original', quantity: 1 },
	],
	dossierCount: 1,
	timeLimit: '03 ngày làm việc',
	delivery: { method: 'publicPost', address: 'Số 12, ngõ 5, phường Hạ Đình, thành phố Hà Nội' },
	fee: { amountVnd: 15_000, paid: true },
	register: { book: '01/2026', entry: '1042' },
	receiverName: 'Trần Văn Ước',
} as const;

export const submissionReceipt = {
	...dossier,
	issuedAt: '2026-11-22T21:40:00+07:00',
	temporaryCode: 'TMP-7K2M-94QX',
	trackingUrl: 'https://motcua.hadinh.example.vn/theo-doi?ma=TMP-7K2M-94QX',
	submittedAt: '2026-11-22T21:40:00+07:00',
	answerBy: '2026-11-23T17:00:00+07:00',
	delivery: { method: 'electronic', address: null },
	papers: [
		{ name: 'Tờ khai cấp Giấy xác nhận tình trạng hôn nhân', given: 'form', fileCount: 0 },
		{ name: 'Bản án, quyết định ly hôn', given: 'upload', fileCount: 2 },
		{ name: 'Giấy tờ tùy thân', given: 'shown', fileCount: 0 },
	],
} as const;

export const supplementRequest = {
	...dossier,
	issuedAt: '2026-11-23T10:00:00+07:00',
	number: '03',
	items: [
		'Bản sao Quyết định ly hôn đã có hiệu lực pháp luật (bản đã nộp thiếu trang 2).',
		'Ghi rõ nơi cư trú từ ngày 05/3/2019 đến ngày 17/8/2022.',
	],
	reason: 'Hồ sơ chưa đủ căn cứ để xác định tình trạng hôn nhân trong thời gian cư trú đã khai.',
	respondBy: '2026-12-07T17:00:00+07:00',
	guideName: 'Trần Văn Ước',
} as const;

export const receptionRefusal = {
	...dossier,
	issuedAt: '2026-11-23T10:00:00+07:00',
	number: '01',
	reason:
		'Người được xác nhận không có nơi đăng ký thường trú, tạm trú tại phường Hạ Đình; đề nghị Bà nộp hồ sơ tại Ủy ban nhân dân xã nơi đang cư trú.',
	legalBasis: 'Điều 21 Nghị định 123/2015/NĐ-CP',
	receiverName: 'Trần Văn Ước',
} as const;

const letter = {
	...dossier,
	signerOffice: ['KT. Chủ tịch', 'Phó Chủ tịch'],
	signerName: 'Lê Hữu Thuấn',
	recipients: ['Trung tâm Phục vụ hành chính công;', 'Lưu: VT, TP.'],
};

export const extensionLetter = {
	...letter,
	issuedAt: '2026-11-26T09:00:00+07:00',
	number: '02',
	reason: 'Ủy ban nhân dân nơi Bà cư trú trước đây chưa trả lời văn bản đề nghị xác minh.',
	newDueAt: '2026-12-04T17:00:00+07:00',
};

export const stopNotice = {
	...letter,
	issuedAt: '2026-12-10T09:00:00+07:00',
	number: '07',
	requestedBy: 'office',
	stage: 'Thẩm tra hồ sơ',
	reason: 'Quá thời hạn bổ sung hồ sơ mà người nộp không bổ sung.',
	legalBasis: 'Nghị định 118/2025/NĐ-CP',
	papersReturned: ['Quyết định ly hôn (bản sao, 01 bản)'],
	feeSettlement: 'Chưa thu',
} as const;

export const controlSlip = {
	...dossier,
	issuedAt: '2026-11-26T16:00:00+07:00',
	number: '15',
	handlingUnit: 'Bộ phận Tư pháp - Hộ tịch',
	submitterName: submitter.fullName,
	handOvers: [
		{
			unit: 'Trung tâm Phục vụ hành chính công',
			givenAt: '2026-11-23T09:20:00+07:00',
			givenBy: 'Trần Văn Ước',
			takenAt: '2026-11-23T09:45:00+07:00',
			takenBy: 'Phạm Thùy Dương',
			timing: 'onTime',
			remark: 'Chuyển hồ sơ giấy và bản số hóa',
		},
		{
			unit: 'Bộ phận Tư pháp - Hộ tịch',
			givenAt: '2026-11-25T15:05:00+07:00',
			givenBy: 'Phạm Thùy Dương',
			takenAt: '2026-11-25T15:30:00+07:00',
			takenBy: 'Lê Hữu Thuấn',
			timing: 'early',
			remark: null,
		},
		{
			unit: 'Lãnh đạo Ủy ban nhân dân',
			givenAt: null,
			givenBy: null,
			takenAt: null,
			takenBy: null,
			timing: null,
			remark: null,
		},
	],
} as const;

export const feeReceipt = {
	...dossier,
	issuedAt: '2026-11-23T09:20:00+07:00',
	number: '0042',
	payer: submitter,
	procedureName: 'Chứng thực bản sao từ bản chính',
	lines: [
		{ label: 'Bằng tốt nghiệp đại học, 2 trang × 3 bản', quantity: 3, unitVnd: 4_000, amountVnd: 12_000 },
		{ label: 'Hợp đồng mua bán, 12 trang × 1 bản', quantity: 1, unitVnd: 14_000, amountVnd: 14_000 },
	],
	method: 'cash',
	paidAt: '2026-11-23T09:18:00+07:00',
	receiptNumber: '0000123',
	cashierName: 'Vũ Ngọc Ánh',
} as const;
