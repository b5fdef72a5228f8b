import type { Localised } from '@motcua/domain';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { checkRules } from '@motcua/procedure-tools';
import { formPages } from '../form-pages.ts';
import type { PublishReport } from '../publish-report.ts';
import { type GateFacts, ok, type Rule, rehearsalsOf, wrong } from './gate-facts.ts';

const MOST_DETAILS = 20;

export function translationsLine(facts: GateFacts): ReturnType<Rule> {
	const missing = untranslated(facts.package);
	if (missing.length === 0) return ok('Mọi câu chữ đều có hai ngôn ngữ.', 'Every text is there in both languages.');
	return wrong({
		state: 'failed',
		text: { vi: `${missing.length} câu chữ chưa đủ hai ngôn ngữ.`, en: `${missing.length} texts lack a language.` },
		details: missing.slice(0, MOST_DETAILS),
		todo: {
			vi: 'Đề nghị đơn vị cung cấp bổ sung bản dịch rồi cài phiên bản mới.',
			en: 'Ask the publisher for the translation, then install the new version.',
		},
	});
}

/** Untranslated is what the author's own tool calls so: there is one rule for both. */
function untranslated(pkg: ProcedurePackage): Localised[] {
	return checkRules
		.filter(({ ids }) => ids.includes('text.missing'))
		.flatMap(({ check }) => check(pkg))
		.filter(({ rule }) => rule === 'text.missing' || rule === 'text.untranslated')
		.map(({ place, message }) => ({ vi: `${place}: ${message.vi}`, en: `${place}: ${message.en}` }));
}

export function fixturesLine({ report: { fixtures } }: GateFacts): ReturnType<Rule> {
	if (fixtures === null)
		return wrong({
			state: 'open',
			text: {
				vi: 'Hồ sơ mẫu chưa được chạy thử trên máy này.',
				en: 'The samples were not played on this machine yet.',
			},
			todo: { vi: 'Bấm “Chạy kiểm tra”.', en: 'Press “Run the checks”.' },
		});
	if (fixtures.failed.length === 0)
		return ok(`${fixtures.total} hồ sơ mẫu ra đúng kết quả.`, `${fixtures.total} samples come out as expected.`);
	return wrong({
		state: 'failed',
		text: {
			vi: `${fixtures.failed.length}/${fixtures.total} hồ sơ mẫu ra sai kết quả.`,
			en: `${fixtures.failed.length} of ${fixtures.total} samples come out wrong.`,
		},
		details: fixtures.failed.flatMap(({ name, lines }) =>
			lines.map(({ vi, en }) => ({ vi: `${name}: ${vi}`, en: `${name}: ${en}` })),
		),
		todo: { vi: 'Báo đơn vị cung cấp thủ tục.', en: 'Tell the publisher of the procedure.' },
	});
}

export function rehearsalsLine(facts: GateFacts): ReturnType<Rule> {
	const { rehearsals } = facts;
	const href = rehearsalsOf(facts);
	if (rehearsals.length === 0)
		return {
			...ok('Chưa giữ ca diễn tập nào.', 'No rehearsal is kept.'),
			todo: {
				vi: 'Nên diễn tập ít nhất một hồ sơ rồi giữ làm ca kiểm thử.',
				en: 'Better rehearse at least one dossier and keep it.',
			},
			href,
		};
	const unplayed = rehearsals.filter(({ replay }) => replay === null);
	const different = rehearsals.filter(({ replay }) => replay !== null && replay.differences.length > 0);
	if (different.length > 0)
		return wrong({
			state: 'failed',
			text: {
				vi: `${different.length}/${rehearsals.length} ca diễn tập kết thúc khác trước.`,
				en: `${different.length} of ${rehearsals.length} rehearsals end differently.`,
			},
			details: different.flatMap(({ name, replay }) =>
				(replay?.differences ?? []).map(({ what, before, after }) => ({
					vi: `${name} – ${what.vi}: ${before} → ${after}`,
					en: `${name} – ${what.en}: ${before} → ${after}`,
				})),
			),
			todo: {
				vi: 'Xem từng điểm khác. Nếu là chủ ý, nhận kết quả mới làm chuẩn; nếu không, báo đơn vị cung cấp.',
				en: 'Look at each difference. If it is intended, accept the new end; otherwise tell the publisher.',
			},
			href,
		});
	if (unplayed.length > 0)
		return wrong({
			state: 'open',
			text: {
				vi: `${unplayed.length}/${rehearsals.length} ca diễn tập chưa chạy lại trên phiên bản và cấu hình này.`,
				en: `${unplayed.length} of ${rehearsals.length} rehearsals were not replayed on this version and configuration.`,
			},
			details: unplayed.map(({ name }) => ({ vi: name, en: name })),
			todo: { vi: 'Bấm “Chạy kiểm tra”.', en: 'Press “Run the checks”.' },
		});
	return ok(
		`${rehearsals.length} ca diễn tập vẫn kết thúc như trước.`,
		`${rehearsals.length === 1 ? 'The kept rehearsal still ends' : `These ${rehearsals.length} rehearsals still end`} the same way.`,
	);
}

export function accessibilityLine({ report: { accessibility }, package: pkg, isDemo }: GateFacts): ReturnType<Rule> {
	const pages = formPages(pkg);
	const look = {
		vi: 'Bấm “Kiểm tra tờ khai” và để trang mở cho đến khi xong.',
		en: 'Press “Check the forms” and leave the page open until it is done.',
	};
	if (accessibility === null)
		return wrong({
			state: 'open',
			text: {
				vi: `${pages.length} trang tờ khai chưa được kiểm tra.`,
				en: `${pages.length} pages of forms were not looked at.`,
			},
			todo: look,
		});
	if (accessibility.by === 'demo' && isDemo)
		return ok(
			'Bản minh họa: chưa kiểm tra, không phục vụ người dân.',
			'A demonstration: not looked at, and nobody is served.',
		);
	const lacking = unseenPages(pages, accessibility);
	if (lacking.length > 0)
		return wrong({
			state: 'open',
			text: {
				vi: `Còn ${lacking.length} trang tờ khai chưa được kiểm tra đủ nền sáng và nền tối.`,
				en: `${lacking.length} pages of forms were not looked at both light and dark.`,
			},
			details: lacking.map((page) => ({ vi: page, en: page })),
			todo: look,
		});
	const found = accessibility.pages.flatMap(({ page, scheme, violations }) =>
		violations.map(
			({ rule, help, targets }) => `${page} (${scheme}): ${rule}: ${help} ${targets.slice(0, 2).join(' ')}`,
		),
	);
	if (found.length === 0)
		return ok(
			`${pages.length} trang tờ khai không có lỗi tiếp cận, nền sáng và nền tối (${accessibility.tool}).`,
			`${pages.length} pages of forms have no fault, light and dark (${accessibility.tool}).`,
		);
	return wrong({
		state: 'failed',
		text: { vi: `Có ${found.length} lỗi tiếp cận trên tờ khai.`, en: `${found.length} faults keep people out.` },
		details: found.slice(0, MOST_DETAILS).map((line) => ({ vi: line, en: line })),
		todo: { vi: 'Báo đơn vị cung cấp thủ tục.', en: 'Tell the publisher of the procedure.' },
	});
}

/** Pages without a result in both colour schemes. */
function unseenPages(
	pages: ReturnType<typeof formPages>,
	{ pages: seen }: NonNullable<PublishReport['accessibility']>,
): string[] {
	const has = (page: string, scheme: string): boolean => seen.some((one) => one.page === page && one.scheme === scheme);
	return pages.map(({ page }) => page).filter((page) => !has(page, 'light') || !has(page, 'dark'));
}
