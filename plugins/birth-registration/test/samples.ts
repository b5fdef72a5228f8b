import { sampleAddress, sampleRequester } from '@motcua/procedure-testing';

/** A married mother registers her daughter within two weeks. */
export const ordinary = {
	...sampleRequester,
	relationToChild: 'mother',
	childFullName: 'Lê Trần Gia Hân',
	childBirthDate: '2026-11-10',
	childGender: 'female',
	childEthnicity: 'kinh',
	childNationality: 'viet-nam',
	childHometown: sampleAddress('', 'Xã Hoằng Hóa', '38'),
	birthCircumstance: 'ordinary',
	birthPlaceKind: 'facility',
	birthFacilityName: 'Bệnh viện Phụ sản Hà Nội',
	birthPlace: sampleAddress('', 'Phường Giảng Võ'),
	birthProof: 'medical',
	birthCertificateNumber: 'Số 0123/GCS ngày 12/11/2026',
	birthNotice: ['upload-1'],
	motherIdentified: 'yes',
	motherFullName: 'Trần Thị Bích Ngọc',
	motherBirthDate: '1999-12-03',
	motherPersonalId: { kind: 'personalId', number: '079199000056' },
	motherEthnicity: 'kinh',
	motherNationality: 'viet-nam',
	motherResidence: sampleAddress('Số 12, ngõ 5, đường Kim Giang'),
	fatherIdentified: 'yes',
	fatherFullName: 'Lê Đức Đạt',
	fatherBirthDate: '2004-02-29',
	fatherPersonalId: { kind: 'personalId', number: '038204123456' },
	fatherEthnicity: 'muong',
	fatherNationality: 'viet-nam',
	fatherResidence: sampleAddress('Số 12, ngõ 5, đường Kim Giang'),
	parentsMarried: 'yes',
	marriageCertificateInfo: 'Số 45, ngày 14/02/2025, Ủy ban nhân dân xã Hoằng Hóa',
	marriedElsewhere: true,
	otherPapers: [{ paperHolder: 'father', paperKind: 'Căn cước', paperNumber: '038204123456' }],
	wantsCopies: false,
	resultDelivery: 'counter',
	truthDeclared: true,
};

/** An abandoned child, registered by the institution that cares for it: no parents, no notice of birth. */
export const abandoned = {
	...Object.fromEntries(Object.entries(ordinary).filter(([key]) => key.startsWith('requester'))),
	relationToChild: 'institution',
	childFullName: 'Phạm Gia Bảo',
	childBirthDate: '2026-06-01',
	childGender: 'male',
	childEthnicity: 'kinh',
	childNationality: 'viet-nam',
	childHometown: sampleAddress('', 'Phường Hạ Đình'),
	birthCircumstance: 'abandoned',
	birthPlaceKind: 'elsewhere',
	birthPlace: sampleAddress('', 'Phường Hạ Đình'),
	abandonedRecord: ['upload-3'],
	motherIdentified: 'no',
	fatherIdentified: 'no',
	wantsCopies: true,
	copyCount: 2,
	resultDelivery: 'counter',
	truthDeclared: true,
};

export const examined = { birthSearch: 'noRecord', parentsMarriage: 'confirmed' };

export const registration = {
	registerNumber: '125',
	registerBook: '01/2026',
	registeredOn: '2026-11-23',
	childPersonalId: { kind: 'personalId', number: '001326000123' },
	signerOffice: 'viceChair',
	signerName: 'Lê Hữu Thuấn',
};

export const refusal = {
	refusalReason:
		'Cơ sở dữ liệu hộ tịch điện tử cho thấy trẻ đã được đăng ký khai sinh ngày 15/11/2026 tại Ủy ban nhân dân xã Hoằng Hóa.',
	refusalBasis: 'Điều 13, Điều 16 Luật Hộ tịch 60/2014/QH13',
	refusalNumber: '13',
	signerOffice: 'chair',
	signerName: 'Phạm Thùy Dương',
};
