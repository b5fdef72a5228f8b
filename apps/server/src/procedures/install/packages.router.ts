import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { answer, answerList } from '../../api/answer.ts';
import { router, staffProcedure } from '../../api/trpc.ts';
import { recordAct } from '../../audit/record.ts';
import { procedureCode } from '../../dossiers/dossier-input.ts';
import { inspectPackage } from './inspect-package.ts';
import { installPackage } from './install-package.ts';
import { notOnShelf } from './install-procedure.ts';
import { fetchFromCatalogue, listCatalogues } from './sources/catalogues.ts';
import { stagePackage } from './sources/stage-package.ts';
import type { CatalogueView, PackageInspection } from './views.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
type Staged = { readonly digest: string; readonly code: string };

const catalogues = staffProcedure('procedures.install')
	.output(answerList<CatalogueView>('CatalogueView'))
	.query(({ ctx }) => listCatalogues(ctx.services, ctx.session.wardId));

/** Takes the newest package of a procedure from the server's own folder to the inspection. */
const chooseFromShelf = staffProcedure('procedures.install')
	.input(z.strictObject({ code: procedureCode }))
	.output(answer<Staged>('Staged'))
	.mutation(async ({ ctx: { services, session }, input }) => {
		const shelved = await services.shelf.find(input.code);
		if (!shelved) throw notOnShelf(services, input.code);
		const bytes = new Uint8Array(await readFile(shelved.path));
		return stagePackage(services, session, { bytes, fileName: basename(shelved.path), source: 'shelf' });
	});

const chooseFromCatalogue = staffProcedure('procedures.install')
	.input(z.strictObject({ index: z.int().min(0).max(100), digest }))
	.output(answer<Staged>('Staged'))
	.mutation(async ({ ctx: { services, session }, input }) =>
		stagePackage(services, session, { ...(await fetchFromCatalogue(services, input)), source: 'catalogue' }),
	);

/** Ask again while `fixtures.state` is `running`. */
const inspect = staffProcedure('procedures.install')
	.input(z.strictObject({ digest }))
	.output(answer<PackageInspection>('PackageInspection'))
	.query(async ({ ctx: { services, session }, input }) =>
		inspectPackage(services, session.wardId, await services.staging.find(session.wardId, input.digest)),
	);

const install = staffProcedure('procedures.install')
	.input(
		z.strictObject({
			digest,
			grants: z.array(z.string().max(50)).max(20),
			vouch: z.boolean(),
			allowOlder: z.boolean(),
			/** `installed.digest` of the inspection that was looked at. */
			expectedInstalled: digest.nullable(),
		}),
	)
	.output(answer<Staged>('Installed'))
	.mutation(async ({ ctx: { services, session }, input }) => {
		const { digest: wanted, ...choices } = input;
		const staged = await services.staging.find(session.wardId, wanted);
		const installed = await installPackage(services, session, staged, choices);
		await services.staging.remove(session.wardId, wanted);
		return installed;
	});

const discard = staffProcedure('procedures.install')
	.input(z.strictObject({ digest }))
	.output(answer<{ readonly done: true }>('Done'))
	.mutation(async ({ ctx: { services, session }, input }) => {
		await services.staging.remove(session.wardId, input.digest);
		await services.db.write((tx) =>
			recordAct(tx, services, session, { action: 'package.discarded', target: null, detail: { digest: input.digest } }),
		);
		return { done: true as const };
	});

/** Packages on their way into the ward: chosen, looked at, installed or discarded. Uploads come by `POST /api/packages`. */
export const packagesRouter = router({ catalogues, chooseFromShelf, chooseFromCatalogue, inspect, install, discard });
