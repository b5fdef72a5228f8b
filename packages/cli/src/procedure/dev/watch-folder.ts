import { watch } from 'node:fs';

/** Editors write a file in several steps; a save is over when nothing happened for so long. */
const QUIET_MS = 40;
const IGNORED = /(^|[\\/])(node_modules|dist|\.git|test)([\\/]|$)|~$|\.sw[a-z]$/;

/**
 * Calls back after each save below a folder, with the moment of its first change (`performance.now()`). One call at a time: saves during
 * a call lead to one more after it.
 */
export function watchFolder(folder: string, onSave: (savedAt: number) => Promise<void>): { close(): void } {
	let savedAt: number | null = null;
	let timer: NodeJS.Timeout | undefined;
	let busy = false;
	async function settle(): Promise<void> {
		if (busy || savedAt === null) return;
		busy = true;
		const since = savedAt;
		savedAt = null;
		try {
			await onSave(since);
		} finally {
			busy = false;
		}
		await settle();
	}
	const watcher = watch(folder, { recursive: true }, (_, name) => {
		if (name === null || IGNORED.test(name)) return;
		savedAt ??= performance.now();
		clearTimeout(timer);
		timer = setTimeout(() => void settle(), QUIET_MS);
	});
	return {
		close() {
			clearTimeout(timer);
			watcher.close();
		},
	};
}
