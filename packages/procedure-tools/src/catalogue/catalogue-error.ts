import type { Localised } from '@motcua/forms';

/** What is wrong with a catalogue. Stable: the staff app and the tests name them. */
export type CatalogueErrorCode =
	| 'catalogue.unreachable'
	| 'catalogue.missing'
	| 'catalogue.size'
	| 'catalogue.shape'
	| 'catalogue.unsigned'
	| 'catalogue.unknownKey'
	| 'catalogue.invalid'
	| 'catalogue.revoked'
	| 'catalogue.notYetValid'
	| 'catalogue.older'
	| 'catalogue.changed'
	| 'catalogue.file'
	| 'catalogue.twice';

/** Thrown when a catalogue, or a file that it names, is refused. Nothing of it is shown or used. */
export class CatalogueError extends Error {
	override readonly name = 'CatalogueError';
	readonly code: CatalogueErrorCode;
	/** The file of the catalogue that is wrong. */
	readonly place: string;
	readonly text: Localised;

	constructor(code: CatalogueErrorCode, place: string, [vi, en]: readonly [vi: string, en: string]) {
		super(`${place}: ${en} (${code})`);
		this.code = code;
		this.place = place;
		this.text = { vi, en };
	}
}
