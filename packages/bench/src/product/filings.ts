import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, createRandom, makeFiling, makePerson } from '@motcua/cli/play';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { readArchive } from '@motcua/procedure-tools';

/** A procedure without required uploads: what is measured is the filing, not the disk's speed with pictures. */
export const MEASURED_PROCEDURE = '2.000815';

/** Bodies of filings for the product's API; each has a key and a name of its own. */
export async function filingBodies(
	url: string,
	pluginsDir: string,
): Promise<{ readonly next: () => string; readonly bytes: number }> {
	const detail = await connect(url).public.procedure.get.query({ code: MEASURED_PROCEDURE });
	const pkg = await packageOf(pluginsDir);
	const random = createRandom(7);
	const today = Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh');
	const filing = await makeFiling(
		{ ...detail, form: withoutFiles(detail.form) },
		pkg,
		makePerson(random),
		() => Promise.reject(new Error('no uploads here')),
		today,
	);
	const next = (): string => JSON.stringify({ ...filing, idempotencyKey: randomUUID() });
	return { next, bytes: Buffer.byteLength(next()) };
}

async function packageOf(pluginsDir: string): Promise<ProcedurePackage> {
	const file = join(pluginsDir, 'certified-copy', 'dist', `${MEASURED_PROCEDURE}-1.0.0.procpkg`);
	return (await readArchive(new Uint8Array(await readFile(file)))).package;
}

type Form = Awaited<ReturnType<ReturnType<typeof connect>['public']['procedure']['get']['query']>>['form'];

const withoutFiles = (form: Form): Form => ({
	...form,
	sections: form.sections.map((section) => ({
		...section,
		fields: section.fields.filter((field) => field.type !== 'file'),
	})),
});
