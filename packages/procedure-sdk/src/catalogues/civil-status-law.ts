import { text } from '../text.ts';

/** Decrees and circulars on civil status that hold beside whichever law does. */
const regulations = [
	{ text: text('Nghị định 123/2015/NĐ-CP', 'Decree 123/2015/NĐ-CP') },
	{ text: text('Nghị định 87/2020/NĐ-CP', 'Decree 87/2020/NĐ-CP') },
	{ text: text('Thông tư 04/2020/TT-BTP', 'Circular 04/2020/TT-BTP') },
	{ text: text('Thông tư 04/2024/TT-BTP', 'Circular 04/2024/TT-BTP') },
] as const;

/**
 * What procedures of civil status rest on, for `legalBasis`: the law of 2014 until the end of February 2027, the law of 2026
 * after it, and what holds beside both.
 *
 * @param articles of the law of 2014 that this procedure rests on, as `33, 34` in Vietnamese and `33-34` in English
 */
export const civilStatusLaw = (articles?: { readonly vi: string; readonly en: string }) =>
	[
		{
			text: articles
				? text(
						`Luật Hộ tịch 60/2014/QH13 (Điều ${articles.vi})`,
						`Law on civil status 60/2014/QH13, art. ${articles.en}`,
					)
				: text('Luật Hộ tịch 60/2014/QH13', 'Law on civil status 60/2014/QH13'),
			until: '2027-02-28',
		},
		{ text: text('Luật Hộ tịch 03/2026/QH16', 'Law on civil status 03/2026/QH16'), from: '2027-03-01' },
		...regulations,
	] as const;
