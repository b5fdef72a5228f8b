import type { FormFinding, Localised } from '@motcua/forms';

/** Thrown when the life cycle refuses an act: the same refusal, by the same rules, as in a ward. */
export class RefusedError extends Error {
	override readonly name = 'RefusedError';
	readonly code: string;
	readonly text: Localised;
	constructor(act: string, refusal: { readonly code: string; readonly message: Localised }) {
		super(`${act}: ${refusal.message.en} (${refusal.code})`);
		this.code = refusal.code;
		this.text = refusal.message;
	}
}

/** Thrown when a form does not accept what a test fills in; `findings` say why. */
export class FormRefusedError extends Error {
	override readonly name = 'FormRefusedError';
	readonly code = 'test.form';
	readonly findings: readonly FormFinding[];
	constructor(form: string, findings: readonly FormFinding[]) {
		super(
			`the form “${form}” refuses: ${findings.map(({ path, code, message }) => `${path} ${code} (${message.en})`).join('; ')}`,
		);
		this.findings = findings;
	}
}

/** Thrown by `playToEnd` when nobody can bring the dossier forward; the message names the way so far and what it waits for. */
export class StuckError extends Error {
	override readonly name = 'StuckError';
	readonly code = 'test.stuck';
	constructor(why: string, path: readonly string[]) {
		super(`${why}\n  ${path.join(' → ') || 'nothing was done yet'}`);
	}
}
