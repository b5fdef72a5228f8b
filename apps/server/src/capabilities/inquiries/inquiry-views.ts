import type { Localised } from '@motcua/forms';

/** A question of another ward, as the desk that answers it sees it. */
export interface InquiryView {
	readonly id: string;
	/** Name of the ward that asks. */
	readonly askedBy: string;
	readonly dossierCode: string;
	readonly procedureName: Localised;
	readonly question: Localised;
	readonly facts: readonly { readonly label: Localised; readonly value: string }[];
	readonly choices: readonly { readonly key: string; readonly label: Localised }[];
	readonly askedAt: string;
	readonly answerBy: string;
	/** Open past `answerBy`. */
	readonly isLate: boolean;
	readonly answer: {
		readonly choice: Localised;
		readonly note: string;
		readonly at: string;
		/** Who answered. */
		readonly by: string;
	} | null;
}
