import type { StepRunResult } from '@motcua/procedure-sdk';
import type { RecordedAnswer } from './export-schema.ts';

/** The part of a run that decides. */
export function answerOf(run: StepRunResult): RecordedAnswer {
	const nothing = { outcome: null, findings: [], patch: {}, feeVnd: null };
	if (!run.ok) return { kind: run.failure, ...nothing };
	const { result } = run;
	if (result.kind !== 'done') return { kind: result.kind, ...nothing };
	const fees = (result.intents ?? []).filter((intent) => intent.kind === 'setFee');
	const lines = fees.flatMap((fee) => fee.lines);
	return {
		kind: 'done',
		outcome: result.outcome,
		findings: (result.findings ?? []).map((finding) => finding.code).sort(),
		patch: { ...result.patch },
		feeVnd: fees.length === 0 ? null : lines.reduce((sum, line) => sum + line.amountVnd, 0),
	};
}
