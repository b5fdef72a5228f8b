import type { Localised } from '../localised.ts';

/** The ten business statuses of the national portal, in the order of their codes 1 to 10. */
export const DOSSIER_STATUSES = [
	'registered',
	'received',
	'rejected',
	'processing',
	'supplementRequested',
	'paymentRequested',
	'withdrawn',
	'stopped',
	'resolved',
	'returned',
] as const;
export type DossierStatus = (typeof DOSSIER_STATUSES)[number];

/** The code of the national exchange (field `TrangThai`), 1 to 10. */
export function nationalStatusCode(status: DossierStatus): number {
	return DOSSIER_STATUSES.indexOf(status) + 1;
}

/** The status of a national code; `null` for a code that is not 1 to 10. */
export function statusOfNationalCode(code: number): DossierStatus | null {
	return DOSSIER_STATUSES[code - 1] ?? null;
}

/** Names as the national portal writes them. */
export const STATUS_NAMES: Readonly<Record<DossierStatus, Localised>> = {
	registered: { vi: 'Mới đăng ký', en: 'Registered' },
	received: { vi: 'Được tiếp nhận', en: 'Received' },
	rejected: { vi: 'Không được tiếp nhận', en: 'Not accepted' },
	processing: { vi: 'Đang xử lý', en: 'In process' },
	supplementRequested: { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Supplement requested' },
	paymentRequested: { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Payment requested' },
	withdrawn: { vi: 'Công dân yêu cầu rút hồ sơ', en: 'Withdrawn by the applicant' },
	stopped: { vi: 'Dừng xử lý', en: 'Stopped' },
	resolved: { vi: 'Đã xử lý xong', en: 'Result ready' },
	returned: { vi: 'Đã trả kết quả', en: 'Result returned' },
};

/**
 * Which status may follow which. 5 returns to where it came from: 1 before acceptance, 2 or 4 after it; 6 likewise to 2 or 4.
 * 9 goes back to 4 only with a reason and before hand-over. A correction after 10 is a new dossier.
 */
export const TRANSITIONS: Readonly<Record<DossierStatus, readonly DossierStatus[]>> = {
	registered: ['received', 'rejected', 'supplementRequested', 'withdrawn'],
	received: ['processing', 'supplementRequested', 'paymentRequested', 'withdrawn', 'stopped'],
	rejected: [],
	processing: ['processing', 'supplementRequested', 'paymentRequested', 'withdrawn', 'stopped', 'resolved'],
	supplementRequested: ['registered', 'received', 'processing', 'withdrawn', 'stopped'],
	paymentRequested: ['received', 'processing', 'withdrawn', 'stopped'],
	withdrawn: [],
	stopped: [],
	resolved: ['returned', 'processing'],
	returned: [],
};

/** Statuses that nothing leaves. */
export const FINAL_STATUSES: readonly DossierStatus[] = DOSSIER_STATUSES.filter((s) => TRANSITIONS[s].length === 0);

/** True in a status that nothing leaves: rejected, withdrawn, stopped, returned. */
export function isFinal(status: DossierStatus): boolean {
	return TRANSITIONS[status].length === 0;
}

/** How the statistics of the national portal group the statuses. */
export type StatisticalGroup = 'registered' | 'processing' | 'paused' | 'done' | 'rejected';
/** "Đã xử lý" is 7, 9 and 10; "Tạm dừng xử lý" is 5, 6 and 8 (which is both a pause and an end). */
export const STATISTICAL_GROUP: Readonly<Record<DossierStatus, StatisticalGroup>> = {
	registered: 'registered',
	received: 'processing',
	rejected: 'rejected',
	processing: 'processing',
	supplementRequested: 'paused',
	paymentRequested: 'paused',
	withdrawn: 'done',
	stopped: 'paused',
	resolved: 'done',
	returned: 'done',
};
