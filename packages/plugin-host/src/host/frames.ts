/**
 * Frames of JSON on a pipe: four bytes of length (big endian), then UTF-8. Our own instead of Node's IPC channel, which reads a line of
 * any length into memory before anybody may say no.
 */

/** Largest frame: a result of 1 MiB characters, escaped and encoded, with room for its envelope. */
export const MAX_FRAME_BYTES = 8 * 1024 * 1024;
const HEADER_BYTES = 4;

/** Thrown when the other side breaks the framing. */
export class FrameError extends Error {
	override readonly name = 'FrameError';
}

export function encodeFrame(message: unknown): Buffer {
	const body = Buffer.from(JSON.stringify(message), 'utf8');
	const frame = Buffer.allocUnsafe(HEADER_BYTES + body.length);
	frame.writeUInt32BE(body.length, 0);
	body.copy(frame, HEADER_BYTES);
	return frame;
}

/** Cuts a stream into frames. Holds at most one frame and one chunk. */
export class FrameReader {
	#chunks: Buffer[] = [];
	#size = 0;
	/** Bytes that the next frame needs before it can be read. */
	#needed = HEADER_BYTES;

	/**
	 * Takes a chunk and answers with the frames that it completes.
	 *
	 * @throws FrameError when a frame announces more than {@link MAX_FRAME_BYTES} or is no JSON.
	 */
	push(chunk: Buffer): readonly unknown[] {
		this.#chunks.push(chunk);
		this.#size += chunk.length;
		const frames: unknown[] = [];
		// Joined only when something can be read: many small chunks of a large frame would be copied again and again.
		while (this.#size >= this.#needed) {
			const data = Buffer.concat(this.#chunks);
			const length = data.readUInt32BE(0);
			if (length > MAX_FRAME_BYTES)
				throw new FrameError(`a frame of ${length} bytes, at most ${MAX_FRAME_BYTES} are allowed`);
			if (data.length < HEADER_BYTES + length) {
				this.#keep(data, HEADER_BYTES + length);
				break;
			}
			frames.push(parse(data.toString('utf8', HEADER_BYTES, HEADER_BYTES + length)));
			this.#keep(data.subarray(HEADER_BYTES + length), HEADER_BYTES);
		}
		return frames;
	}

	#keep(rest: Buffer, needed: number): void {
		this.#chunks = rest.length > 0 ? [rest] : [];
		this.#size = rest.length;
		this.#needed = needed;
	}
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new FrameError('a frame that is no JSON');
	}
}
