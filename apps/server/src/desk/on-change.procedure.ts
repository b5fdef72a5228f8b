import { staffProcedure } from '../api/trpc.ts';
import { onWardChange } from './on-ward-change.ts';

export const onWardChangeProcedure = staffProcedure('worklist.read').subscription(({ ctx, signal }) =>
	onWardChange(ctx.services, ctx.session, signal),
);
