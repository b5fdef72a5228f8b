import type { FormDefinition, FormField, FormRule, FormSection, RepeatingGroup, StaticText } from '../definition.ts';
import type { Expression } from '../expression/expression.ts';
import type { Template } from '../expression/template.ts';
import type { FieldReader } from '../fields/reader.ts';

/** A form made ready for evaluation. Made by `compileForm`; its insides belong to this package. */
export interface CompiledForm {
	readonly definition: FormDefinition;
	readonly sections: readonly SectionPlan[];
	/** Elements of all sections by key. */
	readonly elements: ReadonlyMap<string, ElementPlan>;
	/** Sections and elements, each after everything that it depends on. */
	readonly order: readonly (SectionPlan | ElementPlan)[];
	/** Names along each circle in which things depend on each other; empty in definitions that passed the checks. */
	readonly circular: readonly (readonly string[])[];
	readonly rules: readonly RulePlan[];
}

export interface SectionPlan {
	readonly kind: 'section';
	/** Position among the sections. */
	readonly index: number;
	readonly section: FormSection;
	readonly visibleWhen: Expression | null;
	readonly elements: readonly ElementPlan[];
}

interface ElementPlanBase {
	readonly key: string;
	/** Position among the elements of the form, or among the fields of the group. */
	readonly index: number;
	/** The section's index; -1 inside a group. */
	readonly section: number;
	readonly visibleWhen: Expression | null;
}

export interface StaticPlan extends ElementPlanBase {
	readonly kind: 'static';
	readonly field: StaticText;
	readonly label: Template;
	readonly help: Template | null;
}

interface AnswerPlanBase extends ElementPlanBase {
	readonly required: boolean;
	readonly requiredWhen: Expression | null;
	readonly rules: readonly RulePlan[];
}

export interface FieldPlan extends AnswerPlanBase {
	readonly kind: 'field';
	readonly field: Exclude<FormField, StaticText | RepeatingGroup>;
	readonly computed: Expression | null;
	readonly reader: FieldReader<unknown>;
	/** Only when at least one option has a condition. */
	readonly options: readonly OptionPlan[] | null;
}

export interface GroupPlan extends AnswerPlanBase {
	readonly kind: 'group';
	readonly field: RepeatingGroup;
	readonly minItems: number;
	readonly maxItems: number;
	readonly fields: readonly ElementPlan[];
	readonly byKey: ReadonlyMap<string, ElementPlan>;
	readonly order: readonly ElementPlan[];
	readonly circular: readonly (readonly string[])[];
}

export type ElementPlan = StaticPlan | FieldPlan | GroupPlan;

export interface OptionPlan {
	readonly value: string;
	readonly visibleWhen: Expression | null;
}

export interface RulePlan {
	readonly rule: FormRule;
	readonly test: Expression;
}
