import { z } from 'zod';
import {
	answers,
	calendarDate,
	delivery,
	optionalSentence,
	outcomeKey,
	sentence,
	stepKey,
} from '../../dossiers/dossier-input.ts';

/** How one paper comes: as a sample file of so many pages, shown at the counter, or not at all. */
const paper = z.strictObject({
	requirement: z.string().min(1).max(100),
	given: z.enum(['upload', 'shown', 'none']),
	/** Pages of the sample file. */
	pages: z.int().min(1).max(50).default(1),
});
export type RehearsedPaper = z.infer<typeof paper>;

/**
 * What somebody does in a rehearsal. Who does it is not said: the role that the act belongs to plays it, and the citizen
 * what is the citizen's.
 */
export const rehearsalAct = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('file'),
		channel: z.enum(['online', 'counter']),
		answers,
		papers: z.array(paper).max(50),
		delivery,
	}),
	z.strictObject({ kind: z.literal('receive') }),
	z.strictObject({ kind: z.literal('reject'), reason: sentence }),
	z.strictObject({
		kind: z.literal('requestSupplement'),
		items: z.array(sentence).min(1).max(20),
		reason: sentence,
		respondBy: calendarDate.optional(),
	}),
	z.strictObject({ kind: z.literal('answerSupplement'), answers: answers.optional(), papers: z.array(paper).max(50) }),
	z.strictObject({
		kind: z.literal('completeStep'),
		step: stepKey,
		outcome: outcomeKey,
		note: optionalSentence,
		answers: answers.optional(),
	}),
	z.strictObject({ kind: z.literal('sign'), step: stepKey, outcome: outcomeKey }),
	z.strictObject({ kind: z.literal('answerStep'), step: stepKey, outcome: outcomeKey, note: optionalSentence }),
	z.strictObject({ kind: z.literal('collectPayment') }),
	z.strictObject({ kind: z.literal('acceptRefusal'), reason: sentence }),
	z.strictObject({ kind: z.literal('retryStep') }),
	z.strictObject({ kind: z.literal('extend'), newDueOn: calendarDate, reason: sentence }),
	z.strictObject({
		kind: z.literal('stop'),
		because: z.enum(['abandoned', 'notEligible', 'unpaid', 'other']),
		reason: sentence,
	}),
	z.strictObject({ kind: z.literal('withdraw'), reason: sentence }),
	z.strictObject({ kind: z.literal('reopen'), reason: sentence }),
	z.strictObject({ kind: z.literal('returnResult'), receivedBy: sentence }),
	/** What another machine answers from here on; nothing is ever sent to it. */
	z.strictObject({
		kind: z.literal('answerOutside'),
		/** Beginning of the addresses that are answered so. */
		url: z.url({ protocol: /^https?$/ }).max(500),
		status: z.int().min(100).max(599),
		body: z.string().max(20_000),
	}),
	/** Nobody does anything until this instant; what is due on the way happens. */
	z.strictObject({ kind: z.literal('wait'), until: z.iso.datetime() }),
]);
export type RehearsalAct = z.infer<typeof rehearsalAct>;

/** Everything that is needed to play it again, on this version or another one. */
const rehearsalScript = z.strictObject({
	scriptVersion: z.literal(1),
	/** ISO instant at which the virtual clock stood when it began. */
	startsAt: z.iso.datetime(),
	/** Each with the instant of the virtual clock. */
	acts: z.array(z.strictObject({ at: z.iso.datetime(), act: rehearsalAct })).max(200),
});
export type RehearsalScript = z.infer<typeof rehearsalScript>;

export const readScript = (stored: unknown): RehearsalScript => rehearsalScript.parse(stored);
