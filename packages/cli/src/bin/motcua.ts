#!/usr/bin/env node
import { defineCommand, runMain } from 'citty';
import { quickenStart } from '../quick-start.ts';
import { version } from '../version.ts';

quickenStart();

const main = defineCommand({
	meta: { name: 'motcua', version, description: 'Một cửa: phần mềm giải quyết thủ tục hành chính của phường, xã' },
	subCommands: {
		start: () => import('../start/start.command.ts').then((module) => module.startCommand),
		worker: () => import('../worker/worker.command.ts').then((module) => module.workerCommand),
		demo: () => import('../demo/demo.command.ts').then((module) => module.demoCommand),
		trust: () => import('../trust/trust.command.ts').then((module) => module.trustCommand),
		procedure: () => import('../procedure/procedure.command.ts').then((module) => module.procedureCommand),
		preflight: () => import('../preflight/preflight.command.ts').then((module) => module.preflightCommand),
		backup: () => import('../backup/backup.command.ts').then((module) => module.backupCommand),
		restore: () => import('../backup/restore.command.ts').then((module) => module.restoreCommand),
		jobs: () => import('../jobs/jobs.command.ts').then((module) => module.jobsCommand),
		password: () => import('../password/password.command.ts').then((module) => module.passwordCommand),
		doctor: () => import('../doctor/doctor.command.ts').then((module) => module.doctorCommand),
	},
});

await runMain(main);
