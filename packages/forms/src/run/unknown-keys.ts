import type { ElementPlan } from '../compile/plan.ts';
import type { Findings } from '../findings.ts';
import { KEY_PATTERN, partPath, quoteShort } from '../names.ts';

/** More are not listed: the first few tell enough, and a hostile input must not buy a long answer. */
const MAX_REPORTED = 10;

/**
 * Refuses keys that no field has (also `__proto__`, `constructor` and the like, which JSON can carry). Their values are
 * never looked at.
 */
export function reportUnknownKeys(
	input: Readonly<Record<string, unknown>>,
	known: ReadonlyMap<string, ElementPlan>,
	path: string,
	findings: Findings,
): void {
	let reported = 0;
	for (const key of Object.keys(input)) {
		const element = known.get(key);
		if (element !== undefined && element.kind !== 'static') continue;
		reported += 1;
		if (reported > MAX_REPORTED) return;
		const shown = quoteShort(key);
		findings.error(
			KEY_PATTERN.test(key) ? partPath(path, key) : path,
			'unknownKey',
			`Dữ liệu gửi lên có mục “${shown}” không thuộc biểu mẫu này. Vui lòng tải lại trang và nhập lại.`,
			`The data has an entry “${shown}” that this form does not know. Please reload the page and try again.`,
		);
	}
}
