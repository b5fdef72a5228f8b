import { refusalError } from '../job/errors.ts';

/** A number below zero is one of BullMQ's error codes; anything else passes. */
export const accepted = <Value>(
	result: Value | number,
	refusal: { command: string } & Record<string, unknown>,
): Value => {
	if (typeof result === 'number' && result < 0) throw refusalError({ ...refusal, code: result });
	return result as Value;
};
