import { closePapers, photographOfPaper, scannedPaper } from '@motcua/cli/play';
import type { ChosenFile } from './fill-form.ts';

/** A real photograph and a real PDF, as people send them. */
export async function makePapers(): Promise<{ readonly photograph: ChosenFile; readonly scan: ChosenFile }> {
	try {
		const photograph = await photographOfPaper(5);
		const scan = await scannedPaper('giay-to-quet', 2);
		return {
			photograph: { name: photograph.name, mimeType: 'image/jpeg', buffer: Buffer.from(photograph.bytes) },
			scan: { name: scan.name, mimeType: 'application/pdf', buffer: Buffer.from(scan.bytes) },
		};
	} finally {
		await closePapers();
	}
}
