import type { Localised } from '@motcua/domain';
import type { VerifiedArchive } from '@motcua/procedure-tools';
import { UserError } from '../../api/errors.ts';

/** What an installation makes of a package's signatures. */
export interface SignatureVerdict {
	/** What the package will be recorded as. */
	readonly level: 'core' | 'publisher' | 'local' | 'unsigned';
	/** What the administrator must agree to by name. */
	readonly asks: 'countersign' | 'unsigned' | null;
	readonly refusal: UserError | null;
}

/** How strict this installation and this ward are. */
export interface SignaturePolicy {
	/** Author's machine: anything runs. Never set by an environment variable. */
	readonly isDev: boolean;
	/** The administrator may vouch with the ward's own key for what no trusted publisher signed. */
	readonly countersign: boolean;
}

/** Who may stand behind a package: a key on the trust list, or the ward itself where it allows that, or nobody in dev mode. */
export function judgeSignature(
	verified: Pick<VerifiedArchive, 'status' | 'key' | 'message'>,
	policy: SignaturePolicy,
): SignatureVerdict {
	if (verified.status === 'trusted') return { level: verified.key?.level ?? 'publisher', asks: null, refusal: null };
	if (verified.status === 'unsigned' || verified.status === 'unknownKey') {
		if (policy.isDev) return { level: 'unsigned', asks: 'unsigned', refusal: null };
		if (policy.countersign) return { level: 'local', asks: 'countersign', refusal: null };
		return refused(`package.${verified.status}`, verified.message, NEEDS_PUBLISHER);
	}
	return refused(`package.${verified.status}`, verified.message, ADVICE[verified.status]);
}

const refused = (code: string, found: Localised, expected: Localised): SignatureVerdict => ({
	level: 'unsigned',
	asks: null,
	refusal: new UserError(
		'FORBIDDEN',
		code,
		{ vi: `${found.vi} ${expected.vi}`, en: `${found.en} ${expected.en}` },
		{ field: 'signature.json' },
	),
});

const NEEDS_PUBLISHER: Localised = {
	vi: 'Phường chỉ nhận gói do khóa trong danh sách tin cậy ký. Hãy nhờ bộ phận CNTT thêm khóa của nhà phát hành, hoặc bật quyền tự xác nhận trong Cài đặt.',
	en: 'This ward accepts packages signed with a key of the trust list only. Ask ward IT to add the publisher’s key, or allow countersigning in the settings.',
};
const ADVICE: Readonly<Record<'invalid' | 'revoked' | 'notYetValid', Localised>> = {
	invalid: {
		vi: 'Cần chữ ký khớp với nội dung. Gói có thể đã bị sửa: hãy lấy lại từ nhà phát hành.',
		en: 'Expected a signature that matches the content. The package may have been changed: get it from its publisher again.',
	},
	revoked: {
		vi: 'Cần chữ ký của một khóa còn hiệu lực. Hãy xin nhà phát hành bản ký bằng khóa mới.',
		en: 'Expected a signature of a key in force. Ask the publisher for one signed with a new key.',
	},
	notYetValid: {
		vi: 'Cần chữ ký lập trong thời gian khóa có hiệu lực.',
		en: 'Expected a signature made while the key is in force.',
	},
};
