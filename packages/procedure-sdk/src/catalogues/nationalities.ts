import { text } from '../text.ts';

/** Chosen when the nationality is not in the list; a text field beside asks for its name. */
export const OTHER_NATIONALITY = 'other';

const of = <const Name extends string>(vi: Name, en: string) => ({ value: vi, label: text(vi, en) });

/** Nationalities that a ward meets most, and a way out. The value is the name that is printed. */
export const nationalityOptions = [
	of('Việt Nam', 'Viet Nam'),
	of('Campuchia', 'Cambodia'),
	of('Hàn Quốc', 'South Korea'),
	of('Hoa Kỳ', 'United States'),
	of('Lào', 'Laos'),
	of('Nhật Bản', 'Japan'),
	of('Trung Quốc', 'China'),
	{ value: OTHER_NATIONALITY, label: text('Nước khác', 'Another country') },
] as const;
