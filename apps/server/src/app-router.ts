import { router } from './api/trpc.ts';
import { deskRouter } from './desk-router.ts';
import { platformRouter } from './platform/router.ts';
import { publicRouter } from './public-router.ts';
import { wardRouter } from './ward/router.ts';

/** All procedures by audience. */
export const appRouter = router({
	public: publicRouter,
	desk: deskRouter,
	ward: wardRouter,
	platform: platformRouter,
});

/** For the clients of the two apps (types only). */
export type AppRouter = typeof appRouter;
