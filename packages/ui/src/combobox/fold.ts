import { foldVietnamese } from '@motcua/domain/formats';

/** Whether every word of `query` begins a word of `text`, or stands in it, without regard to diacritics and case. */
export function matchesFolded(text: string, query: string): boolean {
	const folded = foldVietnamese(text);
	return foldVietnamese(query)
		.split(' ')
		.every((word) => folded.includes(word));
}
