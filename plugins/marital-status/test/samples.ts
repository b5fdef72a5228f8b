import { sampleAddress, sampleRequester } from '@motcua/procedure-testing';

/** A woman of 26 who wants to marry. */
export const forMarriage = {
	...sampleRequester,
	requestFor: 'self',
	subjectGender: 'female',
	subjectEthnicity: 'kinh',
	subjectNationality: 'viet-nam',
	periodResidence: sampleAddress('Số 12, ngõ 5, đường Kim Giang'),
	periodFrom: '2017-09-01',
	periodTo: '2026-11-23',
	livedElsewhere: false,
	maritalStatus: 'neverMarried',
	purpose: 'marriage',
	futureSpouse: {
		fullName: 'Lê Đức Đạt',
		birthDate: '2004-02-29',
		identity: { kind: 'personalId', number: '038204123456' },
		nationality: 'Việt Nam',
	},
	marriagePlace: 'Ủy ban nhân dân xã Hoằng Hóa, Thanh Hóa',
	earlierCertificate: 'none',
	truthDeclared: true,
};

/** A divorced man whose brother asks for him, for a bank. */
export const byProxy = {
	...sampleRequester,
	requestFor: 'proxy',
	subjectFullName: 'Nguyễn Văn An',
	subjectBirthDate: '1985-08-15',
	subjectPersonalId: { kind: 'personalId', number: '001085012345' },
	subjectResidence: sampleAddress('Số 9, phố Hạ Đình'),
	subjectGender: 'male',
	subjectEthnicity: 'tay',
	subjectNationality: 'viet-nam',
	periodResidence: sampleAddress('Số 9, phố Hạ Đình'),
	periodFrom: '2015-01-05',
	periodTo: '2026-11-20',
	livedElsewhere: true,
	otherResidences: [
		{ residence: sampleAddress('Thôn 3', 'Xã Sóc Sơn'), residedFrom: '2005', residedTo: '2014-12', hasProof: false },
	],
	maritalStatus: 'divorced',
	spouseFullName: 'Lò Thị Ún',
	endOfMarriageInfo: 'Quyết định số 12/2019/QĐST-HNGĐ ngày 05/3/2019 của Tòa án nhân dân quận Thanh Xuân',
	endOfMarriageProof: ['upload-1'],
	endedAbroad: false,
	purpose: 'other',
	purposeDetail: 'Làm thủ tục vay vốn tại ngân hàng',
	authorisation: ['upload-2'],
	truthDeclared: true,
};

export const registration = {
	registerNumber: '125',
	issuedOn: '2026-11-25',
	signerOffice: 'viceChair',
	signerName: 'Lê Hữu Thuấn',
};

export const refusal = {
	refusalReason:
		'Sổ hộ tịch ghi nhận việc kết hôn của ông Nguyễn Văn An đăng ký ngày 02/9/2020; hồ sơ không có giấy tờ chứng minh quan hệ hôn nhân này đã chấm dứt.',
	refusalBasis: 'Điều 21, Điều 22 Nghị định 123/2015/NĐ-CP',
	refusalNumber: '12',
	signerOffice: 'chair',
	signerName: 'Phạm Thùy Dương',
};
