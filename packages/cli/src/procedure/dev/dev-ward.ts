import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listStaff } from '@motcua/database';
import type { RunningServer } from '@motcua/server';
import { installProcedure, readConfig, startServer } from '@motcua/server';
import { administrator, demoPassword } from '../../demo/accounts.ts';
import { makeDemoWard, publishEverything } from '../../demo/make-ward.ts';
import type { Client } from '../../play/clients.ts';
import { connect, signIn, upload } from '../../play/clients.ts';
import { makeFiling } from '../../play/filing.ts';
import { photographOfPaper } from '../../play/papers.ts';
import { makePerson } from '../../play/people.ts';
import { createRandom } from '../../play/random.ts';
import { roots } from '../../roots.ts';
import type { DevBuild } from './dev-package.ts';
import { shelve } from './dev-package.ts';

/** The real core with one procedure, on a data folder that goes with it. */
export interface DevWard {
	/** Address of the core itself. */
	readonly url: string;
	readonly server: RunningServer;
	/** Gone when it closes. */
	readonly dataDir: string;
	/** Installs and publishes a build under a version of its own; dossiers under way stay on theirs. */
	swap(build: DevBuild): Promise<{ readonly version: string }>;
	/** Files a dossier from the package's first sound sample, as a citizen does over HTTP. */
	file(build: DevBuild): Promise<{ readonly code: string; readonly name: string; readonly phone: string }>;
	/** Moves open dossiers of earlier builds to the present one, through the ward's own dry run. */
	repin(code: string): Promise<{ readonly moved: number; readonly left: number }>;
	close(): Promise<void>;
}

/**
 * Opens the ward with its first build published: embedded database, workers and sandbox as in a real installation. Only the limits on calls
 * are wider, and nothing is synced to the disk at every write.
 *
 * @param publicUrl where people reach it; the front that reloads pages
 */
export async function openDevWard(first: DevBuild, publicUrl: string): Promise<DevWard> {
	const home = await mkdtemp(join(tmpdir(), 'motcua-dev-'));
	const dataDir = join(home, 'data');
	const shelf = join(home, 'shelf');
	let builds = 1;
	await shelve(shelf, first, builds);
	const config = readConfig({ MOTCUA_LOG_LEVEL: 'error', MOTCUA_DATA_DIR: dataDir }, roots());
	const server = await startServer(
		{ ...config, port: 0, publicUrl, pluginsDir: shelf, isDemo: true, isDev: true },
		{ rateScale: 100_000, forgetful: true },
	);
	const { services } = server;
	const { wardId } = await makeDemoWard(services);
	const session = await administratorOf(server, wardId);
	const random = createRandom(2026);
	return {
		url: server.url,
		server,
		dataDir,
		async swap(build) {
			builds += 1;
			const version = await shelve(shelf, build, builds);
			const { code } = build.pkg.manifest;
			await installProcedure(services, session, code);
			await publishEverything(services, session, [code]);
			return { version };
		},
		async file({ pkg }) {
			const client = connect(server.url);
			const detail = await client.public.procedure.get.query({ code: pkg.manifest.code });
			const person = makePerson(random);
			const paper = async (_: string, index: number) => upload(server.url, await photographOfPaper(index + 1));
			const filing = await makeFiling(detail, pkg, person, paper, Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh'));
			const { code } = await client.public.dossier.submit.mutate(filing);
			return { code, name: person.fullName, phone: person.phone };
		},
		repin: async (code) => repin(await signIn(server.url, administrator.username, demoPassword), code),
		async close() {
			await server.close();
			await rm(home, { recursive: true, force: true });
		},
	};
}

async function administratorOf({ services }: RunningServer, wardId: string) {
	const staff = await listStaff(services.db.read, wardId);
	const person = staff.find((one) => one.fullName === administrator.fullName);
	if (!person) throw new Error('the ward has no administrator');
	return { wardId, staffId: person.id, name: person.fullName };
}

const MOST_LOOKS = 100;

async function repin(client: Client, code: string): Promise<{ readonly moved: number; readonly left: number }> {
	const { versions } = await client.ward.versions.list.query({ code });
	const present = versions.find((one) => one.state === 'published');
	const earlier = versions.filter((one) => one !== present && one.openDossiers > 0);
	let [moved, left] = [0, 0];
	for (const { digest, openDossiers } of present ? earlier : []) {
		const planned = await client.ward.versions.move.plan.mutate({
			code,
			fromDigest: digest,
			toDigest: present?.digest ?? '',
			kind: 'migration',
			reason: 'Tác giả đang viết thủ tục chuyển hồ sơ thử sang bản mới.',
		});
		await until(client, planned.id, 'planned');
		await client.ward.versions.move.begin.mutate({ moveId: planned.id });
		const done = await until(client, planned.id, 'applied');
		moved += done.moved;
		left += openDossiers - done.moved;
	}
	return { moved, left };
}

async function until(client: Client, moveId: string, state: 'planned' | 'applied') {
	for (let looks = 0; looks < MOST_LOOKS; looks++) {
		const move = await client.ward.versions.move.read.query({ moveId });
		if (move.state === state) return move;
		await new Promise((done) => setTimeout(done, 50));
	}
	throw new Error(`the move of dossiers is not ${state} after ${MOST_LOOKS} looks`);
}
