import { isDeepStrictEqual } from 'node:util';
import type { FormField } from '@motcua/forms';
import type { FlowStep, Procedure } from '@motcua/procedure-sdk';
import { expect } from 'vitest';

interface DefinitionMatchers {
	/** The declaration asks for all of these fields, by their keys; those in the rows of a group count. */
	toAskFor(keys: readonly string[]): void;
	/** The clock of the time limit stands still in these steps and in no other. */
	toStopTheClockOnlyIn(...steps: readonly string[]): void;
	/** There is a way to a refusal, and every one leads through the signature of a leader: a negative decision is given in writing (decree 61/2018/NĐ-CP art. 19.8). */
	toRefuseOnlyInWriting(): void;
}
declare module 'vitest' {
	interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends DefinitionMatchers {}
}

const keysOf = (fields: readonly FormField[]): readonly string[] =>
	fields.flatMap((field) => [field.key, ...(field.type === 'group' ? keysOf(field.fields) : [])]);

const keysAsked = ({ forms }: Procedure): ReadonlySet<string> =>
	new Set(forms.application?.sections.flatMap(({ fields }) => keysOf(fields)));

const pausingSteps = ({ flow }: Procedure): readonly string[] =>
	flow.steps.filter((step) => step.kind === 'human' && step.pausesClock !== undefined).map((step) => step.key);

/** Steps from which a dossier ends in a refusal. */
const refusingSteps = ({ flow }: Procedure): readonly FlowStep[] =>
	flow.steps.filter((step) =>
		step.kind === 'payment'
			? step.next === 'refused'
			: Object.values(step.outcomes).some((outcome) => outcome.to === 'refused'),
	);

const isSignedByLeader = (step: FlowStep): boolean =>
	step.kind === 'human' && step.role === 'leader' && step.act === 'sign';

expect.extend({
	toAskFor(received: Procedure, keys: readonly string[]) {
		const asked = keysAsked(received);
		const missing = keys.filter((key) => !asked.has(key));
		return {
			pass: missing.length === 0,
			message: () =>
				`expected the declaration ${this.isNot ? 'not ' : ''}to ask for ${(this.isNot ? keys : missing).join(', ')}`,
		};
	},
	toStopTheClockOnlyIn(received: Procedure, ...steps: readonly string[]) {
		const actual = pausingSteps(received);
		return {
			pass: isDeepStrictEqual([...actual].sort(), [...steps].sort()),
			message: () =>
				`expected the clock ${this.isNot ? 'not ' : ''}to stand still only in [${steps.join(', ')}]; it does in [${actual.join(', ')}]`,
		};
	},
	toRefuseOnlyInWriting(received: Procedure) {
		const refusing = refusingSteps(received);
		const unsigned = refusing.filter((step) => !isSignedByLeader(step)).map((step) => step.key);
		return {
			pass: refusing.length > 0 && unsigned.length === 0,
			message: () => {
				if (refusing.length === 0) return 'expected a way to a refusal; there is none';
				if (unsigned.length === 0) return 'expected some refusal without the signature of a leader';
				return `expected no refusal without the signature of a leader; there is one in ${unsigned.join(', ')}`;
			},
		};
	},
});
