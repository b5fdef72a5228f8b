import type { Localised, Role } from '@motcua/domain';
import type { StepFailureClass } from '@motcua/procedure-sdk';

/** How often an automatic step is begun before the dossier is blocked. */
export const STEP_ATTEMPTS = 5;
/** Stands for all checks of a filing: they run together, in one run. */
export const CHECKS = 'checks';
/** A check only adds findings: giving up on it harms nobody. */
export const CHECK_ATTEMPTS = 3;

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** What a failure of a step calls for. */
export type Verdict =
	| { readonly kind: 'retry'; readonly afterMs: number }
	| { readonly kind: 'block'; readonly owner: Role; readonly reason: Localised };

/** An outside cause, or a host that died under an innocent step: the same code may well succeed next time. */
const mayPass: ReadonlySet<StepFailureClass> = new Set<StepFailureClass>(['retryable', 'hostCrash']);

/** What is wrong with the package itself: it will fail again in the same way, whatever the dossier. */
export const authorsFaults: ReadonlySet<string> = new Set<StepFailureClass>([
	'bug',
	'cpuLimit',
	'wallLimit',
	'memoryLimit',
]);

/** A failed attempt: its class, and the milliseconds it took of the processor and on the clock. */
export interface FailedAttempt {
	readonly failure: StepFailureClass;
	readonly cpuMs: number;
	readonly wallMs: number;
}

/**
 * Met the limit of the clock and computed for less than half of it, the line that the breaker draws too: the machine stood
 * still, or what was asked outside was slow. Once more and no oftener, because a host that was ended for its silence
 * cannot tell what it did.
 */
const onlyWaited = ({ failure, cpuMs, wallMs }: FailedAttempt, attempt: number): boolean =>
	failure === 'wallLimit' && cpuMs * 2 < wallMs && attempt === 1;

/**
 * Decides what becomes of a failed attempt. What would fail again in the same way blocks the dossier at once: it waits
 * for a person, visibly, and its clock keeps running.
 */
export function judgeFailure(
	failed: FailedAttempt,
	{ attempt, maxAttempts }: { readonly attempt: number; readonly maxAttempts: number },
): Verdict {
	const { failure } = failed;
	if ((mayPass.has(failure) || onlyWaited(failed, attempt)) && attempt < maxAttempts)
		return { kind: 'retry', afterMs: Math.min(FIRST_PAUSE_MS * 4 ** (attempt - 1), LONGEST_PAUSE_MS) };
	return { kind: 'block', ...blocks[failure] };
}

/** Who must act, and what they are told. The runner's own message stands with the run, for administrators. */
const blocks: Readonly<Record<StepFailureClass, { readonly owner: Role; readonly reason: Localised }>> = {
	retryable: {
		owner: 'specialist',
		reason: {
			vi: 'Bước tự động chưa thực hiện được sau nhiều lần thử vì nguyên nhân bên ngoài. Hãy thử chạy lại sau.',
			en: 'The automatic step did not succeed after several attempts because of something outside. Try to run it again later.',
		},
	},
	hostCrash: {
		owner: 'administrator',
		reason: {
			vi: 'Tiến trình chạy bước tự động bị dừng đột ngột nhiều lần. Quản trị cần kiểm tra máy chủ rồi chạy lại.',
			en: 'The process that runs automatic steps died several times. The administrator should look at the server, then run the step again.',
		},
	},
	bug: {
		owner: 'administrator',
		reason: {
			vi: 'Bước tự động của thủ tục này có lỗi với hồ sơ này. Quản trị cần báo đơn vị cung cấp thủ tục.',
			en: 'The automatic step of this procedure has a fault that this dossier meets. The administrator should tell its publisher.',
		},
	},
	cpuLimit: {
		owner: 'administrator',
		reason: {
			vi: 'Bước tự động dùng quá nhiều thời gian xử lý nên đã bị dừng.',
			en: 'The automatic step used too much processor time and was ended.',
		},
	},
	wallLimit: {
		owner: 'administrator',
		reason: {
			vi: 'Bước tự động chạy quá lâu nên đã bị dừng.',
			en: 'The automatic step took too long and was ended.',
		},
	},
	memoryLimit: {
		owner: 'administrator',
		reason: {
			vi: 'Bước tự động dùng quá nhiều bộ nhớ nên đã bị dừng.',
			en: 'The automatic step used too much memory and was ended.',
		},
	},
	denied: {
		owner: 'administrator',
		reason: {
			vi: 'Bước tự động yêu cầu quyền mà phường chưa cấp cho thủ tục này. Xem lại quyền đã cấp rồi chạy lại.',
			en: 'The automatic step asked for a right that the ward has not granted to this procedure. Review the granted rights, then run it again.',
		},
	},
};
