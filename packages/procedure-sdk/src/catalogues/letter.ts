import type { Localised } from '@motcua/forms';
import { text } from '../text.ts';

/**
 * The body of a message as a letter of the ward: greeting and closing around what it says. Uses the placeholders that the
 * core fills in every message (`requesterName`, `trackUrl`, `wardName`, `wardPhone`).
 */
export function letter(vi: string, en: string): Localised {
	return text(
		`Kính gửi Ông/Bà {{requesterName}},\n\n${vi}\n\nTra cứu hồ sơ: {{trackUrl}}\n{{wardName}}\nĐiện thoại: {{wardPhone}}`,
		`Dear {{requesterName}},\n\n${en}\n\nFollow your dossier: {{trackUrl}}\n{{wardName}}\nPhone: {{wardPhone}}`,
	);
}
