import { styleText } from 'node:util';
import { IsolateHostRunner } from '@motcua/plugin-host';
import { isSound } from '@motcua/procedure-tools';
import type { DevBuild } from './dev-package.ts';
import { buildForDev, failingFixtures, Unsound } from './dev-package.ts';
import type { DevWard } from './dev-ward.ts';
import { openDevWard } from './dev-ward.ts';
import type { ReloadingFront } from './reloading-front.ts';
import { openReloadingFront } from './reloading-front.ts';
import { tellBuild, tellFailing, tellRefusal } from './tell.ts';
import { watchFolder } from './watch-folder.ts';

/** A ward that follows an author's folder. */
export interface DevSession {
	readonly url: string;
	readonly ward: DevWard;
	/** The build that citizens see. */
	readonly live: DevBuild;
	close(): Promise<void>;
}

export interface DevOptions {
	/** 0 for any free one. */
	readonly port: number;
	readonly print: (line: string) => void;
	/** After every save, whatever became of it. */
	readonly onReload?: (outcome: { readonly ok: boolean; readonly ms: number }) => void;
}

/**
 * Opens the ward and follows the folder: each save is built, checked, installed under a new digest and published, and open pages reload.
 * What cannot be built or installed is told with its place, and the build before stays live.
 *
 * @throws BuildError, UserError when the first build cannot be opened with
 */
export async function openDevSession(folder: string, options: DevOptions): Promise<DevSession> {
	const { print } = options;
	const runner = new IsolateHostRunner();
	let live = await buildForDev(folder);
	tellBuild(live, print);
	tellFailing(await failingFixtures(live, runner), print);
	const opened = await openBoth(live, options.port);
	const { ward, front } = opened;

	async function onSave(savedAt: number): Promise<void> {
		const outcome = await reload(folder, live, ward).catch((error: unknown) => {
			tellRefusal(error, print);
			return null;
		});
		const ms = Math.round(performance.now() - savedAt);
		if (outcome === null) print(styleText('red', `✗ ${ms} ms: bản trước vẫn chạy / the build before stays live`));
		else if (outcome.build.fingerprint === live.fingerprint)
			print(styleText('dim', `· ${ms} ms: không có gì đổi / nothing changed`));
		else {
			live = outcome.build;
			const pages = front.reload();
			tellBuild(live, print);
			print(styleText('green', `✓ ${ms} ms: ${outcome.version}, ${pages} trang tải lại / pages reloaded`));
			tellFailing(await failingFixtures(live, runner), print);
		}
		options.onReload?.({ ok: outcome !== null, ms });
	}
	const watcher = watchFolder(folder, onSave);
	return {
		url: front.url,
		ward,
		get live() {
			return live;
		},
		async close() {
			watcher.close();
			await front.close();
			await ward.close();
			await runner.close();
		},
	};
}

async function reload(
	folder: string,
	live: DevBuild,
	ward: DevWard,
): Promise<{ readonly build: DevBuild; readonly version: string }> {
	const build = await buildForDev(folder);
	if (build.fingerprint === live.fingerprint) return { build, version: '' };
	if (build.pkg.manifest.code !== live.pkg.manifest.code) throw new OtherProcedure(live.pkg.manifest.code);
	if (!isSound(build.findings)) {
		throw new Unsound(build);
	}
	return { build, ...(await ward.swap(build)) };
}

/** Thrown when the code of the procedure was changed while its ward is open. */
class OtherProcedure extends Error {
	override readonly name = 'OtherProcedure';
	readonly code = 'dev.otherProcedure';
	readonly text;
	constructor(code: string) {
		super('the code of the procedure changed');
		this.text = {
			vi: `Mã thủ tục không còn là ${code}. Dừng (Ctrl+C) rồi chạy lại để mở phường với mã mới.`,
			en: `The code is no longer ${code}. Stop (Ctrl+C) and start again to open a ward with the new one.`,
		};
	}
}

async function openBoth(build: DevBuild, port: number): Promise<{ ward: DevWard; front: ReloadingFront }> {
	// The core has to know the address of the front, and the front that of the core: the front comes first and is told later.
	let core = '';
	const front = await openReloadingFront(() => core, port);
	try {
		const ward = await openDevWard(build, front.url);
		core = ward.url;
		return { ward, front };
	} catch (error) {
		await front.close();
		throw error;
	}
}
