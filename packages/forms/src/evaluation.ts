import type { Answers, FormFinding, Localised } from './definition.ts';
import type { UploadFacts } from './fields/reader.ts';

/** What an evaluation depends on besides the answers. */
export interface EvaluationContext {
	/** ISO date of today in the ward's time zone. */
	readonly today: string;
	/**
	 * Facts of uploaded files by upload id. Given: file answers are checked against them. Absent: only their shape is
	 * checked, as in the browser.
	 */
	readonly uploads?: Readonly<Record<string, UploadFacts>>;
	/** Also fill in the `{{ … }}` places of static texts. Off by default: the server has no use for them. */
	readonly texts?: boolean;
}

export interface Evaluation {
	/** Normalised answers of visible fields and computed ones, in the order of the form. Unanswered fields are absent. */
	readonly answers: Answers;
	/** Paths of visible elements (`papers[0].pageCount`). */
	readonly visible: ReadonlySet<string>;
	/** Paths of visible fields that need an answer. */
	readonly required: ReadonlySet<string>;
	/** Keys of visible sections. */
	readonly sections: ReadonlySet<string>;
	/** Values on offer, by path, of visible choice fields whose options have conditions. */
	readonly options: ReadonlyMap<string, readonly string[]>;
	/** Texts of visible static elements by path; empty unless the context asked for them. */
	readonly texts: ReadonlyMap<string, StaticTexts>;
	/** In the order of the form, rules over the whole form last. */
	readonly findings: readonly FormFinding[];
}

export interface StaticTexts {
	readonly label: Localised;
	readonly help: Localised | null;
}
