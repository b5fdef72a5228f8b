import { badInput, UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { formPages } from './form-pages.ts';
import { gateFrame } from './gate/read-gate.ts';
import type { Publisher } from './publish-procedure.ts';
import { type AccessibilityReport, amendReport } from './publish-report.ts';
import type { FormsToCheck } from './publishing-views.ts';

/** The pages of the installed version's forms, for the browser that looks at them. */
export async function formsToCheck(services: Services, wardId: string, code: string): Promise<FormsToCheck> {
	const { version, procedure } = await gateFrame(services, { wardId, code });
	return {
		digest: version.digest,
		version: procedure.manifest.version,
		pages: formPages(procedure.package),
	};
}

/**
 * Keeps what axe-core found in an administrator's browser on every page of the forms.
 *
 * @throws {UserError} `accessibility.otherVersion` for a result of another digest; `accessibility.unknownPage` for a page
 * that the version does not have
 */
export async function recordAccessibility(
	services: Services,
	session: StaffSession,
	seen: { readonly code: string; readonly digest: string } & Pick<AccessibilityReport, 'tool' | 'pages'>,
): Promise<void> {
	const { version, procedure } = await gateFrame(services, { wardId: session.wardId, code: seen.code });
	if (version.digest !== seen.digest) throw otherVersion();
	const known = new Set(formPages(procedure.package).map(({ page }) => page));
	const unknown = seen.pages.find(({ page }) => !known.has(page));
	if (unknown) throw unknownPage(unknown.page);
	const at = services.clock.now().toString();
	const { tool, pages } = seen;
	const accessibility: AccessibilityReport = { at, by: 'browser', who: session.name, tool, pages };
	await services.db.write(async (tx) => {
		await amendReport(tx, version, at, (before) => ({ ...before, accessibility }));
		await recordAct(tx, services, session, {
			action: 'procedure.formsChecked',
			target: `procedure:${seen.code}`,
			detail: {
				digest: seen.digest,
				pages: pages.length,
				violations: pages.reduce((sum, { violations }) => sum + violations.length, 0),
			},
		});
	});
}

/**
 * Says of a version that nobody looked at its forms, because there is no browser where a demonstration is seeded. The gate
 * lets that through in a demonstration alone.
 */
export async function noteDemoForms(services: Services, session: Publisher, code: string): Promise<void> {
	const { version } = await gateFrame(services, { wardId: session.wardId, code });
	const at = services.clock.now().toString();
	const accessibility: AccessibilityReport = { at, by: 'demo', who: session.name, tool: '', pages: [] };
	await services.db.write((tx) => amendReport(tx, version, at, (before) => ({ ...before, accessibility })), {
		name: 'publish.demo',
	});
}

const otherVersion = (): UserError =>
	new UserError('CONFLICT', 'accessibility.otherVersion', {
		vi: 'Phiên bản đã đổi trong lúc kiểm tra nên kết quả này không tính. Vui lòng tải lại trang và kiểm tra lại.',
		en: 'The version changed while its forms were looked at, so this result does not count. Please reload and check again.',
	});
const unknownPage = (page: string): UserError =>
	badInput('accessibility.unknownPage', 'pages', {
		vi: `Phiên bản này không có trang tờ khai “${page}”.`,
		en: `This version has no page “${page}” in its forms.`,
	});
