import { DocumentError } from '@motcua/documents';
import type { DossierState, FileRef } from '@motcua/domain';
import type { StepIntent } from '@motcua/procedure-sdk';
import type { LoadedProcedure } from '../../procedures/catalogue.ts';
import type { Services } from '../../services.ts';

type RenderIntent = Extract<StepIntent, { kind: 'renderResult' }>;

/** Thrown when the template of a package cannot be rendered with the data that its step gave. */
export class ResultRenderError extends Error {
	/** Whether the same again may succeed. */
	readonly mayPass: boolean;
	constructor(cause: DocumentError) {
		super(cause.message, { cause });
		this.name = 'ResultRenderError';
		this.mayPass = mayPass.has(cause.code);
	}
}

const mayPass = new Set<DocumentError['code']>(['host.crash', 'queue.full', 'limit.memory']);

/**
 * Renders the result by the package's template and stores it under its hash. Repeating it with the same data stores the
 * same file, so that a run that died after this leaves nothing wrong behind.
 *
 * @throws {ResultRenderError}
 */
export async function renderResult(
	services: Services,
	{ data }: RenderIntent,
	procedure: LoadedProcedure,
	state: DossierState,
	createdAt: string,
): Promise<FileRef> {
	const { manifest, templates } = procedure.package;
	try {
		const { pdf, pages } = await services.documents.render({
			template: manifest.result.template,
			files: templates,
			data,
			createdAt,
		});
		const { fileId, bytes } = await services.files.put(pdf, pdf.byteLength);
		return { fileId, name: resultName(procedure, state), mime: 'application/pdf', bytes, pages };
	} catch (error) {
		if (error instanceof DocumentError) throw new ResultRenderError(error);
		throw error;
	}
}

/** `Giấy xác nhận tình trạng hôn nhân - H26.242-261123-0001.pdf`. */
const resultName = ({ manifest }: LoadedProcedure, state: DossierState): string =>
	`${manifest.result.name.vi} - ${state.code ?? state.temporaryCode}.pdf`.replace(/[/\\:*?"<>|]/g, ' ');
