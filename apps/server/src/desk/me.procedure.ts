import { answer } from '../api/answer.ts';
import { staffProcedure } from '../api/trpc.ts';
import type { Me } from '../views.ts';
import { me } from './me.ts';

export const meProcedure = staffProcedure('desk.me', {
	method: 'GET',
	path: '/desk/me',
	tags: ['desk'],
	summary: 'The person who is signed in, with roles and allowed actions',
})
	.output(answer<Me>('Me'))
	.query(({ ctx }) => me(ctx.services, ctx.session));
