/**
 * The product under measurement: the demo ward without dossiers, real clock, durable as shipped, rate limits out of the
 * way because all load comes from one address. Prints its address.
 */
import { quickenStart, settleIn } from '@motcua/cli/quick-start';

quickenStart();
const { readConfig, startServer } = await import('@motcua/server');

const [dataDir = '', pluginsDir = ''] = process.argv.slice(2);
const config = readConfig(
	{ MOTCUA_DATA_DIR: dataDir, MOTCUA_PORT: '0', MOTCUA_LOG_LEVEL: 'error', MOTCUA_PLUGINS_DIR: pluginsDir },
	{ plugins: pluginsDir, portal: null, admin: null },
);
// A demonstration: its forms need not be looked at in a browser before they are published.
const server = await startServer({ ...config, isDemo: true }, { rateScale: 100_000 });
if (server.setupToken !== null) {
	// Only what makes the ward needs it; a start that is measured finds one.
	const { makeDemoWard } = await import('@motcua/cli/demo');
	await makeDemoWard(server.services);
}
console.log(server.url);
settleIn();
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.on('disconnect', () => process.exit(0));
