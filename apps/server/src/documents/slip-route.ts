import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { notFound } from '../api/errors.ts';
import { recordAct } from '../audit/record.ts';
import { readForView } from '../dossiers/views/read-view.ts';
import { sendAsAttachment } from '../files/send-file.ts';
import type { Services } from '../services.ts';
import { renderSlipOf } from './render-slip.ts';
import { isSlipForm } from './slips.ts';
import { type SessionOf, staffReader } from './staff-reader.ts';

const params = z.object({ dossierId: z.uuid(), form: z.string().max(20) });

/** `GET /api/slips/<dossier>/<form>.pdf` for staff of the ward: the receipt, forms 01 to 06, the fee slip. */
export function registerSlipRoute(app: FastifyInstance, services: Services, sessionOf: SessionOf): void {
	app.get('/api/slips/:dossierId/:form.pdf', async (request, reply) => {
		const staff = staffReader(await sessionOf(request));
		const parsed = params.safeParse(request.params);
		if (!parsed.success || !isSlipForm(parsed.data.form)) throw unknownSlip();
		const { dossierId, form } = parsed.data;
		const read = await readForView(services, staff.wardId, dossierId);
		const { name, pdf } = await renderSlipOf(services, read, form);
		await services.db.write(
			(tx) =>
				recordAct(tx, services, staff, {
					action: 'dossier.slipPrinted',
					target: `dossier:${dossierId}`,
					detail: { form },
				}),
			{ name: 'audit.slipPrinted' },
		);
		return sendAsAttachment(reply, { name, mime: 'application/pdf', content: pdf });
	});
}

const unknownSlip = () => notFound('slip.unknown', { vi: 'Không có biểu mẫu này.', en: 'There is no such slip.' });
