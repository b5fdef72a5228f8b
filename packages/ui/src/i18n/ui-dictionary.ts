import { makeDictionary } from './dictionary.ts';
import { vi } from './vi.ts';

export type UiTexts = typeof vi;

/** Texts of the shared components. */
export const uiDictionary = makeDictionary(vi, () => import('./en.ts').then((texts) => texts.en));
