import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDemoWard, seedDemo } from '@motcua/cli/demo';
import type { ProcedurePackage } from '@motcua/procedure-sdk';
import { type RunningServer, readConfig, startServer } from '@motcua/server';
import { freePort } from './free-port.ts';

/** Folder of the repository. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Folder of `portal/dist` and `admin/dist`; another one tries another build. */
const APPS = process.env.E2E_APPS ?? join(ROOT, 'apps');

export interface WardOptions {
	/** `new`: not set up; `ward`: the demo ward without dossiers; a number: with so many dossiers of the last weeks. */
	readonly stand: 'new' | 'ward' | number;
	/** Folder of packages; the repository's `plugins` by default. */
	readonly pluginsDir?: string;
	/** Folders with a signed list of packages. */
	readonly catalogues?: readonly string[];
	/** Socket of ClamAV's daemon. */
	readonly clamav?: string;
}

/** The product with both apps, on a folder of its own. */
export interface WardServer extends Pick<RunningServer, 'url' | 'setupToken'> {
	readonly packages: ReadonlyMap<string, ProcedurePackage>;
	/** The running server from inside: for what no person does over the network, such as an author's next version. */
	readonly services: RunningServer['services'];
	/** Stops the server and starts it again on the same folder and address. Gives the milliseconds that stopping took. */
	restart(): Promise<number>;
	close(): Promise<void>;
}

/** Starts the product for browsers. The apps are served as they were built (`npm run build`). */
export async function openWard({
	stand,
	clamav,
	catalogues = [],
	pluginsDir = join(ROOT, 'plugins'),
}: WardOptions): Promise<WardServer> {
	const dataDir = await mkdtemp(join(tmpdir(), 'motcua-e2e-'));
	const config = readConfig(
		{
			MOTCUA_DATA_DIR: dataDir,
			MOTCUA_LOG_LEVEL: 'error',
			MOTCUA_PORT: String(await freePort()),
			// Everybody of a test comes from one address.
			MOTCUA_RATE_SCALE: '100000',
			MOTCUA_CATALOGUES: catalogues.join(','),
			...(clamav !== undefined && { MOTCUA_CLAMAV: clamav }),
		},
		{ plugins: pluginsDir, portal: built('portal'), admin: built('admin') },
	);
	if (typeof stand === 'number') await seedDemo(config, { dossiers: stand });
	const start = (): Promise<RunningServer> => startServer({ ...config, isDemo: stand !== 'new' });
	let server = await start();
	if (stand === 'ward') await makeDemoWard(server.services);
	const shelf = await server.services.shelf.list();
	return {
		url: server.url,
		setupToken: server.setupToken,
		get services() {
			return server.services;
		},
		packages: new Map(shelf.map(({ package: pkg }) => [pkg.manifest.code, pkg])),
		async restart() {
			const began = performance.now();
			await server.close();
			const took = performance.now() - began;
			server = await start();
			return took;
		},
		async close() {
			await server.close();
			await rm(dataDir, { recursive: true, force: true });
		},
	};
}

function built(app: 'portal' | 'admin'): string {
	const folder = join(APPS, app, 'dist');
	if (!existsSync(join(folder, 'index.html'))) throw new Error(`apps/${app} is not built: run npm run build there`);
	return folder;
}
