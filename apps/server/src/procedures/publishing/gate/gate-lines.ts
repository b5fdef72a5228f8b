import type { Localised } from '@motcua/domain';
import { capabilityDetail } from '../../admin/ward-procedure-view.ts';
import { grantedUses } from '../../install/permissions/ward-grants.ts';
import type { GateLine, GateLineId } from '../publishing-views.ts';
import { accessibilityLine, fixturesLine, rehearsalsLine, translationsLine } from './checked-lines.ts';
import { type GateFacts, ok, type Rule, settingsOf, wrong } from './gate-facts.ts';

/** Each line by itself; pure. */
const rules: Readonly<Record<GateLineId, { readonly title: Localised; readonly rule: Rule }>> = {
	quarantine: {
		title: { vi: 'Không bị cách ly', en: 'Not in quarantine' },
		rule: (facts) =>
			facts.stored.quarantinedAt === null
				? ok('Phiên bản đang hoạt động bình thường.', 'The version is in service.')
				: wrong({
						state: 'failed',
						text: {
							vi: `Phiên bản ${facts.stored.version} đang bị cách ly: ${facts.stored.quarantineReason?.vi ?? ''}`,
							en: `Version ${facts.stored.version} is quarantined: ${facts.stored.quarantineReason?.en ?? ''}`,
						},
						todo: {
							vi: 'Xem lý do và gỡ cách ly, hoặc cài phiên bản khác.',
							en: 'Read the reason and release it, or install another version.',
						},
						href: settingsOf(facts),
					}),
	},
	officer: {
		title: { vi: 'Cán bộ phụ trách', en: 'Officer' },
		rule: (facts) =>
			facts.officers > 0
				? ok(`Đã chọn ${facts.officers} cán bộ để người dân liên hệ.`, `${facts.officers} named whom citizens may ask.`)
				: wrong({
						state: 'open',
						text: {
							vi: 'Chưa chọn cán bộ phụ trách để người dân liên hệ.',
							en: 'No officer is named whom citizens may ask.',
						},
						todo: { vi: 'Chọn ít nhất một cán bộ đang làm việc.', en: 'Name at least one officer who works here.' },
						href: settingsOf(facts),
					}),
	},
	fee: {
		title: { vi: 'Phí, lệ phí', en: 'Fee' },
		rule: (facts) =>
			facts.package.manifest.fee.kind === 'free'
				? ok('Thủ tục không thu phí.', 'The procedure is free of charge.')
				: facts.config.feeConfirmed
					? ok('Mức thu đã được xác nhận.', 'The amounts are confirmed.')
					: wrong({
							state: 'open',
							text: { vi: 'Chưa xác nhận mức phí, lệ phí của địa phương.', en: 'The local fee is not confirmed.' },
							todo: {
								vi: 'Đối chiếu mức thu với nghị quyết của tỉnh, thành phố rồi đánh dấu xác nhận.',
								en: 'Compare the amounts with the resolution of the province, then confirm them.',
							},
							href: settingsOf(facts),
						}),
	},
	capabilities: {
		title: { vi: 'Quyền của thủ tục', en: 'Rights' },
		rule: (facts) => {
			const { manifest } = facts.package;
			const { capabilities } = manifest;
			const granted = grantedUses(facts.config, manifest);
			const withheld = capabilities.filter(({ use }) => !granted.includes(use));
			if (withheld.length === 0)
				return ok(
					capabilities.length === 0 ? 'Thủ tục không xin quyền nào.' : `Đã cấp ${capabilities.length} quyền.`,
					capabilities.length === 0 ? 'It asks for no rights.' : `${capabilities.length} rights are granted.`,
				);
			return wrong({
				state: 'open',
				text: {
					vi: `Còn ${withheld.length} quyền chưa được cấp; bước cần quyền đó sẽ dừng hồ sơ.`,
					en: `${withheld.length} rights are not granted; steps that need them would block dossiers.`,
				},
				details: withheld.map(capabilityDetail),
				todo: { vi: 'Đọc lý do của từng quyền rồi cấp.', en: 'Read the reason of each right, then grant it.' },
				href: settingsOf(facts),
			});
		},
	},
	translations: {
		title: { vi: 'Đủ tiếng Việt và tiếng Anh', en: 'Vietnamese and English complete' },
		rule: translationsLine,
	},
	fixtures: { title: { vi: 'Hồ sơ mẫu của gói', en: 'Samples of the package' }, rule: fixturesLine },
	rehearsals: { title: { vi: 'Ca diễn tập đã giữ', en: 'Kept rehearsals' }, rule: rehearsalsLine },
	accessibility: {
		title: { vi: 'Tờ khai dễ tiếp cận', en: 'Accessible forms' },
		rule: accessibilityLine,
	},
	approval: { title: { vi: 'Lãnh đạo duyệt', en: 'Leader’s approval' }, rule: approvalLine },
};

function approvalLine(facts: GateFacts): ReturnType<Rule> {
	const { approval, needsApproval } = facts;
	if (!needsApproval)
		return ok('Phường không yêu cầu lãnh đạo duyệt trước khi công bố.', 'The ward asks for no approval.');
	if (approval?.decision === 'approved')
		return ok('Lãnh đạo đã duyệt đúng phiên bản này.', 'The leader has approved exactly this version.');
	if (approval?.decision === 'declined')
		return wrong({
			state: 'failed',
			text: { vi: `Lãnh đạo không duyệt: ${approval.note ?? ''}`, en: `The leader declined: ${approval.note ?? ''}` },
			todo: { vi: 'Xử lý ý kiến rồi trình duyệt lại.', en: 'Settle what was said, then ask again.' },
		});
	if (approval)
		return wrong({
			state: 'open',
			text: { vi: 'Đang chờ lãnh đạo duyệt.', en: 'Waits for the leader.' },
			todo: { vi: 'Lãnh đạo thấy yêu cầu ở mục “Chờ duyệt”.', en: 'The leader sees it under “Approvals”.' },
		});
	return wrong({
		state: 'open',
		text: { vi: 'Chưa trình lãnh đạo duyệt.', en: 'The leader was not asked yet.' },
		todo: { vi: 'Bấm “Trình lãnh đạo duyệt”.', en: 'Press “Ask the leader”.' },
	});
}

/** The checklist, in the order in which one works through it. */
export const gateLines = (facts: GateFacts): readonly GateLine[] =>
	(Object.keys(rules) as GateLineId[]).map((id) => ({ id, title: rules[id].title, ...rules[id].rule(facts) }));

export const isReady = (lines: readonly GateLine[]): boolean => lines.every(({ state }) => state === 'ok');

/** What still stands in the way, a sentence a line. */
export const reasonsOf = (lines: readonly GateLine[]): readonly Localised[] =>
	lines
		.filter(({ state }) => state !== 'ok')
		.map(({ title, text }) => ({ vi: `${title.vi}: ${text.vi}`, en: `${title.en}: ${text.en}` }));
