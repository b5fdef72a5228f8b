import type { FormDefinition } from '@motcua/forms';
import type { FlowStep, ProcedurePackage } from '@motcua/procedure-sdk';
import { sampleProcedure } from './test-ward.ts';

/** What a further version of the sample procedure does otherwise. */
export interface SampleChange {
	readonly version: string;
	/** Replaced in the code: what stands there, and what shall. */
	readonly code?: readonly (readonly [RegExp, string])[];
	readonly form?: (form: FormDefinition) => FormDefinition;
	readonly steps?: (steps: readonly FlowStep[]) => readonly FlowStep[];
	readonly manifest?: Partial<ProcedurePackage['manifest']>;
}

/** A further version of the sample procedure. The test fails when a text to be replaced is not in the code. */
export async function sampleVersion({
	version,
	code = [],
	form,
	steps,
	manifest,
}: SampleChange): Promise<ProcedurePackage> {
	const base = await sampleProcedure();
	const { application } = base.forms;
	if (application === undefined || base.code === undefined) throw new Error('the sample has no form or no code');
	return {
		...base,
		manifest: { ...base.manifest, version, ...manifest },
		forms: { ...base.forms, application: form ? form(application) : application },
		flow: steps ? { ...base.flow, steps: steps(base.flow.steps) } : base.flow,
		code: code.reduce((text, [from, to]) => replaced(text, from, to), base.code),
	};
}

function replaced(text: string, from: RegExp, to: string): string {
	if (!from.test(text)) throw new Error(`the code of the sample has no “${from}”`);
	return text.replace(from, to);
}

/** The form with one more required text, and without one of its fields. */
export const withReason = (form: FormDefinition, without?: string): FormDefinition => ({
	...form,
	sections: form.sections.map((section, index) => ({
		...section,
		fields: [
			...section.fields.filter((field) => field.key !== without),
			...(index === 0
				? [
						{
							type: 'text' as const,
							key: 'reason',
							label: { vi: 'Lý do xin cấp', en: 'Reason' },
							required: true as const,
						},
					]
				: []),
		],
	})),
});
