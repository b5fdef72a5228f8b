import { decideApproval, findApproval, requestApproval } from '@motcua/database';
import { UserError } from '../../api/errors.ts';
import type { StaffSession } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import type { Services } from '../../services.ts';
import { gateFrame } from './gate/read-gate.ts';

/**
 * Asks the leader to approve the installed version, exactly as it is: another digest needs another approval.
 *
 * @throws {UserError} `approval.notNeeded`, `approval.open`, `approval.given`
 */
export async function askForApproval(services: Services, session: StaffSession, code: string): Promise<void> {
	const { version, procedure, ward } = await gateFrame(services, { wardId: session.wardId, code });
	if (!ward.settings.publishNeedsApproval) throw refusal('approval.notNeeded', notNeeded);
	await services.db.write(async (tx) => {
		const known = await findApproval(tx, version);
		if (known?.decision === 'approved') throw refusal('approval.given', given);
		if (known && known.decision === null) throw refusal('approval.open', open);
		const requestedAt = services.clock.now().toString();
		await requestApproval(tx, { ...version, requestedAt, requestedBy: session.staffId });
		await recordAct(tx, services, session, {
			action: 'approval.requested',
			target: `procedure:${code}`,
			detail: { digest: version.digest, version: procedure.manifest.version },
		});
	});
}

/**
 * The leader approves or declines a version. Nobody decides on a request of their own.
 *
 * @throws {UserError} `approval.none`, `approval.own`, `approval.noteMissing` for a refusal without a reason
 */
export async function decideOnApproval(
	services: Services,
	session: StaffSession,
	input: {
		readonly code: string;
		readonly digest: string;
		readonly decision: 'approved' | 'declined';
		readonly note?: string | undefined;
	},
): Promise<void> {
	const { wardId } = session;
	const { code, digest, decision } = input;
	const note = input.note?.trim() || null;
	if (decision === 'declined' && note === null) throw refusal('approval.noteMissing', noteMissing, 'note');
	await services.db.write(async (tx) => {
		const version = { wardId, code, digest };
		const known = await findApproval(tx, version);
		if (!known || known.decision !== null) throw refusal('approval.none', none);
		if (known.requestedBy === session.staffId) throw refusal('approval.own', own);
		const at = services.clock.now().toString();
		await decideApproval(tx, version, { decision, at, by: session.staffId, note });
		await recordAct(tx, services, session, {
			action: decision === 'approved' ? 'approval.given' : 'approval.declined',
			target: `procedure:${code}`,
			detail: { digest, ...(note === null ? {} : { note }) },
		});
	});
}

type Sentence = { readonly vi: string; readonly en: string };
const refusal = (code: string, message: Sentence, field?: string): UserError =>
	new UserError('CONFLICT', code, message, field === undefined ? {} : { field });

const notNeeded: Sentence = {
	vi: 'Phường không yêu cầu lãnh đạo duyệt trước khi công bố (xem Cài đặt).',
	en: 'The ward asks for no approval before publishing (see Settings).',
};
const given: Sentence = {
	vi: 'Phiên bản này đã được lãnh đạo duyệt.',
	en: 'The leader has approved this version already.',
};
const open: Sentence = {
	vi: 'Phiên bản này đã được trình và đang chờ lãnh đạo duyệt.',
	en: 'This version waits for the leader already.',
};
const none: Sentence = {
	vi: 'Không có yêu cầu duyệt nào đang chờ cho phiên bản này. Có thể đã có người quyết định trước.',
	en: 'No request waits for this version. Somebody may have decided before.',
};
const own: Sentence = {
	vi: 'Bạn là người trình nên không tự duyệt được. Hãy nhờ lãnh đạo khác.',
	en: 'You asked for it, so you can’t approve it yourself. Ask another leader.',
};
const noteMissing: Sentence = {
	vi: 'Khi không duyệt, vui lòng ghi rõ lý do để người trình biết cần sửa gì.',
	en: 'When you decline, please write why, so that the person who asked knows what to change.',
};
