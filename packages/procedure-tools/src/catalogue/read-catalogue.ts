import { sha256 } from '../archive/integrity.ts';
import { LIMITS } from '../archive/layout.ts';
import { signatureFileSchema } from '../signature/signature-file.ts';
import { judgeSignature, type SignatureStatus, type TrustedKey } from '../signature/verify-archive.ts';
import { CatalogueError } from './catalogue-error.ts';
import { readCatalogueFile } from './catalogue-files.ts';
import {
	type CatalogueEntry,
	type CatalogueIndex,
	catalogueIndexSchema,
	INDEX,
	INDEX_SIGNATURE,
	MAX_INDEX_BYTES,
	parseCatalogueFile,
	signedIndexText,
} from './catalogue-index.ts';

/** The newest edition of a catalogue that this machine has accepted. */
export interface SeenEdition {
	readonly serial: number;
	readonly sha256: string;
}

/** A catalogue whose list is what a trusted key signed. */
export interface ReadCatalogue extends CatalogueIndex {
	/** SHA-256 of the list: with `serial` the {@link SeenEdition} to remember. */
	readonly sha256: string;
	readonly location: string;
	readonly key: TrustedKey;
}

/**
 * Reads a catalogue: a folder of packages with a signed list, on a disk, a USB stick or any HTTP server. It may be served by anybody: what
 * counts is the signature.
 *
 * @param newest the newest edition accepted before: an older one, or another one under the same number, is refused
 * @throws CatalogueError naming the file and the reason
 */
export async function readCatalogue(
	location: string,
	trusted: readonly TrustedKey[],
	newest: SeenEdition | null = null,
): Promise<ReadCatalogue> {
	const bytes = await required(location, INDEX, MAX_INDEX_BYTES);
	const digest = sha256(bytes);
	const key = await signerOf(location, digest, trusted);
	const index = parseCatalogueFile(INDEX, bytes, catalogueIndexSchema);
	refuseReplay(index, digest, newest);
	const files = index.packages.map((entry) => entry.file);
	const twice = files.find((file, at) => files.indexOf(file) !== at);
	if (twice !== undefined)
		throw new CatalogueError('catalogue.twice', INDEX, [
			`Danh sách nêu tệp “${twice}” hai lần.`,
			`The list names the file "${twice}" twice.`,
		]);
	return { ...index, location, sha256: digest, key };
}

/**
 * The archive of an entry, as its list describes it.
 *
 * @throws CatalogueError `catalogue.missing`, `catalogue.file`, `catalogue.unreachable`, `catalogue.size`
 */
export async function readCataloguePackage(location: string, entry: CatalogueEntry): Promise<Uint8Array> {
	const bytes = await required(location, entry.file, LIMITS.packedBytes);
	const found = sha256(bytes);
	if (found === entry.sha256) return bytes;
	throw new CatalogueError('catalogue.file', entry.file, [
		`Tệp không phải là tệp mà danh mục đã ký: tìm thấy SHA-256 ${found} (${bytes.length} byte), cần ${entry.sha256} (${entry.bytes} byte).`,
		`The file is not the one that the signed list names: found SHA-256 ${found} (${bytes.length} bytes), expected ${entry.sha256} (${entry.bytes} bytes).`,
	]);
}

async function required(location: string, name: string, maxBytes: number): Promise<Uint8Array> {
	const bytes = await readCatalogueFile(location, name, maxBytes);
	if (bytes) return bytes;
	throw new CatalogueError('catalogue.missing', name, [
		`Không có tệp ${name} trong ${location}.`,
		`There is no ${name} in ${location}.`,
	]);
}

/** Best first: one good signature is enough, otherwise the most serious reason is told. */
const RANK: readonly SignatureStatus[] = ['trusted', 'invalid', 'revoked', 'notYetValid', 'unknownKey', 'unsigned'];

async function signerOf(location: string, digest: string, trusted: readonly TrustedKey[]): Promise<TrustedKey> {
	const file = await readCatalogueFile(location, INDEX_SIGNATURE, 64 * 1024);
	const entries = file ? parseCatalogueFile(INDEX_SIGNATURE, file, signatureFileSchema).signatures : [];
	const [best] = entries
		.map((entry) => ({ entry, ...judgeSignature(signedIndexText(digest, entry.signedAt), entry, trusted) }))
		.sort((a, b) => RANK.indexOf(a.status) - RANK.indexOf(b.status));
	if (best?.status === 'trusted' && best.key) return best.key;
	const status = best?.status === 'trusted' ? 'unknownKey' : (best?.status ?? 'unsigned');
	throw new CatalogueError(
		`catalogue.${status}`,
		status === 'invalid' ? INDEX : INDEX_SIGNATURE,
		REASONS[status](best ? `${best.key?.name ?? '?'} (${best.entry.keyId})` : '', best?.key?.revokedAt ?? ''),
	);
}

const REASONS: Readonly<
	Record<Exclude<SignatureStatus, 'trusted'>, (key: string, at: string) => readonly [string, string]>
> = {
	unsigned: () => ['Danh mục chưa được ký.', 'The catalogue is not signed.'],
	unknownKey: (key) => [
		`Danh mục được ký bằng khóa ${key}, chưa có trong danh sách tin cậy.`,
		`The catalogue is signed with the key ${key}, which is not on the list of trusted keys.`,
	],
	invalid: (key) => [
		`Danh sách đã bị sửa sau khi được ký: chữ ký của khóa ${key} không khớp với nội dung.`,
		`The list was changed after it was signed: the signature of the key ${key} does not match its content.`,
	],
	revoked: (key, at) => [
		`Danh mục được ký bằng khóa ${key}, đã bị thu hồi từ ${at}.`,
		`The catalogue is signed with the key ${key}, which was revoked from ${at}.`,
	],
	notYetValid: (key) => [
		`Danh mục được ký bằng khóa ${key} trước ngày khóa có hiệu lực.`,
		`The catalogue is signed with the key ${key} before that key was valid.`,
	],
};

function refuseReplay({ serial }: CatalogueIndex, digest: string, newest: SeenEdition | null): void {
	if (newest === null || serial > newest.serial || (serial === newest.serial && digest === newest.sha256)) return;
	if (serial < newest.serial)
		throw new CatalogueError('catalogue.older', INDEX, [
			`Danh mục có số ${serial}, cũ hơn số ${newest.serial} mà máy chủ đã nhận. Hãy chép danh mục mới nhất.`,
			`The catalogue has number ${serial}, older than number ${newest.serial} that this server accepted before. Copy the newest one.`,
		]);
	throw new CatalogueError('catalogue.changed', INDEX, [
		`Hai danh mục khác nhau cùng mang số ${serial}: tìm thấy SHA-256 ${digest}, đã nhận ${newest.sha256}. Hãy hỏi lại nơi phát hành.`,
		`Two different catalogues carry number ${serial}: found SHA-256 ${digest}, accepted before ${newest.sha256}. Ask the publisher.`,
	]);
}
