import { styleText } from 'node:util';
import type { TrustKeyView } from '@motcua/server/trust';

const LEVELS = {
	core: 'đi cùng phần mềm / core',
	publisher: 'nhà phát hành / publisher',
	local: 'khóa của máy chủ này / this server',
} as const;

/** The list in lines for people: id, level and name, then fingerprint and what happened to the key. */
export function trustLines(keys: readonly TrustKeyView[]): string {
	return keys
		.map(({ keyId, level, name, fingerprint, revoked, addedAt, addedBy }) =>
			[
				`${styleText(revoked ? 'red' : 'green', keyId)}  ${name}  (${LEVELS[level]})`,
				`  ${fingerprint}`,
				...(addedAt ? [`  thêm / added ${addedAt} ${addedBy ?? ''}`] : []),
				...(revoked
					? [`  thu hồi / revoked ${revoked.at} (${revoked.kind}) ${revoked.by ?? ''}: ${revoked.reason}`]
					: []),
			].join('\n'),
		)
		.join('\n');
}
