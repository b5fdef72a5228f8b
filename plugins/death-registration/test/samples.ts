import { sampleAddress, sampleRequester } from '@motcua/procedure-testing';

/** A daughter registers the death of her father four days after it. */
export const ordinary = {
	...sampleRequester,
	requesterBirthDate: '1979-12-03',
	requesterPersonalId: { kind: 'personalId', number: '001179000056' },
	relationToDeceased: 'child',
	deceasedFullName: 'Trần Văn Hoà',
	deceasedBirthDate: '1948',
	deceasedGender: 'male',
	deceasedEthnicity: 'kinh',
	deceasedNationality: 'viet-nam',
	deceasedPersonalId: { kind: 'personalId', number: '001048007731' },
	identityCard: 'handIn',
	deceasedLastResidence: sampleAddress('Số 12, ngõ 5, đường Kim Giang'),
	residenceUnrecorded: false,
	deathDate: '2026-11-19',
	deathTime: '05:40',
	deathPlaceKind: 'facility',
	deathFacilityName: 'Bệnh viện Bạch Mai',
	deathPlace: sampleAddress('', 'Phường Kim Liên'),
	deathCause: 'Nhồi máu cơ tim',
	noticeKind: 'facility',
	deathNotice: '215/GBT',
	deathNoticeDate: '2026-11-19',
	deathNoticeIssuer: 'Bệnh viện Bạch Mai',
	deathNoticePaper: ['upload-1'],
	wantsCopies: false,
	resultDelivery: 'counter',
	truthDeclared: true,
} as const;

/** The head of a social centre registers, two months late, one who died there and had no papers; two copies are wanted. */
export const late = {
	...ordinary,
	relationToDeceased: 'organisation',
	organisationName: 'Trung tâm Bảo trợ xã hội 1 Hà Nội',
	deceasedFullName: 'Lò Văn Ún',
	deceasedBirthDate: '1951-03',
	deceasedEthnicity: 'thai',
	deceasedPersonalId: undefined,
	identityCard: 'none',
	deathDate: '2026-09-20',
	deathTime: undefined,
	deathPlaceKind: 'elsewhere',
	deathFacilityName: undefined,
	deathPlace: sampleAddress('Trung tâm Bảo trợ xã hội 1'),
	noticeKind: 'commune',
	deathNotice: '03/GBT-UBND',
	deathNoticeDate: '2026-09-21',
	deathNoticeIssuer: 'Ủy ban nhân dân phường Hạ Đình',
	wantsCopies: true,
	copyCount: 2,
} as const;

export const examined = { deathSearch: 'noRecord', lastResidence: 'here', noticeSound: true } as const;

export const registration = {
	registerNumber: '41',
	registerBook: '01/2026',
	registeredOn: '2026-11-23',
	cardState: 'received',
	signerOffice: 'viceChair',
	signerName: 'Lê Hữu Thuấn',
} as const;

export const letter = { letterRecipient: 'Xã Hoằng Hóa', letterNumber: '112/UBND', letterDate: '2026-11-23' } as const;
export const answer = {
	verificationAnswer: 'confirmed',
	verificationNumber: '45/UBND',
	verificationDate: '2026-11-25',
} as const;

export const refusal = {
	refusalReason:
		'Cơ sở dữ liệu hộ tịch điện tử cho thấy việc chết đã được đăng ký khai tử ngày 20/11/2026 tại Ủy ban nhân dân phường Kim Liên.',
	refusalBasis: 'Điều 33, Điều 34 Luật Hộ tịch 60/2014/QH13',
	refusalNumber: '14',
	signerOffice: 'chair',
	signerName: 'Phạm Thùy Dương',
} as const;
