/** What has to be known to make a procedure. */
export interface ProcedureChoices {
	/** National code `N.NNNNNN`. */
	readonly code: string;
	readonly nameVi: string;
	readonly nameEn: string;
	readonly template: Template;
}
export type Template = 'data' | 'steps';
export const TEMPLATES: readonly Template[] = ['data', 'steps'];

const CODE = /^\d\.\d{6}$/;

/** What is wrong with a choice, in both languages; undefined when nothing is. */
export const problemOf = {
	code: (value = ''): string | undefined =>
		CODE.test(value.trim())
			? undefined
			: 'Mã quốc gia dạng N.NNNNNN, ví dụ 2.000815 / a national code such as 2.000815',
	name: (value = ''): string | undefined => {
		if (value.trim() === '') return 'Cần có tên / a name is needed';
		if (value.length > 300) return 'Tối đa 300 ký tự / at most 300 characters';
		// It goes into a quoted text of the source.
		return /['"\\\n]/.test(value)
			? 'Không dùng dấu nháy, dấu \\ và xuống dòng / no quotes, backslashes or line breaks'
			: undefined;
	},
	template: (value = ''): string | undefined =>
		TEMPLATES.some((template) => template === value)
			? undefined
			: `Chọn: ${TEMPLATES.join(', ')} / choose one of these`,
} as const;

/** `Cấp giấy xác nhận` → `cap-giay-xac-nhan`: the name of the folder. */
export const slugOf = (name: string): string =>
	name
		.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.replaceAll(/[đĐ]/g, 'd')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-+|-+$/g, '')
		.slice(0, 50)
		.replace(/-+$/, '');
