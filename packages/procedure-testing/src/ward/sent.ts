import type { Localised } from '@motcua/forms';
import type { MessageTexts, StepIntent } from '@motcua/procedure-sdk';

/** A message that a step sent to the citizen, as it would read. */
export interface SentMessage {
	readonly step: string;
	readonly message: string;
	readonly values: Readonly<Record<string, string>>;
	readonly subject: Localised;
	readonly body: Localised;
}
/** What a step gave to be rendered. The test ward makes no PDF: the data is what decides. */
export interface RenderedData {
	readonly step: string;
	readonly data: Readonly<Record<string, unknown>>;
}

const NAME = /\{\{\s*([A-Za-z][A-Za-z0-9.]*)\s*\}\}/g;
const filled = (text: string, values: Readonly<Record<string, string>>): string =>
	text.replaceAll(NAME, (_, name: string) => values[name] ?? '');

/** The messages among the intents of a step, with their words. */
export const sentBy = (step: string, intents: readonly StepIntent[], texts: MessageTexts): readonly SentMessage[] =>
	intents.flatMap((intent) => {
		const text = intent.kind === 'notify' ? texts[intent.message] : undefined;
		if (intent.kind !== 'notify' || !text) return [];
		const values = intent.values ?? {};
		const say = ({ vi, en }: Localised): Localised => ({ vi: filled(vi, values), en: filled(en, values) });
		return [{ step, message: intent.message, values, subject: say(text.subject), body: say(text.body) }];
	});

/** What a step gave to be rendered. */
export const renderedBy = (step: string, intents: readonly StepIntent[]): readonly RenderedData[] =>
	intents.flatMap((intent) => (intent.kind === 'renderResult' ? [{ step, data: intent.data }] : []));
