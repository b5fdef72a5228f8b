import { text } from '../text.ts';

/**
 * The 54 ethnic groups of Việt Nam as papers spell them (list of the General Statistics Office, 121-TCTK/PPCĐ of
 * 02/03/1979, from general knowledge), the largest first, then by the alphabet.
 */
const GROUPS = [
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
] as const;

/** Of people who belong to none of them: foreigners, and those whose papers say so. */
const NONE = { value: 'Khác', label: text('Khác', 'Other') } as const;

/** Options of a choice field; the value is the name that is printed. */
export const ethnicGroupOptions = [...GROUPS.map((name) => ({ value: name, label: text(name, name) })), NONE];
