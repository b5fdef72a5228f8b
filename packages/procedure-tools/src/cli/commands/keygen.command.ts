import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineCommand } from 'citty';
import { generateSigningKey } from '../../signature/signing-key.ts';
import { act, EXIT } from '../report.ts';
import { refuseExisting } from './key-files.ts';

/** Makes a publisher's pair of keys: `<out>.key.pem` (kept) and `<out>.pub.pem` (handed to wards). */
export const keygenCommand = defineCommand({
	meta: { name: 'keygen', description: 'Tạo cặp khóa ký Ed25519 / make a pair of Ed25519 signing keys' },
	args: {
		out: {
			type: 'positional',
			required: false,
			default: 'publisher',
			description: 'Tên tệp, không có đuôi / name of the files, without ending',
		},
	},
	run: ({ args }) =>
		act(async () => {
			const [secret, shared] = [resolve(`${args.out}.key.pem`), resolve(`${args.out}.pub.pem`)];
			refuseExisting(secret);
			refuseExisting(shared);
			const { keyId, privateKey, publicKey } = generateSigningKey();
			writeFileSync(secret, privateKey, { mode: 0o600, flag: 'wx' });
			writeFileSync(shared, publicKey, { flag: 'wx' });
			console.log(
				[
					`${keyId}`,
					`  ${secret}\n    khóa bí mật: giữ kín, không đưa vào kho mã / private: keep it, never commit it`,
					`  ${shared}\n    khóa công khai: gửi cho phường để thêm vào danh sách tin cậy / public: for the wards' lists of trusted keys`,
				].join('\n'),
			);
			return EXIT.well;
		}),
});
