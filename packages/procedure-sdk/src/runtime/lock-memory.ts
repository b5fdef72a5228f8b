/**
 * Takes resizable buffers away: V8 reserves their memory past the limit of the isolate. Ordinary buffers are counted and stay. For good: only for a
 * realm that lives for one run.
 *
 * Self-contained: its source text is part of the script that runs inside the sandbox, see `runtime-source.ts`.
 */
export function lockMemory(root: typeof globalThis): void {
	const RealBuffer = root.ArrayBuffer;
	const FixedBuffer = function (length: number, options?: unknown) {
		if (new.target === undefined) throw new TypeError("Constructor ArrayBuffer requires 'new'");
		if (options !== undefined) {
			throw new RangeError('Bước xử lý không có ArrayBuffer co giãn. / A step has no resizable ArrayBuffer.');
		}
		return Reflect.construct(RealBuffer, [length], new.target);
	};
	Object.defineProperties(FixedBuffer, {
		name: { value: 'ArrayBuffer' },
		prototype: { value: RealBuffer.prototype, writable: false },
		isView: { value: RealBuffer.isView },
		[Symbol.species]: { get: () => FixedBuffer },
	});
	Object.defineProperty(RealBuffer.prototype, 'constructor', { value: FixedBuffer });
	Object.defineProperty(root, 'ArrayBuffer', { value: FixedBuffer });
}
