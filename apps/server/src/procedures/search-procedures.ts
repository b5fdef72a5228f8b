import { foldVietnamese } from '@motcua/domain/formats';
import type { Services } from '../services.ts';
import type { ProcedureSummary } from '../views.ts';
import { type Offered, offeredProcedures } from './offered-procedures.ts';
import { feeText } from './procedure-texts.ts';

/**
 * The procedures that citizens can file now. Words are matched without diacritics, each anywhere in code, name, summary
 * or category; hits in the name come first.
 */
export async function searchProcedures(
	services: Services,
	query: { readonly text?: string | undefined; readonly category?: string | undefined },
): Promise<readonly ProcedureSummary[]> {
	const offered = await offeredProcedures(services);
	const words = foldVietnamese(query.text ?? '')
		.split(' ')
		.filter(Boolean);
	return offered
		.filter(({ procedure }) => !query.category || procedure.manifest.category.vi === query.category)
		.map((one) => ({ one, rank: rankOf(one, words) }))
		.filter(({ rank }) => rank > 0)
		.sort((a, b) => b.rank - a.rank)
		.map(({ one }) => summaryOf(one));
}

export const summaryOf = ({ procedure: { manifest }, config }: Offered): ProcedureSummary => ({
	code: manifest.code,
	name: manifest.name,
	summary: manifest.summary,
	category: manifest.category,
	timeLimit: manifest.timeLimit,
	feeText: feeText(manifest, config),
	onlineLevel: manifest.onlineLevel,
});

/** 0: a word is missing; 1: all found; 2: all found in the name. */
function rankOf({ procedure: { manifest } }: Offered, words: readonly string[]): 0 | 1 | 2 {
	const { code, name, summary, category } = manifest;
	const title = foldVietnamese(`${name.vi} ${name.en}`);
	if (words.every((word) => title.includes(word))) return 2;
	const everything = `${title} ${code} ${foldVietnamese([summary, category].flatMap(({ vi, en }) => [vi, en]).join(' '))}`;
	return words.every((word) => everything.includes(word)) ? 1 : 0;
}
