import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { readForView } from '../dossiers/views/read-view.ts';
import { sendAsAttachment } from '../files/send-file.ts';
import type { Services } from '../services.ts';
import { renderSlipOf } from './render-slip.ts';

const params = z.object({ token: z.string().max(400) });

/**
 * `GET /api/receipts/<token>.pdf`: the citizen's receipt. Before acceptance the receipt of the filing, after it form 01
 * with the promised date.
 */
export function registerReceiptRoute(app: FastifyInstance, services: Services): void {
	app.get('/api/receipts/:token.pdf', async (request, reply) => {
		services.rateLimiter.take('read', request.ip);
		const { token } = params.parse(request.params);
		const { wardId, dossierId } = services.trackTokens.open(token);
		const read = await readForView(services, wardId, dossierId);
		const form = read.state.receivedAt === null ? 'receipt' : '01';
		const { name, pdf } = await renderSlipOf(services, read, form);
		return sendAsAttachment(reply, { name, mime: 'application/pdf', content: pdf });
	});
}
