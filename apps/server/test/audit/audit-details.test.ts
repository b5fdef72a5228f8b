import { describe, expect, it } from 'vitest';
import { auditDetails } from '../../src/audit/audit-details.ts';

const said = (action: string, detail: Readonly<Record<string, unknown>>, language: 'vi' | 'en' = 'vi'): string[] =>
	auditDetails({ action, detail }, 'Asia/Ho_Chi_Minh').map(
		({ label, value }) => `${label[language]}: ${value[language]}`,
	);

describe('an entry of the audit log', () => {
	it('says in words how many, which and why, and its codes last', () => {
		const again = { runs: 12, step: 'price', failure: 'bug' };
		expect(said('job.runsAgain', again)).toEqual([
			'Số lần chạy: 12',
			'Bước: price',
			'Nguyên nhân: Lỗi của gói thủ tục',
		]);
		expect(said('job.runsAgain', again, 'en')).toEqual(['Runs: 12', 'Step: price', 'Cause: Fault of the package']);
		const failed = { code: 'jobs.gone', queue: 'steps.run', act: 'job.queuePaused' };
		expect(said('job.actFailed', failed)).toEqual([
			'Thao tác: Tạm dừng hàng đợi',
			'Hàng đợi: Bước tự động của hồ sơ',
			'Mã: jobs.gone',
		]);
	});

	it('says from where to where, each word as the act means it', () => {
		const move = { moveId: 'm1', kind: 'hotfix', from: '1.0.0', to: '1.0.1', reason: 'Sửa lỗi' };
		expect(said('procedure.movePlanned', move)).toEqual([
			'Từ phiên bản: 1.0.0',
			'Sang phiên bản: 1.0.1',
			'Lý do: Sửa lỗi',
			'Loại: Bản vá',
			'Mã lần chuyển: m1',
		]);
		const revoked = { reason: 'Mất máy', kind: 'compromised', from: '2026-11-02T02:00:00Z' };
		expect(said('trust.revoked', revoked)).toContain('Không tin cậy từ: 09:00, 02/11/2026');
		expect(said('procedure.planned', { from: '2026-12-01' })).toEqual(['Ngày công bố: 01/12/2026']);
		expect(said('settings.saved', { version: 3 }, 'en')).toEqual(['Revision: 3']);
	});

	it('shows lists and maps without their braces, and leaves out what says nothing', () => {
		const staff = { active: false, roles: ['leader', 'clerk'], email: 'changed' };
		expect(said('staff.updated', staff, 'en')).toEqual([
			'Account active: No',
			"Roles: Leader of the People's Committee; Clerk",
			'E-mail address: Changed',
		]);
		const configured = { feeAmounts: { copy: 8000 }, grants: [], officers: 2 };
		expect(said('procedure.configured', configured)).toEqual([
			'Mức phí, lệ phí: copy: 8.000',
			'Số cán bộ được phân: 2',
		]);
		expect(said('job.retried', { queue: 'steps.run', id: null, run: null })).toHaveLength(1);
		expect(said('dossier.read', {})).toEqual([]);
	});

	it('shows the start of a digest, and a fact that it does not know by its key', () => {
		expect(said('procedure.published', { digest: 'ab'.repeat(32), later: 'x' })).toEqual([
			'Mã gói: abababababab…',
			'later: x',
		]);
	});
});
