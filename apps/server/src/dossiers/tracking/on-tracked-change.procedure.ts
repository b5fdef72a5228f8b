import { z } from 'zod';
import { publicProcedure } from '../../api/trpc.ts';
import { trackedTarget } from '../dossier-input.ts';
import { onTrackedChange } from './on-tracked-change.ts';

export const onTrackedChangeProcedure = publicProcedure('read')
	.input(z.strictObject({ trackToken: trackedTarget.trackToken }))
	.subscription(({ ctx, input, signal }) => onTrackedChange(ctx.services, input, signal));
