/** A worker process that is killed in the middle of the first step it takes; a program for the tests of disasters. */
import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { openServices } from '../open-services.ts';
import { startStepEngine } from '../steps/index.ts';

const now = Temporal.Instant.from(process.argv[2] ?? '');
const config = readConfig(process.env, { plugins: process.env.MOTCUA_DATA_DIR ?? '', portal: null, admin: null });
const logger = pino({ level: 'error' }, pino.destination(2));
const { services } = await openServices(config, logger, { role: 'worker', overrides: { clock: { now: () => now } } });
const runner = {
	run: () => {
		process.kill(process.pid, 'SIGKILL');
		return new Promise<never>(() => {});
	},
	close: async () => {},
};
await startStepEngine({ ...services, runner });
