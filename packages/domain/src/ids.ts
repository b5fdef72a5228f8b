/** Random bytes are drawn in blocks: one call into the system per id would cost more than the id itself. */
const POOL_BYTES = 4096;
const pool = new Uint8Array(POOL_BYTES);
let used = POOL_BYTES;
let lastMs = 0;
let counter = 0;

function randomByte(): number {
	if (used >= POOL_BYTES) {
		globalThis.crypto.getRandomValues(pool);
		used = 0;
	}
	return pool[used++] ?? 0;
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const hexByte = (): string => HEX[randomByte()] ?? '';

/**
 * A new UUIDv7 (RFC 9562), lower case with hyphens: unique, and in string order of creation within one process, also
 * inside one millisecond (12-bit counter in `rand_a`) and when the system clock steps back.
 *
 * @param nowMs milliseconds since 1970; given by tests and by importers of old data.
 */
export function newId(nowMs: number = Date.now()): string {
	if (nowMs > lastMs) {
		lastMs = nowMs;
		// The top bit starts at 0, so that a burst has at least 2,048 ids before it borrows the next millisecond.
		counter = ((randomByte() << 8) | randomByte()) & 0x7ff;
	} else if (++counter > 0xfff) {
		lastMs += 1;
		counter = 0;
	}
	const time = lastMs.toString(16).padStart(12, '0');
	const sequence = counter.toString(16).padStart(3, '0');
	const variant = HEX[(randomByte() & 0x3f) | 0x80] ?? '';
	const node = hexByte() + hexByte() + hexByte() + hexByte() + hexByte() + hexByte();
	return `${time.slice(0, 8)}-${time.slice(8)}-7${sequence}-${variant}${hexByte()}-${node}`;
}
