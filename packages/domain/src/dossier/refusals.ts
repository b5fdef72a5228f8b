import type { Localised } from '../localised.ts';

/** Every reason why a command is refused: stable code, what is wrong and what to do. `{name}` is filled in. */
export const REFUSALS = {
	'dossier.exists': {
		vi: 'Hồ sơ này đã được nộp trước đó. Xin tra cứu hồ sơ thay vì nộp lại.',
		en: 'This dossier has been filed already. Look it up instead of filing it again.',
	},
} as const satisfies Readonly<Record<string, Localised>>;
export type RefusalCode = keyof typeof REFUSALS;
