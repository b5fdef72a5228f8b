import type { AddressAnswer, IdentityAnswer, PersonAnswer } from '@motcua/forms';
import type { Simplify, UnionToIntersection } from '../exactly.ts';
import type { FormSource } from './form.ts';

/** What a person field may hold: the name always, the rest only when it was asked. */
type PersonAnswerFor<Ask> = Simplify<
	Pick<PersonAnswer, 'fullName'> &
		Pick<PersonAnswer, Extract<Ask extends 'personalId' ? 'identity' : Ask, keyof PersonAnswer>>
>;

/** Type of a field's answer once it is given. `never` for texts that ask nothing. */
export type AnswerOf<F> = F extends { readonly type: 'text' | 'date' | 'personName' | 'phone' | 'email' }
	? string
	: F extends { readonly type: 'number' | 'money' }
		? number
		: F extends { readonly type: 'boolean' }
			? boolean
			: F extends { readonly type: 'choice'; readonly options: readonly { readonly value: infer V }[] }
				? V
				: F extends { readonly type: 'multiChoice'; readonly options: readonly { readonly value: infer V }[] }
					? readonly V[]
					: F extends { readonly type: 'address' }
						? AddressAnswer
						: F extends { readonly type: 'identityNumber' }
							? IdentityAnswer
							: F extends { readonly type: 'person'; readonly ask: readonly (infer Ask)[] }
								? PersonAnswerFor<Ask>
								: F extends { readonly type: 'file' }
									? readonly string[]
									: F extends { readonly type: 'group'; readonly fields: infer Fields }
										? readonly AnswersOfFields<Fields, false>[]
										: never;

/** An answer is certain only when nothing can hide the question. */
type IsCertain<F, SectionMayHide extends boolean> = SectionMayHide extends true
	? false
	: F extends { readonly visibleWhen: string }
		? false
		: F extends { readonly required: true }
			? true
			: false;

type KeysWhere<Fields, SectionMayHide extends boolean, Certain extends boolean> = {
	[K in keyof Fields]: Fields[K] extends { readonly type: 'static' }
		? never
		: IsCertain<Fields[K], SectionMayHide> extends Certain
			? K
			: never;
}[keyof Fields];

/** Answers by key of one set of fields. */
export type AnswersOfFields<Fields, SectionMayHide extends boolean> = Simplify<
	{ readonly [K in KeysWhere<Fields, SectionMayHide, true>]: AnswerOf<Fields[K]> } & {
		readonly [K in KeysWhere<Fields, SectionMayHide, false>]?: AnswerOf<Fields[K]>;
	}
>;

type AnswersOfSection<S> = S extends { readonly fields: infer Fields }
	? AnswersOfFields<Fields, S extends { readonly visibleWhen: string } ? true : false>
	: never;

/**
 * Answers of a form: what a handler reads. A required field that nothing hides is certain, everything else may be
 * absent.
 */
export type AnswersOf<F extends FormSource> = Simplify<
	UnionToIntersection<{ [K in keyof F['sections']]: AnswersOfSection<F['sections'][K]> }[keyof F['sections']]>
>;
