import type { Localised } from '@motcua/procedure-sdk';

/** Thrown by the package store. */
export class PackageStoreError extends Error {
	override readonly name = 'PackageStoreError';
	/**
	 * `store.missing`: no package of this digest. `store.quarantined`: its file is not what it was. `store.digest`: no digest.
	 * `store.folder`: the folder cannot be written.
	 */
	readonly code: 'store.missing' | 'store.quarantined' | 'store.digest' | 'store.folder';
	/** File of the store, and the file inside the archive where one is known. */
	readonly place: string;
	readonly text: Localised;

	constructor(code: PackageStoreError['code'], place: string, text: Localised) {
		super(`${place}: ${text.en} (${code})`);
		this.code = code;
		this.place = place;
		this.text = text;
	}
}
