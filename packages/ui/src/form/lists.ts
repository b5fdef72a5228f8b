import type { Option } from '../inputs/choice/select.tsx';

/** Options for boxes that take any text: nobody is refused for a group or country that is not here. */

/** The 54 ethnic groups of the state list (Quyết định 421-TCTK, 02/03/1979), by number of people first where common. */
const ETHNIC_GROUPS =
	'Kinh,Tày,Thái,Mường,Hmông,Khmer,Nùng,Dao,Hoa,Gia Rai,Ê Đê,Ba Na,Xơ Đăng,Sán Chay,Cơ Ho,Sán Dìu,Chăm,Hrê,Raglay,Mnông,Thổ,Xtiêng,Khơ Mú,Bru-Vân Kiều,Cơ Tu,Giáy,Tà Ôi,Gié-Triêng,Mạ,Co,Chơ Ro,Xinh Mun,Hà Nhì,Chu Ru,Lào,Kháng,La Chí,Phù Lá,La Hủ,La Ha,Pà Thẻn,Chứt,Lự,Lô Lô,Mảng,Cờ Lao,Bố Y,Cống,Ngái,Si La,Pu Péo,Rơ Măm,Brâu,Ơ Đu';

const COUNTRIES =
	'VN LA KH CN KR JP TW US AU CA GB FR DE RU TH MY SG PH ID IN IT ES NL BE CH AT SE NO DK FI PL CZ SK HU UA BY BG RO GR PT IE NZ TR IL SA AE EG ZA NG BR AR MX CL CU MM BN TL MN PK BD LK NP KZ UZ AO';

const same = (name: string): Option => ({ value: name, label: name });

/** Names as they stand on civil-status papers: Vietnamese in both interface languages. */
export function ethnicGroups(): readonly Option[] {
	return ETHNIC_GROUPS.split(',').map(same);
}

/** Countries by their Vietnamese names, Việt Nam first, from the browser's own tables. */
export function nationalities(): readonly Option[] {
	const names = new Intl.DisplayNames('vi', { type: 'region' });
	return COUNTRIES.split(' ').map((code) => same(code === 'VN' ? 'Việt Nam' : (names.of(code) ?? code)));
}
