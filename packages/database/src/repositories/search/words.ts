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

/** Dossiers filed one after the other, so many at a time. */
const BLOCK = 16_384;
/** The block of a dossier, by its number. */
export const blockOf = (n: number): number => Math.floor(n / BLOCK);
/** The block as a word, so that a search can be kept to some blocks. The two leading marks keep it apart from runs. */
export const blockWord = (block: number): string => `__${block}`;
/** The number before the first of a block. */
export const beforeBlock = (block: number): number => block * BLOCK - 1;

/** Consists of letters only: such words come from a small vocabulary, numbers do not. */
export const isPlainWord = (word: string): boolean => /^\p{L}+$/u.test(word);

/** A phone number as people type it: `0` in place of the country code, no spaces. */
export const localPhone = (e164: string): string => e164.replace(/^\+84/, '0').replace(/\D/g, '');

const present = (texts: readonly (string | null)[]): string[] => texts.filter((text) => text !== null);

/** The texts by which a dossier is found: what people read, and codes and numbers. */
function searchTexts({ code, temporaryCode, requester, subject }: DossierState): {
	prose: string[];
	numbers: string[];
} {
	const phone = requester.phone === null ? null : localPhone(requester.phone);
	return {
		prose: present([requester.fullName, subject]),
		numbers: present([code, temporaryCode, phone, requester.identityNumber]),
	};
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

/** The words by which a dossier is found. */
export interface IndexedWords {
	/** All of them and all runs of up to {@link MAX_RUN}. One that occurs twice stands there twice; an index does not mind. */
	readonly words: string[];
	/** Those that people read, for the vocabulary: parts of codes are no words, and there is no end of them. */
	readonly plain: string[];
}

export function indexedWords(state: DossierState): IndexedWords {
	const { prose, numbers } = searchTexts(state);
	const read = prose.map(wordsOf);
	const words: string[] = [];
	for (const text of read) addRuns(text, words);
	for (const number of numbers) addRuns(wordsOf(number), words);
	return { words, plain: read.flat().filter(isPlainWord) };
}

function addRuns(text: readonly string[], words: string[]): void {
	for (const [i, word] of text.entries()) {
		words.push(word);
		let run = `_${word}`;
		for (const next of text.slice(i + 1, i + MAX_RUN)) {
			run += `_${next}`;
			words.push(run);
		}
	}
}
