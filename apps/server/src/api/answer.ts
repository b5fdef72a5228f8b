import { z } from 'zod';

/**
 * Declares what a procedure answers. The type is the contract of `views.ts`; nothing is parsed at run time, because
 * the value was made by typed code in this process and parsing every view would cost more than making it.
 */
export const answer = <T>(description: string) =>
	z.custom<T>(() => true).meta({ description, override: { type: 'object', additionalProperties: true } });

/** Same for an answer that is a list. */
export const answerList = <T>(description: string) =>
	z
		.custom<readonly T[]>(() => true)
		.meta({ description, override: { type: 'array', items: { type: 'object', additionalProperties: true } } });
