import { sampleRequester } from '@motcua/procedure-testing';

/** Answers of made-up people. */
export const requester = {
	...sampleRequester,
	requesterPhone: '0912345678',
} as const;

export const diploma = {
	documentName: 'Bằng tốt nghiệp đại học',
	documentNumber: 'QH 045123',
	issuer: 'Đại học Quốc gia Hà Nội',
	pageCount: 2,
	copyCount: 3,
};
export const contract = {
	documentName: 'Hợp đồng mua bán căn hộ chung cư',
	issuer: 'Văn phòng công chứng số 1',
	pageCount: 12,
	copyCount: 1,
};

export const answers = {
	...requester,
	papers: [diploma, contract],
	wantsElectronicCopy: false,
	originalsSound: true,
};

/** What the clerk enters. */
export const register = {
	registerBook: '01/2026',
	firstCertificationNumber: 1041,
	certifiedOn: '2026-11-23',
	signerOffice: 'viceChair',
	signerName: 'Lê Hữu Thuấn',
};
