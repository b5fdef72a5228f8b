import { sampleAddress, sampleRequester } from '@motcua/procedure-testing';

/** A mother wants three copies of her son's birth entry, at the desk. */
export const birth = {
	...sampleRequester,
	relationToSubject: 'parent',
	eventType: 'birth',
	copyKind: 'extract',
	subjectFullName: 'Lê Gia Bảo',
	subjectBirthDate: '2021-04-18',
	registeredAt: 'UBND phường Hạ Đình, quận Thanh Xuân, thành phố Hà Nội',
	registeredAtNow: 'Phường Hạ Đình',
	registeredDate: '2021-05-04',
	registerNumber: '87, quyển 01/2021',
	copyCount: 3,
	resultDelivery: 'counter',
	truthDeclared: true,
} as const;

/** A married woman wants one copy of her marriage entry, by post. */
export const marriage = {
	...sampleRequester,
	relationToSubject: 'self',
	eventType: 'marriage',
	subjectFullName: 'Trần Thị Bích Ngọc',
	subjectBirthDate: '1999-12-03',
	spouseFullName: 'Lê Đức Đạt',
	registeredAt: 'UBND phường Hạ Đình',
	copyCount: 1,
	resultDelivery: 'post',
	deliveryAddress: sampleAddress('Thôn 3', 'Xã Hoằng Hóa', '38'),
	truthDeclared: true,
} as const;

export const birthEntry = {
	searchResult: 'found',
	entryKind: 'birth',
	entryNumber: '87',
	entryBook: '01/2021',
	entryDate: '2021-05-04',
	entryPlace: 'Ủy ban nhân dân phường Hạ Đình, quận Thanh Xuân, thành phố Hà Nội',
	entryFullName: 'Lê Gia Bảo',
	entryBirthDate: '2021-04-18',
	entryGender: 'male',
	entryEthnicity: 'kinh',
	entryNationality: 'viet-nam',
	entryPersonalId: { kind: 'personalId', number: '001221004411' },
	entryBirthPlace: 'Bệnh viện Phụ sản Hà Nội',
	entryHometown: 'Xã Hoằng Hóa, tỉnh Thanh Hóa',
	entryMother: 'Trần Thị Bích Ngọc, sinh năm 1999',
	entryFather: 'Lê Đức Đạt, sinh năm 1998',
} as const;

export const marriageEntry = {
	searchResult: 'found',
	entryKind: 'marriage',
	entryNumber: '12',
	entryBook: '01/2020',
	entryDate: '2020-09-02',
	entryPlace: 'Ủy ban nhân dân phường Hạ Đình, quận Thanh Xuân, thành phố Hà Nội',
	entryFullName: 'Trần Thị Bích Ngọc',
	entryBirthDate: '1999-12-03',
	entryGender: 'female',
	entryEthnicity: 'kinh',
	entryNationality: 'viet-nam',
	entrySpouse: 'Lê Đức Đạt, sinh ngày 29/02/1998',
} as const;

export const issued = {
	firstCopyNumber: 311,
	copiesIssuedOn: '2026-11-23',
	signerOffice: 'authorised',
	signerName: 'Trần Quốc Vượng',
} as const;

export const posted = { postalNumber: 'CA123456789VN', sentOn: '2026-11-23' } as const;

export const letter = {
	letterRecipient: 'Phường Khương Đình',
	letterNumber: '113/UBND',
	letterDate: '2026-11-23',
} as const;
export const answer = {
	verificationAnswer: 'confirmed',
	verificationNumber: '46/UBND',
	verificationDate: '2026-11-25',
} as const;

export const refusal = {
	refusalReason:
		'Cơ sở dữ liệu hộ tịch điện tử và Sổ đăng ký khai sinh các năm 2020 đến 2022 không có thông tin về việc khai sinh đã khai.',
	refusalBasis: 'Điều 63, Điều 64 Luật Hộ tịch 60/2014/QH13',
	refusalNumber: '15',
	signerOffice: 'chair',
	signerName: 'Phạm Thùy Dương',
} as const;
