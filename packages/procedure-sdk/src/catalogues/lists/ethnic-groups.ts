import type { ChoiceOption } from '@motcua/forms';
import { text } from '../../text.ts';
import { inPlainLetters, toOptionValue } from './option-value.ts';

/**
 * The 54 ethnic groups of Việt Nam as papers spell them (list of the General Statistics Office, 121-TCTK/PPCĐ of
 * 02/03/1979, from general knowledge), the largest first, then by the alphabet.
 */
const GROUPS: readonly string[] = [
	'Kinh',
	'Ba Na',
	'Bố Y',
	'Brâu',
	'Bru - Vân Kiều',
	'Chăm',
	'Chơ Ro',
	'Chu Ru',
	'Chứt',
	'Co',
	'Cơ Ho',
	'Cơ Lao',
	'Cơ Tu',
	'Cống',
	'Dao',
	'Ê Đê',
	'Gia Rai',
	'Giáy',
	'Gié - Triêng',
	'Hà Nhì',
	'Hoa',
	'Hrê',
	'Kháng',
	'Khmer',
	'Khơ Mú',
	'La Chí',
	'La Ha',
	'La Hủ',
	'Lào',
	'Lô Lô',
	'Lự',
	'Mạ',
	'Mảng',
	'Mnông',
	'Mông',
	'Mường',
	'Ngái',
	'Nùng',
	'Ơ Đu',
	'Pà Thẻn',
	'Phù Lá',
	'Pu Péo',
	'Ra Glai',
	'Rơ Măm',
	'Sán Chay',
	'Sán Dìu',
	'Si La',
	'Tà Ôi',
	'Tày',
	'Thái',
	'Thổ',
	'Xinh Mun',
	'Xơ Đăng',
	'Xtiêng',
];

/** People who belong to none of them: foreigners, and those whose papers say so. */
const OTHER = { value: 'other', label: text('Khác', 'Other') };

/** Options of a choice field. */
export const ethnicGroupOptions: readonly ChoiceOption[] = [
	...GROUPS.map((name) => ({ value: toOptionValue(name), label: text(name, inPlainLetters(name)) })),
	OTHER,
];

/** The name that papers print for a chosen value; empty for what is not in the list. */
export function ethnicGroupName(value: string | undefined): string {
	return ethnicGroupOptions.find((option) => option.value === value)?.label.vi ?? '';
}
