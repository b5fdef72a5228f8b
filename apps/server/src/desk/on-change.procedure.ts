import { z } from 'zod';
import { staffProcedure } from '../api/trpc.ts';
import { entityId } from '../dossiers/dossier-input.ts';
import { onWardChange } from './on-ward-change.ts';

export const onWardChangeProcedure = staffProcedure('worklist.read')
	.input(z.strictObject({ dossierId: entityId.optional() }).optional())
	.subscription(({ ctx, input, signal }) => onWardChange(ctx.services, ctx.session, input?.dossierId, signal));
