import type { DossierState } from '@motcua/domain/dossier';
import { foldVietnamese } from '@motcua/domain/formats';

/** A longer text says no more about a dossier; it only makes the index large. */
const MAX_WORDS_PER_TEXT = 40;
const MAX_WORD_LENGTH = 40;

/** The words of a text as they are indexed and asked for: folded, without diacritics (đ as d), letters and digits only. */
export function wordsOf(text: string): string[] {
	const words = foldVietnamese(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.slice(0, MAX_WORDS_PER_TEXT).map((word) => word.slice(0, MAX_WORD_LENGTH));
}

/**
 * Two neighbouring words as one. Vietnamese names share few syllables: "nguyen" alone stands in two dossiers of five, and
 * three such words together are found quickly only by their pairs. The leading mark keeps pairs apart from words.
 */
export const pairOf = (first: string, second: string): string => `_${first}_${second}`;

/** Consists of letters only: such words come from a small vocabulary, numbers do not. */
export const isPlainWord = (word: string): boolean => /^\p{L}+$/u.test(word);

/** A phone number as people type it: `0` in place of the country code, no spaces. */
export const localPhone = (e164: string): string => e164.replace(/^\+84/, '0').replace(/\D/g, '');

/** The texts by which a dossier is found. */
function searchTexts(state: DossierState): string[] {
	const { requester } = state;
	const phone = requester.phone === null ? null : localPhone(requester.phone);
	const texts = [state.code, state.temporaryCode, requester.fullName, state.subject, phone, requester.identityNumber];
	return texts.filter((text) => text !== null);
}

/** Whether the words of a dossier may have changed. */
export function sameSearchTexts(before: DossierState, after: DossierState): boolean {
	return (
		before.code === after.code &&
		before.requester === after.requester &&
		before.subject === after.subject &&
		before.temporaryCode === after.temporaryCode
	);
}

/** All words and pairs of a dossier, each once. */
export function searchWords(state: DossierState): string[] {
	const all = new Set<string>();
	for (const text of searchTexts(state)) {
		const words = wordsOf(text);
		words.forEach((word, i) => {
			all.add(word);
			const next = words[i + 1];
			if (next !== undefined) all.add(pairOf(word, next));
		});
	}
	return [...all];
}
