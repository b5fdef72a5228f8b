/** A server's engine that works until it is killed: `engine-process.ts <data folder> <ISO instant>`. */
import { pino } from 'pino';
import { readConfig } from '../../src/config.ts';
import { openServices } from '../../src/open-services.ts';
import { startStepEngine } from '../../src/steps/index.ts';

const [, , dataDir = '', now = ''] = process.argv;
const config = readConfig({ MOTCUA_DATA_DIR: dataDir }, { plugins: dataDir, portal: null, admin: null });
const clock = { now: () => Temporal.Instant.from(now) };
const { services } = await openServices(config, pino({ level: 'warn' }), { role: 'server', overrides: { clock } });
await startStepEngine(services);
