/** The part of clamscan's interface that the scanner uses; the package ships no types. */
declare module 'clamscan' {
	import type { Readable } from 'node:stream';

	export interface ClamScanOptions {
		readonly preference: 'clamdscan';
		readonly clamdscan: {
			readonly socket?: string;
			readonly host?: string;
			readonly port?: number;
			readonly timeout: number;
			readonly localFallback: boolean;
		};
	}
	export default class NodeClam {
		init(options: ClamScanOptions): Promise<NodeClam>;
		scanStream(
			content: Readable,
		): Promise<{ readonly isInfected: boolean | null; readonly viruses: readonly string[] }>;
	}
}
