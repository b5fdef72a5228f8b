import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository or the image: the folder that holds `apps` and `plugins`. */
const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

const built = (app: string): string | null => {
	const folder = join(root, 'apps', app, 'dist');
	return existsSync(join(folder, 'index.html')) ? folder : null;
};

/** Where this installation keeps what it serves. An app that was not built is not served. */
export const roots = (): { plugins: string; portal: string | null; admin: string | null } => ({
	plugins: join(root, 'plugins'),
	portal: built('portal'),
	admin: built('admin'),
});
