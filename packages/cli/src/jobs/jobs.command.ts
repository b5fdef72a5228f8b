import { defineCommand } from 'citty';

/** `motcua jobs …`: what ward IT does with the job queue. */
export const jobsCommand = defineCommand({
	meta: { name: 'jobs', description: 'Hàng đợi việc / the job queue' },
	subCommands: {
		move: () => import('./move.command.ts').then((module) => module.moveCommand),
	},
});
