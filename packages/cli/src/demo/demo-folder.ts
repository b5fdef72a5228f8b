import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigError } from '@motcua/server';

const BEGUN = 'demo-folder';
const READY = 'demo-ready';

export interface DemoFolder {
	/** The sample ward is whole; a seed that was broken off left half a month. */
	readonly isReady: boolean;
	/** Removes what is there and marks the folder as the demo's. */
	clear(): Promise<void>;
	markReady(): Promise<void>;
}

/**
 * The data folder of the demo. Only a folder that is empty or that a demo has made is ever cleared: somebody may have
 * pointed `--data` at a real ward.
 *
 * @throws {ConfigError} `demo.foreignFolder`
 */
export async function openDemoFolder(path: string): Promise<DemoFolder> {
	const entries = await readdir(path).catch((): string[] => []);
	if (entries.length > 0 && !entries.includes(BEGUN))
		throw new ConfigError('demo.foreignFolder', '--data', {
			vi: `Thư mục ${path} có dữ liệu không phải của bản chạy thử nên không được động đến. Chọn thư mục trống.`,
			en: `the folder ${path} holds data that is not the demo's and was left alone. Choose an empty folder.`,
		});
	return {
		isReady: entries.includes(READY),
		async clear() {
			await rm(path, { recursive: true, force: true });
			await mkdir(path, { recursive: true, mode: 0o700 });
			await writeFile(join(path, BEGUN), 'Made by motcua demo; may be deleted.\n');
		},
		markReady: () => writeFile(join(path, READY), `${new Date().toISOString()}\n`),
	};
}
