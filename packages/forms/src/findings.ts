import type { FormFinding } from './definition.ts';

/** Findings of one evaluation never grow past this: a hostile input must not buy a long answer. */
const MAX_FINDINGS = 500;

/** Collects findings. */
export class Findings {
	readonly list: FormFinding[] = [];
	/** Errors that make an answer unusable for conditions; a part that is merely missing does not. */
	unusable = 0;

	error(path: string, code: string, vi: string, en: string): void {
		if (code !== 'required') this.unusable += 1;
		this.add({ path, code, severity: 'error', message: { vi, en } });
	}

	warning(path: string, code: string, vi: string, en: string): void {
		this.add({ path, code, severity: 'warning', message: { vi, en } });
	}

	/** Hands over what was collected and starts anew. */
	take(): readonly FormFinding[] {
		this.unusable = 0;
		return this.list.splice(0);
	}

	add(finding: FormFinding): void {
		if (this.list.length < MAX_FINDINGS) this.list.push(finding);
		else if (finding.severity === 'error') this.list[MAX_FINDINGS - 1] = finding;
	}
}
