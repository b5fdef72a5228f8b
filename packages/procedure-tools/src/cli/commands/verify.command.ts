import { defineCommand } from 'citty';
import { verifyArchive } from '../../signature/verify-archive.ts';
import { readPackageFile } from '../load-package.ts';
import { act, EXIT, say } from '../report.ts';
import { archive, json } from './arguments.ts';
import { trustedKeyOf } from './key-files.ts';

/** Reads a package as a core would and says who stands behind it: publisher, level, key. Exit code 1 unless it is trusted. */
export const verifyCommand = defineCommand({
	meta: { name: 'verify', description: 'Kiểm tra chữ ký và nội dung gói / verify signature and content' },
	args: {
		archive,
		trust: {
			type: 'string',
			description:
				'Khóa công khai tin cậy, cách nhau bằng dấu phẩy / public keys that are trusted, separated by commas',
		},
		json,
	},
	run: ({ args }) =>
		act(async () => {
			const keys = (args.trust ?? '').split(',').filter((path) => path !== '');
			const verified = await verifyArchive(
				readPackageFile(args.archive),
				keys.map((path) => trustedKeyOf(path, 'publisher')),
			);
			const { manifest } = verified.package;
			const facts = {
				code: manifest.code,
				version: manifest.version,
				apiVersion: manifest.apiVersion,
				publisher: manifest.publisher,
				digest: verified.digest,
				status: verified.status,
				level: verified.key?.level ?? null,
				signatures: verified.signatures.map(({ keyId, signedAt }) => ({ keyId, signedAt })),
				message: verified.message,
			};
			if (args.json) console.log(JSON.stringify(facts, null, '\t'));
			else describe(facts);
			return verified.status === 'trusted' ? EXIT.well : EXIT.unsound;
		}, args.json),
});

interface Facts {
	readonly code: string;
	readonly version: string;
	readonly publisher: string;
	readonly digest: string;
	readonly level: string | null;
	readonly signatures: readonly { readonly keyId: string; readonly signedAt: string }[];
	readonly message: { readonly vi: string; readonly en: string };
}

function describe({ code, version, publisher, digest, level, signatures, message }: Facts): void {
	console.log(`${code} ${version}`);
	console.log(`  đơn vị phát hành / publisher  ${publisher}`);
	console.log(`  mức tin cậy / level           ${level ?? '–'}`);
	console.log(`  sha256                        ${digest}`);
	for (const { keyId, signedAt } of signatures) console.log(`  khóa / key                    ${keyId}  ${signedAt}`);
	say(message);
}
