import { createHash, randomBytes } from 'node:crypto';
import { photographOfPaper, type Random, scannedPaper } from '@motcua/cli/play';

/** A file to send, with what the receiver must find on its disk. */
export interface Paper {
	readonly name: string;
	readonly bytes: Uint8Array;
	readonly sha256: string;
}

/** Makes real photographs and PDFs that are all different: a file names the filing that it came with. */
export interface PaperMill {
	next(random: Random): Paper;
}

const SEGMENT_BYTES = 60_000;
const MOST_SEGMENTS = 12;

export async function openPaperMill(): Promise<PaperMill> {
	const photographs = [await photographOfPaper(1), await photographOfPaper(2)];
	const scans = [await scannedPaper('giay-to-quet', 2)];
	return {
		next(random) {
			const { name, bytes } =
				random.next() < 0.7
					? withSegments(random.pick(photographs), random.integer(1, MOST_SEGMENTS))
					: withTail(random.pick(scans));
			return { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
		},
	};
}

type Named = Pick<Paper, 'name' | 'bytes'>;

/** Comment segments after the first marker of a JPEG: still the same picture, of any size. */
function withSegments({ name, bytes }: Named, count: number): Named {
	const segments: Uint8Array[] = [];
	for (let index = 0; index < count; index++) {
		const length = SEGMENT_BYTES + 2;
		segments.push(Uint8Array.of(0xff, 0xfe, length >> 8, length & 0xff), randomBytes(SEGMENT_BYTES));
	}
	return { name, bytes: Buffer.concat([bytes.subarray(0, 2), ...segments, bytes.subarray(2)]) };
}

/** A comment after the end of a PDF: readers look for the end from behind and pass it over. */
const withTail = ({ name, bytes }: Named): Named => ({
	name,
	bytes: Buffer.concat([bytes, Buffer.from(`\n% ${randomBytes(16).toString('hex')}\n`)]),
});
