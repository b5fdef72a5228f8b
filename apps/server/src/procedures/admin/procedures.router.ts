import { countPinned, listPackages, listStaff, listWardProcedures } from '@motcua/database';
import { z } from 'zod';
import { answer, answerList } from '../../api/answer.ts';
import { router, type StaffSession, staffProcedure } from '../../api/trpc.ts';
import { procedureCode } from '../../dossiers/dossier-input.ts';
import type { Services } from '../../services.ts';
import type { WardProcedure } from '../../views.ts';
import { publishProcedure, unpublishProcedure } from '../publishing/publish-procedure.ts';
import { configureProcedure } from './configure-procedure.ts';
import { manifestOf } from './stored-manifest.ts';
import { wardProcedureView } from './ward-procedure-view.ts';

const byCode = z.strictObject({ code: procedureCode });

async function readAll(services: Services, session: StaffSession): Promise<WardProcedure[]> {
	const { read } = services.db;
	const [shelf, chosen, packages, staff] = await Promise.all([
		services.shelf.list(),
		listWardProcedures(read, session.wardId),
		listPackages(read),
		listStaff(read, session.wardId),
	]);
	const pinned = await countPinned(
		read,
		session.wardId,
		packages.map((stored) => stored.digest),
	);
	const codes = new Set([...shelf.map((one) => one.package.manifest.code), ...chosen.map((one) => one.code)]);
	return [...codes].sort().flatMap((code) => {
		const shelved = shelf.find((one) => one.package.manifest.code === code) ?? null;
		const ward = chosen.find((one) => one.code === code) ?? null;
		const installed = packages.find((stored) => stored.digest === ward?.installedDigest) ?? null;
		const published = packages.find((stored) => stored.digest === ward?.publishedDigest) ?? null;
		const manifest = installed ? manifestOf(installed) : shelved?.package.manifest;
		if (!manifest) return [];
		const openDossiers = packages
			.filter((stored) => stored.code === code)
			.reduce((sum, stored) => sum + (pinned.get(stored.digest) ?? 0), 0);
		return [wardProcedureView(manifest, { shelved, ward, installed, published, openDossiers, staff })];
	});
}

async function readOne(services: Services, session: StaffSession, code: string): Promise<WardProcedure> {
	const found = (await readAll(services, session)).find((one) => one.code === code);
	if (!found) throw new Error(`procedure ${code} vanished while it was changed`);
	return found;
}

const list = staffProcedure('procedures.read')
	.output(answerList<WardProcedure>('WardProcedure'))
	.query(({ ctx }) => readAll(ctx.services, ctx.session));

const configure = staffProcedure('procedures.configure')
	.input(
		z.strictObject({
			code: procedureCode,
			/** VND by key; `fee` is the main amount. */
			feeAmounts: z.record(z.string().max(100), z.int().min(0).max(1_000_000_000)),
			feeConfirmed: z.boolean(),
			officers: z.array(z.uuid()).max(20),
			grants: z.array(z.string().max(50)).max(20),
		}),
	)
	.output(answer<WardProcedure>('WardProcedure'))
	.mutation(async ({ ctx, input }) => {
		await configureProcedure(ctx.services, ctx.session, input);
		return readOne(ctx.services, ctx.session, input.code);
	});

const publish = staffProcedure('procedures.publish')
	.input(byCode)
	.output(answer<WardProcedure>('WardProcedure'))
	.mutation(async ({ ctx, input }) => {
		await publishProcedure(ctx.services, ctx.session, input.code);
		return readOne(ctx.services, ctx.session, input.code);
	});

const unpublish = staffProcedure('procedures.publish')
	.input(byCode)
	.output(answer<WardProcedure>('WardProcedure'))
	.mutation(async ({ ctx, input }) => {
		await unpublishProcedure(ctx.services, ctx.session, input.code);
		return readOne(ctx.services, ctx.session, input.code);
	});

/** Procedures of the ward, from the folder of packages to the catalogue that citizens read. */
export const proceduresRouter = router({ list, configure, publish, unpublish });
