import { existsSync, readFileSync } from 'node:fs';
import { readPrivateKey, readPublicKey } from '../../signature/signing-key.ts';
import type { TrustedKey } from '../../signature/verify-archive.ts';
import { existing } from '../load-package.ts';
import { ToolError } from '../tool-error.ts';

/** PEM of a private key from its file. @throws ToolError, SigningKeyError */
export function readPrivateKeyFile(path: string): string {
	const pem = readFileSync(existing(path), 'utf8');
	readPrivateKey(pem);
	return pem;
}

/** The key of a `.pub.pem` file as one that is trusted. @throws ToolError, SigningKeyError */
export function trustedKeyOf(path: string, level: TrustedKey['level']): TrustedKey {
	const publicKey = readFileSync(existing(path), 'utf8');
	readPublicKey(publicKey);
	return { publicKey, name: path, level };
}

/** @throws ToolError `tool.exists`: a private key that is written over is lost for ever. */
export function refuseExisting(path: string): void {
	if (!existsSync(path)) return;
	throw new ToolError('tool.exists', path, {
		vi: 'Tệp đã có nên không ghi đè. Chọn tên khác hoặc chuyển tệp cũ đi.',
		en: 'The file exists and was left alone. Choose another name, or move it away.',
	});
}
