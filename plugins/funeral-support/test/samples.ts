import { sampleAddress, sampleRequester } from '@motcua/procedure-testing';

/** A daughter held the funeral of her father, who received the monthly allowance; paid to her account. */
export const ordinary = {
	...sampleRequester,
	requesterBirthDate: '1979-12-03',
	requesterPersonalId: { kind: 'personalId', number: '001179000056' },
	relation: 'child',
	funeralOrganizer: 'hộ gia đình bà Trần Thị Bích Ngọc',
	deceasedFullName: 'Trần Văn Hoà',
	deceasedBirthDate: '1948-05-20',
	deceasedGender: 'male',
	deceasedPersonalId: { kind: 'personalId', number: '001048007731' },
	deathDate: '2026-11-12',
	deceasedResidence: sampleAddress('Số 12, ngõ 5, đường Kim Giang'),
	deathEntry: 'Số 38/TLKT ngày 16/11/2026, UBND phường Hạ Đình',
	deathCertificate: ['upload-1'],
	deceasedGroup: 'monthlyAllowance',
	otherSupport: 'none',
	payoutMethod: 'cash',
	resultDelivery: 'counter',
	truthDeclared: true,
} as const;

/** A carer held the funeral of a woman of 91 with a survivor's pension, and does not know of other support; by transfer. */
export const elderly = {
	...ordinary,
	relation: 'carer',
	funeralOrganizer: 'bà Trần Thị Bích Ngọc và tổ dân phố số 4',
	deceasedFullName: 'Hồ Thị Ún',
	deceasedBirthDate: '1935',
	deceasedGender: 'female',
	deceasedPersonalId: undefined,
	deceasedGroup: 'elderlyOtherPension',
	pensionStopDecision: ['upload-2'],
	otherSupport: 'unknown',
	payoutMethod: 'account',
	bankName: 'Agribank, chi nhánh Thanh Xuân',
	bankAccount: '1482205123456',
	accountHolder: 'TRAN THI BICH NGOC',
} as const;

export const examined = {
	listSearch: 'onList',
	confirmedGroup: 'monthlyAllowance',
	confirmedOtherVnd: 0,
} as const;

export const letter = {
	insuranceOffice: 'Bảo hiểm xã hội cơ sở Thanh Xuân',
	insuranceLetterNumber: '117/UBND-VHXH',
	insuranceLetterDate: '2026-11-23',
} as const;
export const pays = (insurancePaysVnd: number) =>
	({ insurancePays: 'yes', insurancePaysVnd, insuranceAnswerNumber: '860/BHXH' }) as const;

export const numbered = {
	decisionNumber: '9',
	decidedOn: '2026-11-23',
	signerOffice: 'viceChair',
	signerName: 'Lê Hữu Thuấn',
} as const;

export const paid = { paidBy: 'cash', voucherNumber: 'PC 0457', paidOn: '2026-11-23' } as const;

export const refusal = {
	refusalReason:
		'Bảo hiểm xã hội đã chi trợ cấp mai táng 23.400.000 đồng, không thấp hơn mức hỗ trợ 10.800.000 đồng; người được hỗ trợ theo nhiều văn bản chỉ được hưởng một mức cao nhất.',
	refusalBasis: 'Điều 11 Nghị định 20/2021/NĐ-CP; Điều 11 Nghị định 335/2026/NĐ-CP',
	refusalNumber: '17',
	signerOffice: 'viceChair',
	signerName: 'Lê Hữu Thuấn',
} as const;
