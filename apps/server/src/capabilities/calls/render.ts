import type { RenderedPaper } from '@motcua/procedure-sdk';
import { ResultRenderError, renderPaper } from '../../steps/run/render-result.ts';
import { type CallContext, CallDenied, CallError, type RequestOf } from './carry-out.ts';

/** Renders a paper from a granted template and stores it under its hash: a repetition makes the same file. */
export async function render(
	{ services, facts, grant }: CallContext<'document.render'>,
	{ template, data, name }: RequestOf<'render'>,
): Promise<RenderedPaper> {
	if (!grant.templates.includes(template)) throw new CallDenied(`render: the template ${template} is not granted`);
	try {
		const {
			fileId,
			bytes,
			pages,
			name: fileName,
		} = await renderPaper(services, facts.procedure, {
			template,
			data,
			name,
			createdAt: facts.now,
		});
		return { fileId, bytes, pages: pages ?? 0, name: fileName };
	} catch (error) {
		if (error instanceof ResultRenderError)
			throw new CallError(error.mayPass ? 'render.busy' : 'render.template', error.message, error.mayPass);
		throw error;
	}
}
