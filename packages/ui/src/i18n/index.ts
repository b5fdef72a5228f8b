export { defineMessages, type I18n, I18nProvider, useI18n } from './context.tsx';
export type { Language, MessageKey, Messages, SameKeys, Translate } from './dictionary.ts';
export type { Formats, LimitLike } from './format.ts';
export { recall, remember } from './storage.ts';
