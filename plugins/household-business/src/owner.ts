import type { AddressAnswer, AnswersOf } from '@motcua/procedure-sdk';
import type { application } from './application/application-form.ts';

/** The answers that tell who the owner is. */
export type OwnerAnswers = Pick<
	AnswersOf<typeof application>,
	| 'ownerIsRequester'
	| 'ownerFullName'
	| 'ownerBirthDate'
	| 'ownerPersonalId'
	| 'ownerResidence'
	| 'requesterFullName'
	| 'requesterBirthDate'
	| 'requesterPersonalId'
	| 'requesterResidence'
>;

export interface Owner {
	readonly fullName: string;
	/** ISO date; of the requester it may lack day and month. */
	readonly birthDate: string;
	/** 12 digits; also the tax code. */
	readonly personalId: string;
	readonly residence: AddressAnswer;
}

/**
 * The owner: who files, or somebody else.
 *
 * @throws Error when the form was not answered: it asks for all of it.
 */
export function ownerOf(answers: OwnerAnswers): Owner {
	if (answers.ownerIsRequester === 'yes') {
		return {
			fullName: answers.requesterFullName,
			birthDate: answers.requesterBirthDate,
			personalId: answers.requesterPersonalId.number,
			residence: answers.requesterResidence,
		};
	}
	const { ownerFullName, ownerBirthDate, ownerPersonalId, ownerResidence } = answers;
	if (!ownerFullName || !ownerBirthDate || !ownerPersonalId || !ownerResidence)
		throw new Error('the form asks for the owner when it is not the requester');
	return {
		fullName: ownerFullName,
		birthDate: ownerBirthDate,
		personalId: ownerPersonalId.number,
		residence: ownerResidence,
	};
}
