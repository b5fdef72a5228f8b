import type { StoredPackage } from '@motcua/database';
import type { Localised } from '@motcua/domain';
import { notFound, UserError } from '../../api/errors.ts';

const conflict = (code: string, message: Localised, field?: string): UserError =>
	new UserError('PRECONDITION_FAILED', code, message, field === undefined ? {} : { field });

/** Everything that stands against an act on a version, with what to do. */
export const versionRefusals = {
	unknown: (): UserError =>
		notFound('version.unknown', {
			vi: 'Không có phiên bản này của thủ tục. Xin tải lại trang.',
			en: 'The procedure has no such version. Reload the page.',
		}),
	retired: ({ version }: Pick<StoredPackage, 'version'>): UserError =>
		conflict('version.retired', {
			vi: `Phiên bản ${version} đã được gỡ cài đặt. Hãy cài lại gói trước.`,
			en: `Version ${version} was uninstalled. Install its package again first.`,
		}),
	quarantined: ({ version, quarantineReason }: Pick<StoredPackage, 'version' | 'quarantineReason'>): UserError =>
		conflict('procedure.quarantined', {
			vi: `Phiên bản ${version} đang bị cách ly: ${quarantineReason?.vi ?? ''}`,
			en: `Version ${version} is quarantined: ${quarantineReason?.en ?? ''}`,
		}),
	notReady: (missing: readonly Localised[]): UserError =>
		conflict('procedure.notReady', {
			vi: missing.map((one) => one.vi).join(' '),
			en: missing.map((one) => one.en).join(' '),
		}),
	isPublished: ({ version }: Pick<StoredPackage, 'version'>): UserError =>
		conflict('version.isPublished', {
			vi: `Phiên bản ${version} đang được công bố. Hãy công bố phiên bản khác hoặc ngừng công bố trước.`,
			en: `Version ${version} is published. Publish another version, or unpublish it, first.`,
		}),
	neverPublished: ({ version }: Pick<StoredPackage, 'version'>): UserError =>
		conflict('version.neverPublished', {
			vi: `Phiên bản ${version} chưa từng được công bố nên không quay lại được. Hãy công bố theo quy trình thông thường.`,
			en: `Version ${version} was never published, so there is no way back to it. Publish it in the usual way.`,
		}),
	pinned: ({ version }: Pick<StoredPackage, 'version'>, count: number): UserError =>
		conflict('version.pinned', {
			vi: `Không gỡ được phiên bản ${version}: còn ${count} hồ sơ đang mở theo phiên bản này. Hãy giải quyết xong hoặc chuyển các hồ sơ đó sang phiên bản khác.`,
			en: `Version ${version} cannot be uninstalled: ${count} open dossiers are pinned to it. Finish them or move them to another version.`,
		}),
	otherWards: ({ version }: Pick<StoredPackage, 'version'>, wards: readonly string[]): UserError =>
		conflict('version.otherWards', {
			vi: `Không gỡ được phiên bản ${version}: các đơn vị khác đang dùng (${wards.join(', ')}).`,
			en: `Version ${version} cannot be uninstalled: other wards use it (${wards.join(', ')}).`,
		}),
	planned: ({ version }: Pick<StoredPackage, 'version'>): UserError =>
		conflict('version.planned', {
			vi: `Phiên bản ${version} đã được hẹn ngày công bố. Hãy bỏ lịch công bố trước.`,
			en: `Version ${version} is planned to be published. Cancel the plan first.`,
		}),
	notQuarantined: ({ version }: Pick<StoredPackage, 'version'>): UserError =>
		conflict('version.notQuarantined', {
			vi: `Phiên bản ${version} không bị cách ly.`,
			en: `Version ${version} is not quarantined.`,
		}),
	stepNotStopped: (): UserError =>
		conflict('version.stepNotStopped', {
			vi: 'Bước này không bị dừng. Xin tải lại trang.',
			en: 'This step was not stopped. Reload the page.',
		}),
	sameVersion: (): UserError =>
		conflict(
			'version.same',
			{ vi: 'Hãy chọn hai phiên bản khác nhau.', en: 'Choose two different versions.' },
			'toDigest',
		),
	nothingToMove: ({ version }: Pick<StoredPackage, 'version'>): UserError =>
		conflict(
			'version.nothingToMove',
			{
				vi: `Không có hồ sơ đang mở nào ở phiên bản ${version}.`,
				en: `No open dossier is pinned to version ${version}.`,
			},
			'fromDigest',
		),
	moveRunning: (): UserError =>
		conflict('version.moveRunning', {
			vi: 'Một đợt chuyển hồ sơ của thủ tục này đang chạy. Xin chờ đến khi xong.',
			en: 'Dossiers of this procedure are being moved just now. Wait until that is done.',
		}),
	moveUnknown: (): UserError =>
		notFound('version.moveUnknown', {
			vi: 'Không có đợt chuyển hồ sơ này.',
			en: 'There is no such move of dossiers.',
		}),
	moveState: (vi: string, en: string): UserError => conflict('version.moveState', { vi, en }),
	notAHotfix: (changes: readonly Localised[]): UserError =>
		conflict('version.notAHotfix', {
			vi: `Bản này không phải bản vá: có thay đổi mà hồ sơ đang mở phải được chạy thử trước khi chuyển. ${changes.map(({ vi }) => vi).join(' ')}`,
			en: `This is not a hotfix: something changed that open dossiers must be tried with before they are moved. ${changes.map(({ en }) => en).join(' ')}`,
		}),
};
