import type { Localised } from '@motcua/forms';

/** Thrown when a source folder cannot become a package. */
export class BuildError extends Error {
	override readonly name = 'BuildError';
	/** Stable: `build.noProcedure`, `build.evaluate`, `build.export`, `build.bundle`, `build.fixture`, `build.version`, `build.check`. */
	readonly code: string;
	/** File of the source folder. */
	readonly place: string;
	readonly text: Localised;

	constructor(code: string, place: string, text: Localised) {
		super(`${place}: ${text.en} (${code})`);
		this.code = code;
		this.place = place;
		this.text = text;
	}
}
