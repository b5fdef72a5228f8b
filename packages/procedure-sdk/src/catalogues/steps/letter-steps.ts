import type { Localised } from '@motcua/forms';
import type { HumanStep, SpecialistField } from '../../contract.ts';
import { to } from '../../flow/step.ts';
import { text } from '../../text.ts';

/**
 * The specialist writes to another office (a commune, the keeper of a register, social insurance) and enters number and day
 * of the letter in the form `form`; then the dossier waits in the step `wait`.
 *
 * ```ts
 * askOtherCommune: askByLetter({ name: …, field: 'justice', form: 'verificationLetter', workingHours: 1, wait: 'waitForOtherCommune' }),
 * waitForOtherCommune: waitForAnswer({ name: …, field: 'justice', form: 'verification', pausesClock: { … }, back: 'examine' }),
 * ```
 */
export const askByLetter = <
	const Field extends SpecialistField,
	const Form extends string,
	const Wait extends string,
>(options: {
	readonly name: Localised;
	readonly field: Field;
	readonly form: Form;
	readonly workingHours: number;
	readonly wait: Wait;
}) =>
	({
		kind: 'human',
		name: options.name,
		role: 'specialist',
		field: options.field,
		form: options.form,
		workingHours: options.workingHours,
		outcomes: { sent: to(options.wait, text('Đã gửi văn bản', 'Sent')) },
	}) as const;

/**
 * The clock stands still until the other office has answered, or its time has passed; either way the specialist looks again,
 * in the step `back`. A law must say that this time does not count: it is what `pausesClock.legalBasis` names. Where the
 * question is inside the limit, as decree 61/2018/NĐ-CP art. 19.5 has it, write an ordinary step with `workingHours`.
 */
export const waitForAnswer = <
	const Field extends SpecialistField,
	const Form extends string,
	const Back extends string,
>(options: {
	readonly name: Localised;
	readonly field: Field;
	readonly form: Form;
	readonly pausesClock: NonNullable<HumanStep['pausesClock']>;
	readonly back: Back;
}) =>
	({
		kind: 'human',
		name: options.name,
		role: 'specialist',
		field: options.field,
		form: options.form,
		pausesClock: options.pausesClock,
		outcomes: {
			answered: to(options.back, text('Đã có trả lời', 'Answered')),
			noAnswer: to(options.back, text('Quá hạn không có trả lời', 'No answer in time'), { needsNote: true }),
		},
	}) as const;
