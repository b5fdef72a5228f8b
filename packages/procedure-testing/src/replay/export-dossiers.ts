import { randomBytes } from 'node:crypto';
import type { DossierEvent } from '@motcua/domain';
import type { Visit } from '../anonymise/personal-fields.ts';
import { mapPersonal, mapUnknown } from '../anonymise/personal-fields.ts';
import { createPseudonyms } from '../anonymise/pseudonyms.ts';
import type { ExportSource } from './export-dossier.ts';
import { exportDossier } from './export-dossier.ts';
import type { DossierExport } from './export-schema.ts';

/**
 * Exports dossiers of one procedure for its author: the same person is the same other person throughout, and nobody can be found again.
 *
 * @param records the legal record of each dossier
 * @param key secret of the export, random by default and kept nowhere
 */
export async function exportDossiers(
	code: string,
	records: readonly (readonly DossierEvent[])[],
	source: ExportSource,
	key: Uint8Array = randomBytes(32),
): Promise<DossierExport> {
	const pseudonyms = createPseudonyms(key, await personalValues(records, source));
	const dossiers: DossierExport['dossiers'] = [];
	let form = 0;
	for (const [index, events] of records.entries()) {
		const name = `dossier ${String(index + 1).padStart(4, '0')}`;
		const exported = await exportDossier(name, events, source, pseudonyms.replace);
		if (exported === 'form') form += 1;
		else dossiers.push(exported);
	}
	const exportedOn = Temporal.Now.plainDateISO(source.timeZone).toString();
	return { exportVersion: 1, code, exportedOn, dossiers, leftOut: form > 0 ? { form } : {} };
}

/** Every personal value that occurs in the records: in answers, in what staff wrote, in what steps worked out. */
export async function personalValues(
	records: readonly (readonly DossierEvent[])[],
	source: Pick<ExportSource, 'packageOf'>,
): Promise<ReadonlySet<string>> {
	const values = new Set<string>();
	const look: Visit = (kind, value) => {
		if (kind !== 'date') values.add(value);
		return value;
	};
	for (const events of records) {
		const [submitted] = events;
		if (submitted?.type !== 'submitted') continue;
		const pkg = await source.packageOf(submitted.data.procedure.digest);
		const { application } = pkg.forms;
		for (const event of events) {
			if (event.type === 'submitted' || event.type === 'supplementAnswered') {
				if (application && event.data.answers) mapPersonal(application, event.data.answers, look);
			}
			if (event.type !== 'stepCompleted' || !event.data.patch) continue;
			const step = pkg.flow.steps.find((one) => one.key === event.data.step);
			const form = step?.kind === 'human' && step.form ? pkg.forms[step.form] : undefined;
			if (form) mapPersonal(form, event.data.patch, look);
			else mapUnknown(event.data.patch, look);
		}
	}
	return values;
}
