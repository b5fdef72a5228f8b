import { readConfig } from '@motcua/server/config';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { roots } from '../roots.ts';

const REFUSED = 1;
const MISUSED = 2;

/**
 * `motcua preflight`: run by the new core before it takes the place of the old one. Exits with 1, naming each version, when
 * open dossiers stand on a contract that the new core does not serve. Reads only, beside a running server.
 */
export const preflightCommand = defineCommand({
	meta: { name: 'preflight', description: 'Kiểm tra trước khi nâng cấp / check before an upgrade of the core' },
	args: {
		supports: {
			type: 'string',
			description: 'các giao ước mà bản mới hỗ trợ, ví dụ 1,2 / contracts that the new core serves',
		},
	},
	async run({ args }) {
		try {
			const supported = args.supports === undefined ? undefined : contractsIn(args.supports);
			const { unservedVersions } = await import('./unserved-versions.ts');
			const unserved = await unservedVersions(readConfig(process.env, roots()), supported);
			for (const { message } of unserved) console.error(`✗ preflight.apiVersion\n  ${message.vi}\n  ${message.en}`);
			if (unserved.length > 0) process.exit(REFUSED);
			console.log('✓ Mọi phiên bản đang dùng đều được hỗ trợ / every version in use is served');
		} catch (error) {
			complainAndExit(error);
		}
	},
});

function contractsIn(given: string): readonly number[] {
	const contracts = given.split(',').map((one) => Number(one.trim()));
	if (contracts.every((one) => Number.isInteger(one) && one > 0)) return contracts;
	console.error(
		`✗ --supports ${given}\n  Cần các số nguyên cách nhau bằng dấu phẩy, ví dụ 1,2.\n  Expected whole numbers separated by commas, such as 1,2.`,
	);
	process.exit(MISUSED);
}
