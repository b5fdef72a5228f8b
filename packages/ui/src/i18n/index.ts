export {
	defineMessages,
	type I18n,
	I18nProvider,
	type Language,
	type MessageKey,
	type Messages,
	type SameKeys,
	type Translate,
	useI18n,
} from './context.tsx';
export type { Formats, LimitLike } from './format.ts';
export { recall, remember } from './storage.ts';
