import { foldVietnamese } from '@motcua/domain/formats';

/** Whether every word of `query` stands somewhere in `text`, without regard to diacritics and case. */
export function matchesFolded(text: string, query: string): boolean {
	const folded = foldVietnamese(text);
	return foldVietnamese(query)
		.split(' ')
		.every((word) => folded.includes(word));
}
