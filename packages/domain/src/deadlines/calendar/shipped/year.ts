import type { Localised } from '../../../localised.ts';
import type { Holiday, MakeUpDay } from '../calendar.ts';

/** One year of days off for officials, after the yearly notice; weekdays only, weekends are off anyway. */
export interface CalendarYear {
	readonly year: number;
	/** False while only the days fixed by law are known and the notice is still to come. */
	readonly complete: boolean;
	readonly holidays: readonly Holiday[];
	readonly makeUpDays: readonly MakeUpDay[];
}

/** Days of one holiday. */
export function off(
	name: Localised,
	dates: readonly string[],
	mark: { readonly verified: boolean; readonly kind?: 'swap'; readonly source?: string },
): Holiday[] {
	return dates.map((date) => ({ date, name, ...mark }));
}

/** A Saturday worked in place of a swapped day. */
export function worked(date: string, source: string, verified: boolean): MakeUpDay {
	return { date, name: { vi: 'Làm bù ngày nghỉ hoán đổi', en: 'Worked in place of a swapped day' }, source, verified };
}

export const NEW_YEAR: Localised = { vi: 'Tết Dương lịch', en: "New Year's Day" };
export const LUNAR_NEW_YEAR: Localised = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' };
export const HUNG_KINGS: Localised = { vi: 'Giỗ Tổ Hùng Vương', en: "Hung Kings' Commemoration Day" };
export const REUNIFICATION: Localised = { vi: 'Ngày Chiến thắng 30/4', en: 'Reunification Day' };
export const LABOUR: Localised = { vi: 'Ngày Quốc tế Lao động 1/5', en: 'International Labour Day' };
export const NATIONAL: Localised = { vi: 'Quốc khánh', en: 'National Day' };
export const CULTURE: Localised = { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnamese Culture Day' };
export const SWAP: Localised = { vi: 'Nghỉ hoán đổi', en: 'Swapped day off' };
