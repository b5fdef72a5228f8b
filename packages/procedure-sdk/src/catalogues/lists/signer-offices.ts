import { text } from '../../text.ts';

/** Who signs for the committee of a ward, as options of a staff form. */
export const signerOfficeOptions = [
	{ value: 'chair', label: text('Chủ tịch', 'Chair') },
	{ value: 'viceChair', label: text('KT. Chủ tịch - Phó Chủ tịch', 'Vice chair, for the chair') },
	{
		value: 'authorised',
		label: text('TUQ. Chủ tịch - Công chức tư pháp - hộ tịch', 'Civil-status officer, authorised by the chair'),
	},
] as const;

/** Who signs where the work is a department's (social, economic): no civil-status officer, but its head by order of the chair. */
export const leaderOfficeOptions = [
	{ value: 'chair', label: text('Chủ tịch', 'Chair') },
	{ value: 'viceChair', label: text('KT. Chủ tịch - Phó Chủ tịch', 'Vice chair, for the chair') },
	{
		value: 'departmentHead',
		label: text('TL. Chủ tịch - Trưởng phòng chuyên môn', 'Head of the department, by order of the chair'),
	},
] as const;

export type SignerOffice = (typeof signerOfficeOptions | typeof leaderOfficeOptions)[number]['value'];

const LINES: Readonly<Record<SignerOffice, readonly string[]>> = {
	chair: ['Chủ tịch'],
	viceChair: ['KT. Chủ tịch', 'Phó Chủ tịch'],
	departmentHead: ['TL. Chủ tịch', 'Trưởng phòng'],
	authorised: ['TUQ. Chủ tịch', 'Công chức tư pháp - hộ tịch'],
};

/** The lines above a signature (decree 30/2020/NĐ-CP, appendix I): templates print them in capitals. */
export function signerOfficeLines(office: SignerOffice): readonly string[] {
	return LINES[office];
}
