import { sampleAddress, sampleRequester } from '@motcua/procedure-testing';

/** A young woman files for the shop of her aunt, who is the owner. */
export const shop = {
	...sampleRequester,
	ownName: 'Tạp hóa Bích Lan',
	businessAddress: sampleAddress('Số 15, đường Kim Giang'),
	businessPhone: '+842438580123',
	businessEmail: 'taphoabichlan@example.vn',
	capitalVnd: 150_000_000,
	industries: [
		{
			industryCode: '4711',
			industryName: 'Bán lẻ lương thực, thực phẩm, đồ uống trong cửa hàng tổng hợp',
			isMain: true,
		},
		{ industryCode: '4649', industryName: 'Bán buôn đồ dùng khác cho gia đình', isMain: false },
	],
	ownerIsRequester: 'no',
	ownerFullName: 'Trần Thị Bích Lan',
	ownerBirthDate: '1985-06-12',
	ownerPersonalId: { kind: 'personalId', number: '001185007788' },
	ownerResidence: sampleAddress('Số 15, đường Kim Giang'),
	ownerGender: 'female',
	ownerType: 'person',
	identityUnreadable: false,
	startDate: '2026-12-01',
	workerCount: 2,
	taxMethod: 'declaration',
	resultDelivery: 'counter',
	truthDeclared: true,
} as const;

/** Three members of a household found an eating house. */
export const household = {
	...shop,
	ownName: 'Quán cơm nhà Ngọc',
	capitalVnd: 300_000_000,
	industries: [
		{ industryCode: '5610', industryName: 'Nhà hàng và các dịch vụ ăn uống phục vụ lưu động', isMain: true },
		{ industryCode: '5630', industryName: 'Dịch vụ phục vụ đồ uống', isMain: false },
	],
	ownerIsRequester: 'yes',
	ownerFullName: undefined,
	ownerBirthDate: undefined,
	ownerPersonalId: undefined,
	ownerResidence: undefined,
	ownerType: 'household',
	householdMembers: [
		{
			memberFullName: 'Trần Thị Bích Ngọc',
			memberBirthDate: '1999-12-03',
			memberPersonalId: { kind: 'personalId', number: '079199000056' },
			memberShareVnd: 150_000_000,
		},
		{
			memberFullName: 'Lê Đức Đạt',
			memberBirthDate: '1998-02-28',
			memberPersonalId: { kind: 'personalId', number: '038098123456' },
			memberShareVnd: 100_000_000,
		},
		{
			memberFullName: 'Lê Minh Châu',
			memberBirthDate: '1972-09-15',
			memberPersonalId: { kind: 'personalId', number: '038172004455' },
			memberShareVnd: 50_000_000,
		},
	],
	householdMinutes: ['upload-1'],
} as const;

export const examined = { nameSearch: 'unique', ownerFree: 'yes' } as const;

export const numbered = {
	businessCode: '001185007788',
	certifiedOn: '2026-11-23',
	signerOffice: 'departmentHead',
	signerName: 'Ngô Hữu Phước',
} as const;

export const refusal = {
	refusalReason:
		'Tên “Hộ kinh doanh Tạp hóa Bích Lan” trùng với hộ kinh doanh đã đăng ký tại số 40 phố Hạ Đình; người nộp không đổi tên.',
	refusalBasis: 'Nghị định 168/2025/NĐ-CP',
	refusalNumber: '16',
	signerOffice: 'departmentHead',
	signerName: 'Ngô Hữu Phước',
} as const;
