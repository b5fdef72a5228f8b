import type { AnswersOf } from '@motcua/procedure-sdk';
import { ethnicGroupName, nationalityName } from '@motcua/procedure-sdk/catalogues';
import { describeGender, describeIdentity, formatDate } from '@motcua/procedure-sdk/formats';
import type { entry } from './staff-forms.ts';

/** What the officer read in the register. */
export type Entry = Partial<AnswersOf<typeof entry>>;

/** One line of the copy; several values in a line where the form of the ministry has them so. */
export type CopyLine = readonly (readonly [label: string, value: string])[];

/** A copy as it is printed. */
export interface CopyText {
	readonly title: string;
	readonly lines: readonly CopyLine[];
}

const TITLES = {
	birth: 'Trích lục khai sinh',
	marriage: 'Trích lục kết hôn',
	death: 'Trích lục khai tử',
	other: 'Trích lục hộ tịch',
} as const;

/**
 * The copy of an entry; null while the entry was not found. `asCertificate`: a birth is copied in the form of the birth
 * certificate.
 */
export function copyText(found: Entry, asCertificate: boolean): CopyText | null {
	const { searchResult, entryKind, entryFullName } = found;
	if (searchResult !== 'found' || entryKind === undefined || entryFullName === undefined) return null;
	return {
		title: entryKind === 'birth' && asCertificate ? 'Giấy khai sinh' : TITLES[entryKind],
		lines: [
			[['Họ, chữ đệm, tên', entryFullName.toLocaleUpperCase('vi')]],
			[['Ngày, tháng, năm sinh', found.entryBirthDate ? formatDate(found.entryBirthDate) : '']],
			[
				['Giới tính', found.entryGender ? describeGender(found.entryGender, 'vi') : ''],
				['Dân tộc', ethnicGroupName(found.entryEthnicity)],
				['Quốc tịch', nationalityName(found.entryNationality, found.entryNationalityName)],
			],
			[['Số định danh cá nhân', found.entryPersonalId ? describeIdentity(found.entryPersonalId, 'vi') : '']],
			...ownLines(entryKind, found),
			[['Đăng ký tại', found.entryPlace ?? '']],
			[
				['Số', found.entryNumber ?? ''],
				['Quyển số', found.entryBook ?? ''],
				['Ngày đăng ký', found.entryDate ? formatDate(found.entryDate) : ''],
			],
			...(found.entryChanges ? [[['Ghi chú', found.entryChanges] as const]] : []),
		],
	};
}

function ownLines(kind: keyof typeof TITLES, found: Entry): readonly CopyLine[] {
	switch (kind) {
		case 'birth':
			return [
				[['Nơi sinh', found.entryBirthPlace ?? '']],
				[['Quê quán', found.entryHometown ?? '']],
				[['Người mẹ', found.entryMother ?? '']],
				[['Người cha', found.entryFather ?? '']],
			];
		case 'marriage':
			return [[['Họ tên, ngày sinh của vợ hoặc chồng', found.entrySpouse ?? '']]];
		case 'death':
			return [
				[['Đã chết vào lúc', found.entryDeathMoment ?? '']],
				[['Nơi chết', found.entryDeathPlace ?? '']],
				[['Nguyên nhân chết', found.entryDeathCause ?? '']],
			];
		case 'other':
			return [[['Nội dung', found.entryContent ?? '']]];
	}
}
