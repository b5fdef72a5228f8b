import type { DossierState } from '@motcua/domain/dossier';
import { foldVietnamese } from '@motcua/domain/formats';

/** A longer text says no more about a dossier; it only makes the index large. */
const MAX_WORDS_PER_TEXT = 24;
const MAX_WORD_LENGTH = 40;
/** Vietnamese names have two to four words. */
export const MAX_RUN = 4;

/** The words of a text as they are indexed and asked for: folded, without diacritics (đ as d), letters and digits only. */
export function wordsOf(text: string): string[] {
	const words = foldVietnamese(text).match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.slice(0, MAX_WORDS_PER_TEXT).map((word) => word.slice(0, MAX_WORD_LENGTH));
}

/**
 * Neighbouring words as one. Vietnamese names share few syllables: every third person is a Nguyễn, every second woman a
 * Thị. Three such words are found by comparing long lists; the run of the three is found at once. The leading mark keeps
 * runs apart from words.
 */
export const runOf = (words: readonly string[]): string => `_${words.join('_')}`;

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

/** Whether the words of a dossier are still the same; may say no when they are. */
export function sameSearchTexts(before: DossierState, after: DossierState): boolean {
	return (
		before.code === after.code &&
		before.requester === after.requester &&
		before.subject === after.subject &&
		before.temporaryCode === after.temporaryCode
	);
}

/** All words of a dossier and all runs of up to {@link MAX_RUN} of them, each once. */
export function searchWords(state: DossierState): string[] {
	const all = new Set<string>();
	for (const text of searchTexts(state)) {
		const words = wordsOf(text);
		for (const [i, word] of words.entries()) {
			all.add(word);
			let run = `_${word}`;
			for (const next of words.slice(i + 1, i + MAX_RUN)) {
				run += `_${next}`;
				all.add(run);
			}
		}
	}
	return [...all];
}
