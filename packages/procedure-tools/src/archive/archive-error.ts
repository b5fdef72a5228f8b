import type { Localised } from '@motcua/forms';

/** What is wrong with an archive. Stable: people search for these, tests name them. */
export type ArchiveErrorCode =
	| 'archive.packedSize'
	| 'archive.unpackedSize'
	| 'archive.ratio'
	| 'archive.gzip'
	| 'archive.tar'
	| 'archive.fileCount'
	| 'archive.fileSize'
	| 'archive.path'
	| 'archive.entryType'
	| 'archive.duplicate'
	| 'archive.unknownFile'
	| 'archive.missingFile'
	| 'archive.encoding'
	| 'archive.json'
	| 'archive.shape'
	| 'archive.integrity'
	| 'archive.apiVersion'
	| 'archive.invisible'
	| 'archive.signature';

/** Thrown when a package archive is refused. Nothing was stored and nothing of it ran. */
export class ArchiveError extends Error {
	override readonly name = 'ArchiveError';
	readonly code: ArchiveErrorCode;
	/** File inside the archive, or `` for the archive itself. */
	readonly place: string;
	readonly text: Localised;

	constructor(code: ArchiveErrorCode, place: string, text: Localised) {
		super(`${place ? `${place}: ` : ''}${text.en} (${code})`);
		this.code = code;
		this.place = place;
		this.text = text;
	}
}
