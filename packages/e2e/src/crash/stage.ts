import { fileURLToPath } from 'node:url';
import { makeDemoWard, openOffice } from '@motcua/cli/demo';
import { closePapers, connect, createRandom } from '@motcua/cli/play';
import { readConfig, startServer } from '@motcua/server';
import { freePort } from '../free-port.ts';
import { createLedger } from './ledger.ts';
import { openPaperMill } from './papers.ts';
import type { Traffic } from './traffic.ts';

const PLUGINS = fileURLToPath(new URL('../../../../plugins', import.meta.url));

/** Everything that outlives the server: who plays, what they send, what they were promised. */
export interface Stage {
	readonly dataDir: string;
	readonly port: number;
	readonly wardId: string;
	readonly traffic: Traffic;
}

export interface StageOptions extends Pick<Traffic, 'openAtMost'> {
	readonly dataDir: string;
	readonly seed: number;
}

/**
 * Sets up the demo ward in an empty folder, without dossiers, and signs the office in. The sessions of that sign-in are
 * used through all kills: a session that was given is kept.
 */
export async function setStage({ dataDir, seed, openAtMost }: StageOptions): Promise<Stage> {
	// The same port for every start: browsers come back to the same address.
	const port = await freePort();
	const config = readConfig(
		{ MOTCUA_DATA_DIR: dataDir, MOTCUA_LOG_LEVEL: 'error', MOTCUA_PORT: String(port) },
		{ plugins: PLUGINS, portal: null, admin: null },
	);
	// A demonstration, because nobody looks at the forms in a browser before they are published.
	const server = await startServer({ ...config, isDemo: true }, { rateScale: 100_000 });
	try {
		const { wardId } = await makeDemoWard(server.services);
		const { url } = server;
		const citizen = connect(url);
		const procedures = await Promise.all(
			(await server.services.shelf.list()).map(async ({ package: pkg }) => ({
				pkg,
				detail: await citizen.public.procedure.get.query({ code: pkg.manifest.code }),
			})),
		);
		const traffic: Traffic = {
			url,
			ledger: createLedger(),
			citizen,
			office: await openOffice(url),
			procedures,
			mill: await openPaperMill(),
			random: createRandom(seed),
			today: Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh'),
			openAtMost,
			inHand: new Set(),
			begun: 0,
			killed: false,
			closing: false,
		};
		return { dataDir, port, wardId, traffic };
	} finally {
		await closePapers();
		await server.close();
	}
}
