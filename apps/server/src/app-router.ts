import { router } from './api/trpc.ts';
import { deskRouter } from './desk-router.ts';
import { publicRouter } from './public-router.ts';

/** All procedures by audience. */
export const appRouter = router({
	public: publicRouter,
	desk: deskRouter,
});

/** For the clients of the two apps (types only). */
export type AppRouter = typeof appRouter;
