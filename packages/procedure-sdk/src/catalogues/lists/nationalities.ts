import type { ChoiceOption } from '@motcua/forms';
import { text } from '../../text.ts';
import { toOptionValue } from './option-value.ts';

/** Chosen when the nationality is not in the list; a text field beside asks for its name. */
export const OTHER_NATIONALITY = 'other';

const of = (vi: string, en: string): ChoiceOption => ({ value: toOptionValue(vi), label: text(vi, en) });

/** Nationalities that a ward meets most, and a way out. */
export const nationalityOptions: readonly ChoiceOption[] = [
	of('Việt Nam', 'Viet Nam'),
	of('Campuchia', 'Cambodia'),
	of('Hàn Quốc', 'South Korea'),
	of('Hoa Kỳ', 'United States'),
	of('Lào', 'Laos'),
	of('Nhật Bản', 'Japan'),
	of('Trung Quốc', 'China'),
	{ value: OTHER_NATIONALITY, label: text('Nước khác', 'Another country') },
];

/** The name that papers print: of the chosen value, or the one typed beside `other`. */
export function nationalityName(value: string | undefined, typed?: string): string {
	if (value === OTHER_NATIONALITY) return typed ?? '';
	return nationalityOptions.find((option) => option.value === value)?.label.vi ?? '';
}
