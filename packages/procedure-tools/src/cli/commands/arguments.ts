/** Arguments that several commands take. */
export const folder = {
	type: 'positional',
	required: false,
	default: '.',
	description: 'Thư mục thủ tục / folder of the procedure',
} as const;
export const json = {
	type: 'boolean',
	default: false,
	description: 'In JSON cho công cụ khác / print JSON for other tools',
} as const;
export const archive = { type: 'positional', required: true, description: 'Tệp .procpkg / the package file' } as const;
