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
export const renderResult = (
	services: Services,
	{ data }: RenderIntent,
	procedure: LoadedProcedure,
	state: DossierState,
	createdAt: string,
): Promise<FileRef> =>
	renderPaper(services, procedure, {
		template: procedure.manifest.result.template,
		data,
		name: `${procedure.manifest.result.name.vi} - ${state.code ?? state.temporaryCode}`,
		createdAt,
	});

/** A paper from one of the package's templates. */
export interface Paper {
	readonly template: string;
	readonly data: Readonly<Record<string, unknown>>;
	/** Name of the file without its extension. */
	readonly name: string;
	/** ISO instant that stands in the file. */
	readonly createdAt: string;
}

/**
 * Renders and stores a paper, as {@link renderResult} does the result.
 *
 * @throws {ResultRenderError}
 */
export async function renderPaper(
	services: Services,
	procedure: LoadedProcedure,
	{ template, data, name, createdAt }: Paper,
): Promise<FileRef> {
	try {
		const { pdf, pages } = await services.documents.render({
			template,
			files: procedure.package.templates,
			data,
			createdAt,
		});
		const { fileId, bytes } = await services.files.put(pdf, pdf.byteLength);
		return { fileId, name: fileName(name), mime: 'application/pdf', bytes, pages };
	} catch (error) {
		if (error instanceof DocumentError) throw new ResultRenderError(error);
		throw error;
	}
}

/** `Giấy xác nhận tình trạng hôn nhân - H26.242-261123-0001.pdf`. */
const fileName = (name: string): string => `${name}.pdf`.replace(/[/\\:*?"<>|]/g, ' ');
