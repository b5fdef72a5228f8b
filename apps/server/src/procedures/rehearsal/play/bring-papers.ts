import type { Answers } from '@motcua/forms';
import type { PaperUploads } from '../../../dossiers/filing/papers.ts';
import type { LoadedProcedure } from '../../catalogue.ts';
import type { RehearsedPaper } from '../script.ts';
import type { Stage } from '../stage/open-stage.ts';
import { uploadSample } from '../stage/sample-papers.ts';

/** The papers of an act, brought onto the stage. */
export interface BroughtPapers {
	readonly documents: readonly PaperUploads[];
	readonly shown: readonly string[];
}

/** Makes the sample files of an act. Their ids follow from the place in the script, so that a replay names the same. */
export async function bringPapers(stage: Stage, papers: readonly RehearsedPaper[]): Promise<BroughtPapers> {
	const documents: PaperUploads[] = [];
	const procedure = await stage.services.catalogue.procedure(stage.digest);
	for (const [place, { requirement, given, pages }] of papers.entries()) {
		if (given !== 'upload') continue;
		const id = sampleId(stage.played, place);
		const paper = procedure.manifest.documents.find(({ key }) => key === requirement);
		const name = `${paper?.name.vi.slice(0, 80) ?? requirement}.pdf`.replace(/[/\\:*?"<>|]/g, ' ');
		await uploadSample(stage.services, stage.samples, { id, wardId: stage.wardId, name, pages });
		documents.push({ requirement, uploadIds: [id] });
	}
	return { documents, shown: papers.filter(({ given }) => given === 'shown').map(({ requirement }) => requirement) };
}

/** A well-formed id, readable in a record: act 2, paper 1. */
const sampleId = (act: number, place: number): string =>
	`00000000-0000-7000-8${String(act).padStart(3, '0')}-${String(place).padStart(12, '0')}`;

/** Answers without the uploads of whoever filled them in: on the stage there are only sample papers. */
export function withoutUploads({ application }: LoadedProcedure, answers: Answers): Answers {
	return Object.fromEntries(
		Object.entries(answers).filter(([key]) => {
			const element = application.elements.get(key);
			return !(element?.kind === 'field' && element.field.type === 'file');
		}),
	);
}
