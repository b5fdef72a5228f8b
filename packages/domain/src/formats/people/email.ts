import { invalid, type Parsed, valid } from '../parsed.ts';

/** What mail servers accept in practice: dot-atom before the @, a host name with at least one dot after it. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const HOST = /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** An e-mail address, trimmed, its host in lower case; at most 254 characters (RFC 5321). Problem: `email.format`. */
export function parseEmail(input: string): Parsed<string> {
	const typed = input.normalize('NFKC').trim();
	const at = typed.lastIndexOf('@');
	const local = typed.slice(0, Math.max(at, 0));
	const host = typed.slice(at + 1).toLowerCase();
	if (typed.length > 254 || local.length > 64 || !LOCAL.test(local) || !HOST.test(host)) {
		return invalid(
			'email.format',
			'Địa chỉ thư điện tử chưa đúng; ví dụ đúng: nguyenvanan@example.vn (không dấu, không khoảng trắng).',
			'The e-mail address is not right; a right one: nguyenvanan@example.vn (no diacritics, no spaces).',
		);
	}
	return valid(`${local}@${host}`);
}
