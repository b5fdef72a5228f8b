/** Ceilings of an archive. A procedure is text: what is larger is a mistake or an attack. */
export const LIMITS = {
	packedBytes: 10 * 1024 * 1024,
	unpackedBytes: 40 * 1024 * 1024,
	/** Unpacked over packed. Text reaches about 10; 100 is a bomb. Archives below 1 MiB unpacked are not asked. */
	ratio: 100,
	files: 2000,
	codeBytes: 512 * 1024,
	pathLength: 200,
	pathDepth: 4,
} as const;

export const MANIFEST = 'manifest.json';
export const FLOW = 'flow.json';
export const MESSAGES = 'messages.json';
export const CODE = 'code/steps.js';
export const CODE_MAP = 'code/steps.js.map';
export const INTEGRITY = 'integrity.json';
export const SIGNATURE = 'signature.json';

const kB = 1024;
/** Every file that an archive may hold, with its ceiling. What matches none of these is refused. */
const LAYOUT: readonly { readonly pattern: RegExp; readonly maxBytes: number }[] = [
	{ pattern: /^manifest\.json$/, maxBytes: 256 * kB },
	{ pattern: /^(flow|messages)\.json$/, maxBytes: 512 * kB },
	{ pattern: /^forms\/[a-z][A-Za-z0-9]{0,63}\.json$/, maxBytes: 1024 * kB },
	{ pattern: /^templates\/.+\.(typ|svg|json|txt|csv)$/, maxBytes: 1024 * kB },
	{ pattern: /^fixtures\/[^/]+\.json$/, maxBytes: 1024 * kB },
	{ pattern: /^code\/steps\.js$/, maxBytes: LIMITS.codeBytes },
	{ pattern: /^code\/steps\.js\.map$/, maxBytes: 4096 * kB },
	{ pattern: /^integrity\.json$/, maxBytes: 1024 * kB },
	{ pattern: /^signature\.json$/, maxBytes: 64 * kB },
];

/** The layout in words, for who sent another file. */
export const KNOWN_FILES =
	'manifest.json, flow.json, messages.json, forms/*.json, templates/*.(typ|svg|json|txt|csv), fixtures/*.json, code/steps.js, code/steps.js.map, integrity.json, signature.json';

/** Bytes that a file of this path may have; undefined when no such file belongs into an archive. */
export const maxBytesOf = (path: string): number | undefined =>
	LAYOUT.find(({ pattern }) => pattern.test(path))?.maxBytes;

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * True for a relative POSIX path of plain ASCII segments: no `..`, no leading dot or slash, no backslash, no drive, no trailing dot
 * (Windows drops it, and two names become one).
 */
export function isSafePath(path: string): boolean {
	const segments = path.split('/');
	return (
		path.length <= LIMITS.pathLength &&
		segments.length <= LIMITS.pathDepth &&
		segments.every((segment) => SEGMENT.test(segment) && !segment.endsWith('.'))
	);
}
