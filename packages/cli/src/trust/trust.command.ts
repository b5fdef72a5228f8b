import { readFile } from 'node:fs/promises';
import { defineCommand } from 'citty';
import { complainAndExit } from '../complain.ts';
import { trustLines } from './print-trust.ts';

const REFUSED = 1;

/** What the work is done with; loaded when there is some, not to tell what there is. */
const loadTools = async () => ({ ...(await import('@motcua/server/trust')), ...(await import('./open-trust.ts')) });
type Tools = Awaited<ReturnType<typeof loadTools>>;

/** Does the work; a refusal is told in both languages and ends with 1. */
async function orComplain(work: (tools: Tools) => Promise<void>): Promise<void> {
	const tools = await loadTools();
	try {
		await work(tools);
	} catch (error) {
		if (!(error instanceof tools.UserError)) complainAndExit(error);
		const { code, message, field } = error.wire;
		console.error(`✗ ${code}${field ? ` (${field})` : ''}\n  ${message.vi}\n  ${message.en}`);
		process.exit(REFUSED);
	}
}

const list = defineCommand({
	meta: { name: 'list', description: 'Xem danh sách khóa tin cậy / show the trusted keys' },
	args: { json: { type: 'boolean', description: 'in JSON / print JSON' } },
	run: ({ args }) =>
		orComplain(async ({ withTrust, trustView }) => {
			const keys = await withTrust(trustView);
			console.log(args.json ? JSON.stringify(keys, null, '\t') : trustLines(keys));
		}),
});

const add = defineCommand({
	meta: { name: 'add', description: 'Thêm khóa công khai của nhà phát hành / add a publisher’s public key' },
	args: {
		file: {
			type: 'positional',
			description: 'tệp PEM của khóa công khai / PEM file of the public key',
			required: true,
		},
		name: { type: 'string', description: 'tên nhà phát hành / name of the publisher', required: true },
	},
	run: ({ args }) =>
		orComplain(async ({ withTrust, addTrustedKey, terminal }) => {
			const publicKey = await readFile(args.file, 'utf8');
			const keyId = await withTrust((trust) => addTrustedKey(trust, terminal(), { publicKey, name: args.name }));
			console.log(`✓ ${keyId}  ${args.name}`);
		}),
});

const revoke = defineCommand({
	meta: { name: 'revoke', description: 'Thu hồi một khóa / revoke a key' },
	args: {
		keyId: { type: 'positional', description: 'mã khóa 16 chữ số / key id of 16 digits', required: true },
		reason: { type: 'string', description: 'lý do / reason', required: true },
		compromised: {
			type: 'boolean',
			description:
				'khóa bị lộ: chữ ký cũ cũng không còn giá trị với gói mới / stolen: older signatures count for nothing new',
		},
		from: {
			type: 'string',
			description: 'từ thời điểm (ISO), mặc định là bây giờ / from this instant (ISO), now by default',
		},
	},
	run: ({ args }) =>
		orComplain(async ({ withTrust, revokeTrustedKey, terminal }) => {
			const { keyId, reason, from } = args;
			const kind = args.compromised ? 'compromised' : 'retired';
			await withTrust((trust) =>
				revokeTrustedKey(trust, terminal(), { keyId, reason, kind, ...(from !== undefined && { from }) }),
			);
			console.log(`✓ ${keyId}`);
		}),
});

const local = defineCommand({
	meta: { name: 'local', description: 'In khóa công khai của máy chủ này / print this server’s public key' },
	run: () =>
		orComplain(async ({ withTrust, trustView }) => {
			const key = (await withTrust(trustView)).find((one) => one.level === 'local');
			process.stdout.write(key?.publicKey ?? '');
		}),
});

/** `motcua trust`: the publishers whose packages the wards of this installation accept. For ward IT, beside a running server. */
export const trustCommand = defineCommand({
	meta: { name: 'trust', description: 'Danh sách khóa tin cậy của gói thủ tục / trusted keys of packages' },
	subCommands: { list, add, revoke, local },
});
