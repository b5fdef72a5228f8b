import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { ArchiveError } from './archive-error.ts';
import { isSafePath, KNOWN_FILES, LIMITS, maxBytesOf } from './layout.ts';

/** Files of an archive by path. */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array>;

/** A tar.gz of these files: entries sorted by path, no times, no owners, so that the same files give the same bytes. */
export async function writeTar(files: ArchiveFiles): Promise<Uint8Array> {
	const tar = pack();
	for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
		tar.entry(
			{ name, mode: 0o644, mtime: new Date(0), uid: 0, gid: 0, type: 'file', size: bytes.length },
			Buffer.from(bytes),
		);
	}
	tar.finalize();
	const chunks: Uint8Array[] = [];
	for await (const chunk of tar) chunks.push(chunk as Uint8Array);
	const packed = await promisify(gzip)(Buffer.concat(chunks), { level: constants.Z_BEST_COMPRESSION });
	// Byte 9 names the operating system that packed: 255 is "unknown", the same everywhere.
	packed[9] = 255;
	return packed;
}

/**
 * The files of a tar.gz, as far as every ceiling and every path rule holds.
 *
 * @throws ArchiveError
 */
export async function readTar(bytes: Uint8Array): Promise<ArchiveFiles> {
	if (bytes.length > LIMITS.packedBytes) throw tooLarge('archive.packedSize', '', bytes.length, LIMITS.packedBytes);
	const files = new Map<string, Uint8Array>();
	const tar = extract();
	const ended = (async () => {
		for await (const entry of tar) {
			const { name, type, size = 0 } = entry.header;
			admit(files, name, type ?? 'file', size);
			const chunks: Uint8Array[] = [];
			for await (const chunk of entry) chunks.push(chunk as Uint8Array);
			files.set(name, Buffer.concat(chunks));
		}
	})();
	tar.end(await inflate(bytes));
	try {
		await ended;
	} catch (error) {
		if (error instanceof ArchiveError) throw error;
		throw new ArchiveError('archive.tar', '', {
			vi: `Tệp gói bị hỏng hoặc không phải là tar: ${String(error)}`,
			en: `The archive is damaged or no tar: ${String(error)}`,
		});
	}
	return files;
}

async function inflate(bytes: Uint8Array): Promise<Buffer> {
	const unpacked = await promisify(gunzip)(bytes, { maxOutputLength: LIMITS.unpackedBytes }).catch((error: unknown) => {
		if (Object(error).code === 'ERR_BUFFER_TOO_LARGE')
			throw tooLarge('archive.unpackedSize', '', undefined, LIMITS.unpackedBytes);
		throw new ArchiveError('archive.gzip', '', {
			vi: `Tệp gói (${bytes.length} byte) không phải là gzip hoặc bị cắt ngắn; cần nguyên vẹn tệp .procpkg. Hãy chép hoặc tải lại tệp.`,
			en: `The archive (${bytes.length} bytes) is not gzip, or was cut short; expected a whole .procpkg. Copy or download it again.`,
		});
	});
	if (unpacked.length > 1024 * 1024 && unpacked.length > bytes.length * LIMITS.ratio) {
		throw new ArchiveError('archive.ratio', '', {
			vi: `Gói nén ${bytes.length} byte bung ra ${unpacked.length} byte, quá ${LIMITS.ratio} lần cho phép.`,
			en: `${bytes.length} packed bytes unpack to ${unpacked.length}, more than ${LIMITS.ratio} times as many.`,
		});
	}
	return unpacked;
}

/** Decides on an entry by its header, before a byte of it is kept. */
function admit(files: ReadonlyMap<string, unknown>, name: string, type: string, size: number): void {
	if (type !== 'file') {
		throw new ArchiveError('archive.entryType', name, {
			vi: `Gói chỉ được chứa tệp thường, nhưng mục này là “${type}”.`,
			en: `An archive holds plain files only, but this entry is a "${type}".`,
		});
	}
	if (!isSafePath(name)) {
		throw new ArchiveError('archive.path', name, {
			vi: 'Đường dẫn không hợp lệ: cần đường dẫn tương đối kiểu POSIX, chữ la-tinh không dấu, không có “..”.',
			en: 'The path is not valid: expected a relative POSIX path in ASCII, without "..".',
		});
	}
	const lower = name.toLowerCase();
	if ([...files.keys()].some((known) => known.toLowerCase() === lower)) {
		throw new ArchiveError('archive.duplicate', name, {
			vi: 'Tệp xuất hiện hai lần (hoặc chỉ khác nhau chữ hoa, chữ thường).',
			en: 'The file is there twice (or differs in case only).',
		});
	}
	const maxBytes = maxBytesOf(name);
	if (maxBytes === undefined) {
		throw new ArchiveError('archive.unknownFile', name, {
			vi: `Gói thủ tục không được chứa tệp này. Chỉ nhận: ${KNOWN_FILES}.`,
			en: `No such file belongs into a procedure package. Expected only: ${KNOWN_FILES}.`,
		});
	}
	if (size > maxBytes) throw tooLarge('archive.fileSize', name, size, maxBytes);
	if (files.size >= LIMITS.files) {
		throw new ArchiveError('archive.fileCount', name, {
			vi: `Gói có hơn ${LIMITS.files} tệp, tối đa là ${LIMITS.files}.`,
			en: `The archive has more than ${LIMITS.files} files; ${LIMITS.files} are allowed.`,
		});
	}
}

const tooLarge = (
	code: 'archive.packedSize' | 'archive.unpackedSize' | 'archive.fileSize',
	place: string,
	found: number | undefined,
	max: number,
) =>
	new ArchiveError(code, place, {
		vi: `Kích thước ${found === undefined ? '' : `${found} byte `}vượt quá mức cho phép là ${max} byte.`,
		en: `The size ${found === undefined ? '' : `of ${found} bytes `}is over the allowed ${max} bytes.`,
	});
