import type { Localised } from '@motcua/forms';

/** Thrown when a command was given something that it cannot work with; ends with exit code 2. */
export class ToolError extends Error {
	override readonly name = 'ToolError';
	/** Stable: `tool.noFile`, `tool.exists`, `tool.keyFile`, `tool.option`, `tool.otherProcedure` … */
	readonly code: string;
	/** The option or file that it is about. */
	readonly place: string;
	readonly text: Localised;

	constructor(code: string, place: string, text: Localised) {
		super(`${place}: ${text.en} (${code})`);
		this.code = code;
		this.place = place;
		this.text = text;
	}
}
