import { answer } from '../api/answer.ts';
import { publicProcedure } from '../api/trpc.ts';
import type { WardInfo } from '../views.ts';
import { wardInfo } from './ward-info.ts';

export const wardInfoProcedure = publicProcedure('read', {
	method: 'GET',
	path: '/public/ward',
	tags: ['public'],
	summary: 'The ward: name, address, opening hours, limits of uploads',
})
	.output(answer<WardInfo>('WardInfo'))
	.query(({ ctx }) => wardInfo(ctx.services));
