import { type Expression, ExpressionFailure, NO_VALUE, type Scope } from '../expression/expression.ts';
import type { Findings } from '../findings.ts';

/** What an expression is for; decides what a failure means for the person who files. */
type Purpose = 'visibleWhen' | 'requiredWhen' | 'option' | 'computed' | 'rule';

/**
 * What happens when an expression fails on these answers (a division by zero, say; never because an answer is missing).
 * A citizen must not be stopped by a mistake of the form, so each case chooses the harmless side and tells the desk.
 */
const CONSEQUENCE: Readonly<Record<Purpose, readonly [vi: string, en: string]>> = {
	visibleWhen: [
		'điều kiện hiển thị không tính được nên mục này vẫn được hiện',
		'it is shown because its condition failed',
	],
	requiredWhen: [
		'điều kiện bắt buộc không tính được nên mục này không bắt buộc',
		'it is optional because its condition failed',
	],
	option: [
		'điều kiện của lựa chọn không tính được nên lựa chọn vẫn được hiện',
		'an option is offered because its condition failed',
	],
	computed: ['giá trị tự động không tính được nên được để trống', 'it is left empty because its calculation failed'],
	rule: ['quy tắc kiểm tra không tính được nên chưa áp dụng', 'a rule was not applied because it failed'],
};

/** Reports an expression that failed: always a warning, never an obstacle. */
export function reportFailure(findings: Findings, path: string, purpose: Purpose, failure: ExpressionFailure): void {
	const [vi, en] = CONSEQUENCE[purpose];
	findings.warning(
		path,
		'expression',
		`Biểu mẫu có một chỗ chưa đúng: ${vi}. Cán bộ tiếp nhận sẽ kiểm tra. (${failure.reason})`,
		`The form has a mistake: ${en}. Staff will look at it. (${failure.reason})`,
	);
}

/**
 * True when the condition holds. An expression that needs a missing answer does not hold; one that fails gives
 * `whenFailed` and a finding.
 */
export function holds(
	expression: Expression,
	scope: Scope,
	purpose: Purpose,
	whenFailed: boolean,
	path: string,
	findings: Findings,
): boolean {
	const outcome = expression.run(scope);
	if (typeof outcome === 'boolean') return outcome;
	if (outcome === NO_VALUE || outcome === null) return false;
	reportFailure(findings, path, purpose, outcome instanceof ExpressionFailure ? outcome : notBoolean(outcome));
	return whenFailed;
}

function notBoolean(outcome: unknown): ExpressionFailure {
	return new ExpressionFailure(`expected true or false, got ${typeof outcome}`);
}
